import type { workflow as en } from "../en/workflow"
import type { Words } from "../words"

export const workflow: Words<typeof en> = {
  workflow: {
    open: "Cómo avanzan las páginas",
    title: "Cómo avanzan las páginas en {group}",
    help: "Quien coordina puede hacer todos los pasos. Lo que elijas aquí vale desde ya para todas las páginas del grupo.",
    names: "Nombres de los estados",
    movers: "Quién puede mover una página",
    move: "Paso",
    actions: {
      "move-to-assigned": "Asignarla",
      "move-to-in-review": "Pasarla a revisión",
      "move-to-in-revision": "Devolverla para corregir",
      "move-to-approved": "Aprobarla",
      reopen: "Reabrirla",
    },
    fourEyes: "Cuatro ojos",
    fourEyesHelp: "Quien ha escrito o sugerido algo en un texto no lo aprueba: ni el par ni la página.",
    save: "Guardar",
    pageRoles: "Quién puede hacer qué aquí",
    pageRolesHelp:
      "Solo en esta página, en lugar de las funciones del grupo. Sin ninguna función, la persona no ve la página.",
    rolesHere: "Funciones de {name} en esta página",
    asInGroup: "como en el grupo",
    backToGroup: "Como en el grupo",
    dueTitle: "Fecha límite",
    dueMenu: "Fecha límite…",
    dueDay: "La página debería estar aprobada antes del final del",
    dueSave: "Poner la fecha",
    dueNone: "Sin fecha",
    due: "para el {day}",
    overdue: "era para el {day}",
    dueHead: "Para",
    rolesMenu: "Quién puede hacer qué aquí…",
  },
  timeline: {
    show: "Mostrar",
    all: "Todo",
    kinds: {
      moves: "Pasos y fechas",
      words: "Cambios y borradores",
      suggestions: "Sugerencias",
      comments: "Comentarios",
      status: "Estado de los pares",
    },
    by: "De",
    anybody: "cualquiera",
    none: "Nada coincide.",
    link: "Enlace a esto",
  },
}
