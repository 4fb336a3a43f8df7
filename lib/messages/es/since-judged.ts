import type { sinceJudged as en } from "../en/since-judged"
import type { Words } from "../words"

export const sinceJudged: Words<typeof en> = {
  sinceJudged: {
    hint: "Par aprobado por {name}; cambió después",
    see: "Ver qué cambió",
    menu: "Ver qué cambió desde que se {status, select, approved {aprobó} other {revisó}}",
    title: "Par {pair}, desde que se {status, select, approved {aprobó} other {revisó}}",
    titlePlain: "Desde que se valoró",
    judged: "{status, select, approved {Aprobado} other {Revisado}} por {name} <at></at>.",
    changed: "Lo cambió después: {names}.",
    target: "Borrador",
    source: "Original",
    same: "Las palabras son las mismas de entonces.",
    unknown: "Ya no se pueden mostrar las palabras de entonces.",
    again: "Aprobarlo como está ahora",
    againReviewed: "Marcarlo como revisado como está ahora",
    reading: "Buscando las palabras de entonces…",
    notRead: "No se pudieron leer las palabras de entonces.",
  },
}
