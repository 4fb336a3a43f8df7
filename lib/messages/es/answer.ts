import type { answer as en } from "../en/answer"
import type { Words } from "../words"

export const answer: Words<typeof en> = {
  answer: {
    head: "Revisión de «{title}» en {language}",
    pairs:
      "{all, plural, one {{approved, plural, =0 {El único par aún no está aprobado.} other {El único par está aprobado.}}} other {{approved} de # pares están aprobados.}} La página está en «{state}».",
    suggestions:
      "{all, plural, =0 {No se sugirió ningún cambio.} one {Se sugirió un cambio: } other {Se sugirieron # cambios: }}",
    became:
      "{accepted, plural, one {# aceptado} other {# aceptados}}, {rejected, plural, one {# rechazado} other {# rechazados}} y {open, plural, one {# aún pendiente} other {# aún pendientes}}.",
    kinds: "Lo que se encontró",
    kind: "{kind}: {count}",
    noKind: "Sin clasificar",
    questions: "Preguntas abiertas",
    issues: "Por corregir",
    sourceFaults: "Errores en el original",
    pair: "Par {number}",
    page: "Toda la página",
    quote: "«{words}»",
    said: "{name}: {words}",
    link: "Todo lo que se sugirió y se dijo:",
  },
  answerDialog: {
    menu: "Respuesta al tique…",
    title: "Respuesta al tique",
    titleOf: "Respuesta al tique {ticket}",
    description: "Qué se revisó y en qué quedó, para pegarlo como comentario.",
    language: "Idioma de la respuesta",
    markup: "Escrita en",
    trac: "Wiki de Trac",
    markdown: "Markdown",
    copy: "Copiar la respuesta",
    making: "Escribiendo la respuesta…",
    notMade: "No se pudo escribir la respuesta.",
    text: "La respuesta",
  },
}
