/** Notes of XLIFF 2 and the stretches they are tied to, as threads. */
import { attributeOf, elementsOf, wordsOf, type XmlElement } from "@/lib/formats/xml"
import type { RowThread, Said } from "@/lib/page/bitext"
import type { Anchor } from "../side-reader"
import { type Facts, factsIn, timeOf, unsigned } from "./metadata"
import { isCore2 } from "./names"

export interface Voice extends Anchor {
  readonly side: "source" | "target"
  /** Index of the row among those of the unit. */
  readonly row: number
}

interface Noted {
  readonly id: string
  readonly said: Said
  readonly about: "source" | "target" | null
  readonly facts: Facts
}

/** Of a unit: its threads by row. Of a file: those about the page. */
export function threadsOf(
  element: XmlElement,
  voices: readonly Voice[],
  values: Readonly<Record<string, string>> = {},
): { readonly rows: ReadonlyMap<number, readonly RowThread[]>; readonly page: readonly RowThread[] } {
  const list = elementsOf(element).find(child => child.local === "notes" && isCore2(child.space))
  const facts = new Map(factsIn(element, "ctj:note").map(one => [one.note ?? "", one]))
  const notes = (list ? elementsOf(list) : [])
    .filter(one => one.local === "note")
    .map((one, i): Noted => {
      const id = attributeOf(one, "id") ?? `-${i}`
      const known = facts.get(id) ?? {}
      const about = attributeOf(one, "appliesTo")
      const by = known.author ?? ""
      return {
        id,
        said: { by, at: timeOf(known.date), text: unsigned(wordsOf(one), by) },
        about: about === "source" || about === "target" ? about : null,
        facts: known,
      }
    })
  for (const [id, text] of Object.entries(values))
    notes.push({ id, said: { by: "", at: null, text }, about: null, facts: {} })
  const rows = new Map<number, RowThread[]>()
  const page: RowThread[] = []
  const replies = new Map<string, Said[]>()
  for (const note of notes) {
    const parent = note.facts.parent
    if (parent !== undefined) replies.set(parent, [...(replies.get(parent) ?? []), note.said])
  }
  for (const note of notes) {
    if (note.facts.parent !== undefined && notes.some(one => one.id === note.facts.parent)) continue
    const voice = voices.find(one => one.ref === note.id)
    const { facts: f } = note
    const thread: RowThread = {
      side: voice?.side ?? note.about,
      from: voice?.from ?? 0,
      to: voice?.to ?? 0,
      kind: f.kind ?? "note",
      category: f.category ?? null,
      severity: f.severity ?? null,
      resolved: f.resolved === undefined ? null : { by: f.resolved, at: timeOf(f.resolvedAt) },
      said: [note.said, ...(replies.get(note.id) ?? [])],
    }
    page.push(thread)
    const row = voice?.row ?? Number(f.row ?? 0)
    rows.set(row, [...(rows.get(row) ?? []), thread])
  }
  return { rows, page }
}
