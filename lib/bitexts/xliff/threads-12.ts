/** Notes and comments of XLIFF 1.2, of ours and of Trados, as threads. */
import { attributeOf, elementsOf, wordsOf, type XmlElement } from "@/lib/formats/xml"
import type { RowThread, Said } from "@/lib/page/bitext"
import type { Anchor } from "../side-reader"
import { timeOf } from "./metadata"
import { spaces } from "./names"
import type { SdlFacts } from "./sdl"

export interface Voice12 extends Anchor {
  readonly side: "source" | "target"
  readonly row: number
}

interface Noted {
  readonly said: Said
  readonly about: "source" | "target" | null
  /** What we keep beside it. */
  readonly own: XmlElement | undefined
}

export function threadsOf12(
  element: XmlElement,
  voices: readonly Voice12[],
  sdl: SdlFacts,
): { readonly rows: ReadonlyMap<number, readonly RowThread[]>; readonly page: readonly RowThread[] } {
  const rows = new Map<number, RowThread[]>()
  const page: RowThread[] = []
  const add = (row: number, thread: RowThread): void => {
    page.push(thread)
    rows.set(row, [...(rows.get(row) ?? []), thread])
  }
  for (const voice of voices) {
    const said = sdl.comments.get(voice.ref)
    if (!said || said.length === 0) continue
    const { side, from, to, row } = voice
    const severity = sdl.severities.get(voice.ref) ?? null
    add(row, { side, from, to, kind: "note", category: null, severity, resolved: null, said })
  }
  const beside = elementsOf(element).filter(one => one.space === spaces.ours && one.local === "note")
  const notes = elementsOf(element)
    .filter(one => one.local === "note" && one.space !== spaces.ours)
    .map((one, i): Noted => {
      const about = attributeOf(one, "annotates")
      const own = beside[i]
      const by = attributeOf(one, "from") ?? ""
      const at = own ? timeOf(attributeOf(own, "date")) : null
      return {
        said: { by, at, text: wordsOf(one) },
        about: about === "source" || about === "target" ? about : null,
        own,
      }
    })
    // Some programs write an empty note beside every unit.
    .filter(one => one.own !== undefined || one.said.text.trim() !== "")
  for (const [i, note] of notes.entries()) {
    const of = (name: string): string | undefined => note.own && attributeOf(note.own, name)
    const id = of("id")
    if (of("parent") !== undefined) continue
    const replies = notes
      .slice(i + 1)
      .filter(one => one.own && id !== undefined && attributeOf(one.own, "parent") === id)
    const voice = voices.find(one => one.ref === id)
    const resolved = of("resolved")
    add(voice?.row ?? Number(of("row") ?? 0), {
      side: voice?.side ?? note.about,
      from: voice?.from ?? Number(of("from") ?? 0),
      to: voice?.to ?? Number(of("to") ?? 0),
      kind: of("kind") ?? "note",
      category: of("category") ?? null,
      severity: of("severity") ?? null,
      resolved: resolved === undefined ? null : { by: resolved, at: timeOf(of("resolved-at")) },
      said: [note.said, ...replies.map(one => one.said)],
    })
  }
  return { rows, page }
}
