/** Glossaries kept in a spreadsheet: a row a concept, its columns named in English or Spanish. */
import { done, type Note, type Noted, type Outcome, refuse } from "@/lib/page/outcome"
import type { Lang } from "@/lib/page/page"
import { type Column, columnOf, languageOfColumn } from "../columns"
import { readCells, sniffSeparator } from "../csv-cells"
import type { TermRefusal } from "./tbx"
import { type Concept, doubled, type Glossary, languagesIn, type Term, type Usage } from "./terms"

export interface GlossaryWish {
  /** For columns that say only "source" and "target". */
  readonly source: Lang
  readonly target: Lang
}

export function readGlossaryCsv(file: string, wish: GlossaryWish): Outcome<Noted<Glossary>, TermRefusal> {
  if (file.trim() === "") return refuse("empty")
  const read = readCells(file, sniffSeparator(file))
  if (!read.ok) return read
  const [head] = read.value
  if (!head || head.cells.length < 2) return refuse("one-column")
  const notes: Note[] = []
  const columns = head.cells.map((name): { column: Column | null; lang: Lang | null; name: string } => {
    const column = columnOf(name)
    const lang = column === "source" ? wish.source : column === "target" ? wish.target : languageOfColumn(name)
    return { column, lang, name: name.trim() }
  })
  const named = columns.some(one => one.lang !== null)
  if (!named) notes.push({ code: "header-guessed" })
  const layout = named
    ? columns
    : columns.map((_, i) => ({
        column: null,
        lang: i === 0 ? wish.source : i === 1 ? wish.target : null,
        name: `${i + 1}`,
      }))
  const kept = layout.filter(one => one.lang === null && one.column === null && one.name !== "").map(one => one.name)
  if (named && kept.length > 0) notes.push({ code: "columns-kept", detail: kept.join(", ") })
  const rows = named ? read.value.slice(1) : read.value
  const concepts = rows.flatMap(({ cells, line }, i): Concept[] => {
    if (cells.length < head.cells.length) notes.push({ code: "ragged-row", detail: String(line) })
    const of = (column: Column): string | null => {
      const at = layout.findIndex(one => one.column === column)
      const words = at < 0 ? "" : (cells[at] ?? "").trim()
      return words === "" ? null : words
    }
    const usage = usageNamed(of("usage") ?? of("status"))
    const terms = layout.flatMap(({ lang, column }, k): Term[] => {
      if (lang === null) return []
      const isTarget = column === "target" || lang === wish.target
      // Several ways of saying it are parted by semicolons or bars.
      return (cells[k] ?? "")
        .split(/\s*[;|]\s*/)
        .map(words => words.trim())
        .filter(words => words !== "")
        .map(words => ({
          lang,
          words,
          usage: isTarget ? usage : null,
          partOfSpeech: of("part-of-speech"),
          gender: isTarget ? of("gender") : null,
          note: null,
        }))
    })
    if (terms.length === 0) return []
    const other = Object.fromEntries(
      layout.flatMap(({ lang, column, name }, k) =>
        lang === null && column === null && (cells[k] ?? "") !== "" ? [[name, cells[k] ?? ""]] : [],
      ),
    )
    const note = of("note") ?? of("comments")
    return [{ id: of("id") ?? `r${i + 1}`, subject: of("subject"), definition: of("definition"), note, terms, other }]
  })
  if (concepts.length === 0) return refuse("no-terms")
  const ragged = notes.filter(note => note.code !== "ragged-row")
  const few = notes.filter(note => note.code === "ragged-row").slice(0, 20)
  return done({
    value: { concepts, languages: languagesIn(concepts) },
    notes: [...ragged, ...few, ...doubled(concepts)],
  })
}

const avoid = ["avoid", "forbidden", "deprecated", "evitar", "prohibido", "yes", "sí", "si", "x", "true"]

/** A column called "forbidden" says yes; one called "usage" says which. */
function usageNamed(words: string | null): Usage | null {
  const plain = words?.toLowerCase() ?? ""
  if (["preferred", "use", "approved", "preferido", "preferente", "usar", "aprobado"].includes(plain))
    return "preferred"
  if (["admitted", "allowed", "admitido", "permitido"].includes(plain)) return "admitted"
  return avoid.includes(plain) ? "avoid" : null
}
