/** Lo que encontraron las comprobaciones, en la mesa. Las frases de cada hallazgo están en findings.ts. */
export const deskChecks = {
  checks: {
    card: "Hallazgo, {level}, {name}: «{quote}»",
    close: "Cerrar el hallazgo",
    suggest: "Sugerir esto",
    change: "Cambiarlo así",
    notAFault: "No es un error",
    keepWord: "Añadir a nuestras palabras",
    nothing: "nada",
    example: "Ejemplo:",
    or: "o",
    kinds: "Hallazgos por tipo",
    next: "Siguiente",
    previous: "Anterior",
    none: "Las comprobaciones no encontraron nada.",
    checkingNow: "Comprobando…",
    hints: "Mostrar también los avisos leves",
    suggestAll: "Sugerir los {count}",
    suggestAllOf: "{name}: sugerir los {count}",
    changeAll: "Cambiar los {count}",
    changeAllOf: "{name}: cambiar los {count}",
    noDictionaries:
      "No se pudieron traer los diccionarios: la ortografía y la gramática no se comprueban. Vuelve a abrir la página para intentarlo de nuevo.",
    unopened:
      "{count, plural, =0 {Alguien ha leído ya cada par.} one {Un par de {all} no lo ha abierto nadie.} other {# pares de {all} no los ha abierto nadie.}}",
    count: "{count, plural, one {un hallazgo} other {# hallazgos}}",
    done: {
      suggested: "{count, plural, one {Sugerido.} other {# sugerencias hechas.}}",
      changed: "{count, plural, one {Cambiado.} other {# lugares cambiados.}}",
      notFault: "{count, plural, one {Guardado: no es un error.} other {# guardados: no son errores.}}",
      word: "«{word}» ya es una de nuestras palabras.",
      notKept: "No se pudo guardar. Inténtalo de nuevo.",
    },
    opened: "{level} {at} de {all}: {sentence}{suggestion, select, none {} other { Se sugiere: {suggestion}.}}",
  },
}
