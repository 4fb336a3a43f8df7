/** What the columns of a table hold, by their names in English or Spanish, or by a language tag. */
import type { Lang } from "@/lib/page/page"

export type Column =
  | "id"
  | "source"
  | "target"
  | "status"
  | "comments"
  | "definition"
  | "note"
  | "subject"
  | "part-of-speech"
  | "gender"
  | "usage"

const names: Readonly<Record<Column, readonly string[]>> = {
  id: ["id", "#", "no", "nº", "n.º", "number", "numero", "key", "clave", "concept", "concepto"],
  source: [
    "source",
    "original",
    "source text",
    "texto original",
    "fuente",
    "origen",
    "source term",
    "termino original",
    "termino de origen",
  ],
  target: [
    "target",
    "translation",
    "target text",
    "traduccion",
    "destino",
    "texto traducido",
    "target term",
    "termino traducido",
    "termino de destino",
    "translation term",
  ],
  status: ["status", "state", "estado"],
  comments: ["comments", "comment", "comentarios", "comentario", "remarks", "observaciones"],
  definition: ["definition", "definicion", "description", "descripcion"],
  note: ["note", "notes", "nota", "notas"],
  subject: ["subject", "subject field", "domain", "tema", "campo", "ambito", "dominio"],
  "part-of-speech": ["part of speech", "pos", "categoria gramatical", "categoria", "clase de palabra"],
  gender: ["gender", "genero", "grammatical gender"],
  usage: ["usage", "uso", "term status", "estado del termino", "administrative status", "forbidden", "prohibido"],
}

const plain = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[_\s]+/g, " ")
    .trim()
    .toLowerCase()

export function columnOf(name: string): Column | null {
  const wanted = plain(name)
  const found = Object.entries(names).find(([, list]) => list.includes(wanted))
  return found ? (found[0] as Column) : null
}

const languages: Readonly<Record<string, Lang>> = {
  english: "en",
  ingles: "en",
  spanish: "es",
  espanol: "es",
  castellano: "es",
  french: "fr",
  frances: "fr",
  german: "de",
  aleman: "de",
  portuguese: "pt",
  portugues: "pt",
  italian: "it",
  italiano: "it",
  catalan: "ca",
  galician: "gl",
  gallego: "gl",
}

/** "en", "es-MX", "Spanish", "español". */
export function languageOfColumn(name: string): Lang | null {
  const wanted = plain(name).replace(/^(?:term|termino) /, "")
  const known = languages[wanted]
  if (known) return known
  const tag = name.trim().replace("_", "-")
  return /^[a-z]{2}(?:-[a-z]{2,4}|-\d{3})?$/i.test(tag) && columnOf(name) === null ? tag : null
}
