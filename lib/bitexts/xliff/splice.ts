/**
 * An edited page put back into the XLIFF file it came from.
 *
 * Only targets whose words changed are written, and only states that are others; everything else in the file stays as it was
 * written, byte for byte. The file is read again before it is believed; when it does not say what the page says, null.
 */
import { attributeOf, elementsOf, readXml, walkXml, type XmlElement, xmlAttribute, xmlWords } from "@/lib/formats/xml"
import type { Bitext, BitextRow, RowBlock } from "@/lib/page/bitext"
import type { Note, Noted } from "@/lib/page/outcome"
import type { Inline, Mark } from "@/lib/page/page"
import { inlineOf } from "../kinds"
import { nested, sameMark } from "../marks"
import { markOfCode2 } from "./inline-2"
import { markOfCode12 } from "./inline-12"
import { isCore2, type RowPlace } from "./names"
import { readPlacedXliff } from "./xliff"

interface Change {
  readonly from: number
  readonly to: number
  readonly words: string
}

/** @param edited the rows as they are now, with the ids they were read with */
export function spliceXliff(file: string, edited: Bitext): Noted<string> | null {
  const read = readPlacedXliff(file)
  const root = readXml(file)
  if (!read.ok || !root.ok) return null
  const { bitext, places } = read.value
  if (bitext.rows.length !== edited.rows.length) return null
  const is2 = isCore2(root.value.space) || attributeOf(root.value, "version")?.startsWith("2") === true
  const changes: Change[] = []
  for (const [i, row] of edited.rows.entries()) {
    const before = bitext.rows[i]
    const place = places[i]
    if (!before || !place || before.id !== row.id || !alike(before.source, row.source)) return null
    const own = changesOf(file, before, row, place, is2)
    if (own === null) return null
    changes.push(...own)
  }
  if (changes.length === 0) return { value: file, notes: unsaid(bitext, edited) }
  if (is2 && attributeOf(root.value, "trgLang") === undefined && edited.target !== "") {
    const at = root.value.from + 1 + root.value.name.length
    changes.push({ from: at, to: at, words: ` trgLang="${xmlAttribute(edited.target)}"` })
  }
  const spliced = apply(file, changes)
  const again = readPlacedXliff(spliced)
  if (!again.ok || again.value.bitext.rows.length !== edited.rows.length) return null
  const same = again.value.bitext.rows.every((row, i) => alike(row.target, edited.rows[i]?.target ?? []))
  return same ? { value: spliced, notes: unsaid(again.value.bitext, edited) } : null
}

/** Segments of one unit of 1.2 share a state: theirs alone has no place in such a file. */
function unsaid(said: Bitext, meant: Bitext): readonly Note[] {
  const count = meant.rows.filter((row, i) => row.status !== said.rows[i]?.status).length
  return count === 0 ? [] : [{ code: "statuses-left-out", detail: String(count) }]
}

function changesOf(file: string, before: BitextRow, row: BitextRow, place: RowPlace, is2: boolean): Change[] | null {
  const changes: Change[] = []
  const reworded = !alike(before.target, row.target)
  if (reworded) {
    if (row.target.length > 1 || (row.target.length === 0 && !place.target)) return null
    const words = contentOf(file, row, place, is2)
    if (words === null) return null
    const { target } = place
    if (target) {
      // An element without an end tag is opened up.
      const isShort = file.startsWith("/>", target.inner.to)
      changes.push(
        isShort
          ? { from: target.inner.to, to: target.to, words: `>${words}</${target.name}>` }
          : { ...target.inner, words },
      )
    } else {
      if (place.targetAt === null || !place.source) return null
      const name = place.source.name.replace(/source$/, "target")
      const space = file.slice(place.source.from, place.source.inner.from).match(/ xml:space="\w+"/)?.[0] ?? ""
      changes.push({ from: place.targetAt, to: place.targetAt, words: `<${name}${space}>${words}</${name}>` })
    }
  }
  if (place.stated && (row.status !== before.status || reworded)) {
    const state = is2 ? state2(row, before, place) : state12(row, before)
    if (state !== null) changes.push(...stateChange(file, place.stated, state, is2))
  }
  if (row.status !== before.status)
    for (const { element, name, values } of place.alsoStated)
      changes.push(...attributeChange(file, element, name, values[row.status]))
  return changes
}

/** Null where the file already says it, or says more than we would. */
function state2(row: BitextRow, before: BitextRow, { stated }: RowPlace): string | null {
  if (row.target.length === 0) return "initial"
  const now = { draft: "translated", reviewed: "reviewed", approved: "final" }[row.status]
  const old = stated ? attributeOf(stated, "state") : undefined
  if (row.status === before.status && row.status === "draft" && old === undefined) return null
  return now === old ? null : now
}

function state12(row: BitextRow, before: BitextRow): string | null {
  if (row.status === before.status && row.status === "draft") return null
  return { draft: "translated", reviewed: "signed-off", approved: "final" }[row.status]
}

function stateChange(file: string, element: XmlElement, state: string, is2: boolean): Change[] {
  const known = attributeChange(file, element, "state", state)
  const at = element.from + 1 + element.name.length
  const changes = known.length > 0 ? known : [{ from: at, to: at, words: ` state="${state}"` }]
  // Whoever changes a state has to take its sub-state away.
  const sub = is2 ? / subState=(?:"[^"]*"|'[^']*')/.exec(startTag(file, element)) : null
  if (sub) changes.push({ from: element.from + sub.index, to: element.from + sub.index + sub[0].length, words: "" })
  return changes
}

const startTag = (file: string, element: XmlElement): string =>
  file.slice(element.from, file.indexOf(">", element.from))

/** Nothing where the element has no such attribute. */
function attributeChange(file: string, element: XmlElement, name: string, value: string): Change[] {
  const old = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(startTag(file, element))
  if (!old) return []
  const end = element.from + old.index + old[0].length - 1
  return [{ from: end - (old[1] ?? old[2] ?? "").length, to: end, words: value }]
}

interface Tags {
  readonly mark: Mark
  readonly start: string
  readonly end: string
}

function contentOf(file: string, row: BitextRow, place: RowPlace, is2: boolean): string | null {
  const known = [...tagsIn(file, place.target, place, is2), ...tagsIn(file, place.source, place, is2)]
  const breaks = [place.target, place.source].flatMap(side => (side ? breaksIn(file, side) : []))
  const taken = new Set<Tags>()
  let fresh = 0
  const tagsFor = (mark: Mark): Tags | null => {
    const old = known.find(one => sameMark(one.mark, mark) && !taken.has(one))
    if (old) {
      taken.add(old)
      return old
    }
    fresh++
    const own = newTags(mark, `ctj${fresh}`, is2)
    return own && { mark, ...own }
  }
  const out: string[] = []
  const stack: Tags[] = []
  const runs = withoutTail(inlineOf(row.target[0]?.block ?? { kind: "paragraph", id: "", inline: [] }), place.tail)
  for (const run of [...runs, null]) {
    const want = run ? nested(run.marks) : []
    let same = 0
    while (same < stack.length && same < want.length && sameMark((stack[same] as Tags).mark, want[same] as Mark)) same++
    while (stack.length > same) out.push((stack.pop() as Tags).end)
    for (const mark of want.slice(same)) {
      const tags = tagsFor(mark)
      if (!tags) return null
      stack.push(tags)
      out.push(tags.start)
    }
    if (!run) break
    if (run.kind === "text") out.push(xmlWords(run.text))
    else if (run.kind === "break")
      out.push(
        breaks.shift() ??
          (is2 ? `<ph id="ctjb${++fresh}" type="fmt" subType="xlf:lb"/>` : `<x id="ctjb${++fresh}" ctype="lb"/>`),
      )
    else if (run.kind === "placeholder" && run.raw.startsWith("<")) out.push(run.raw)
    else return null
  }
  return out.join("")
}

function newTags(mark: Mark, id: string, is2: boolean): { start: string; end: string } | null {
  const looks = { strong: ["xlf:b", "bold"], em: ["xlf:i", "italic"], underline: ["xlf:u", "underlined"] } as const
  const own = mark.kind === "strong" || mark.kind === "em" || mark.kind === "underline" ? looks[mark.kind] : null
  if (mark.kind === "link") return null
  if (is2) {
    const type = own ? `type="fmt" subType="${own[0]}"` : `type="other" subType="ctj:${mark.kind}"`
    return { start: `<pc id="${id}" ${type}>`, end: "</pc>" }
  }
  return { start: `<g id="${id}" ctype="${own?.[1] ?? `x-ctj-${mark.kind}`}">`, end: "</g>" }
}

function tagsIn(file: string, side: XmlElement | null, { data }: RowPlace, is2: boolean): Tags[] {
  if (!side) return []
  return [...walkXml(side)].flatMap(element => {
    if (element.local !== (is2 ? "pc" : "g")) return []
    const mark = is2 ? markOfCode2(element, data) : markOfCode12(element)
    if (!mark || !file.startsWith("</", element.inner.to)) return []
    return [
      { mark, start: file.slice(element.from, element.inner.from), end: file.slice(element.inner.to, element.to) },
    ]
  })
}

const breaksIn = (file: string, side: XmlElement): string[] =>
  elementsOf(side)
    .filter(
      one => attributeOf(one, "subType") === "xlf:lb" || (one.local === "x" && attributeOf(one, "ctype") === "lb"),
    )
    .map(one => file.slice(one.from, one.to))

function withoutTail(runs: readonly Inline[], tail: string): readonly Inline[] {
  const last = runs.at(-1)
  if (tail === "" || last?.kind !== "text") return runs
  const words = last.text.endsWith(tail) ? last.text.slice(0, -tail.length) : last.text.trimEnd()
  return [...runs.slice(0, -1), ...(words === "" ? [] : [{ ...last, text: words }])]
}

/** The same words, marks and codes; line ends count as the spaces the desk makes of them, and edges do not count. */
function alike(a: readonly RowBlock[], b: readonly RowBlock[]): boolean {
  return key(a) === key(b)
}
const key = (side: readonly RowBlock[]): string =>
  JSON.stringify(
    side.map(({ block }) => {
      const out: (readonly [string, string])[] = []
      for (const run of inlineOf(block)) {
        const marks = run.kind === "break" ? "" : JSON.stringify(nested(run.marks))
        const { marks: _, ...atom } = run
        const words = run.kind === "text" ? run.text.replace(/\r\n|[\r\n]/g, " ") : JSON.stringify(atom)
        const last = out.at(-1)
        if (run.kind === "text" && last?.[0] === `text${marks}`) out[out.length - 1] = [last[0], last[1] + words]
        else out.push([run.kind === "text" ? `text${marks}` : `atom${marks}`, words])
      }
      return out
    }),
  ).replace(/\s+"\]\]\]$/, '"]]]')

function apply(file: string, changes: readonly Change[]): string {
  const out: string[] = []
  let at = 0
  for (const { from, to, words } of [...changes].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (from < at) continue
    out.push(file.slice(at, from), words)
    at = to
  }
  out.push(file.slice(at))
  return out.join("")
}
