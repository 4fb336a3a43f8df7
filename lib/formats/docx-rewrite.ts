/** Purpose: new content for a paragraph of a Word file: words that stay keep their looks, new ones take their neighbour's. */
import { diffArrays } from "diff"
import type { Inline, Mark } from "@/lib/page/page"
import { keptWords, sameMarks } from "@/lib/page/tracked"
import type { ReadRun } from "./docx-runs"
import { content, look } from "./docx-write-runs"
import { xmlAttribute, xmlWords } from "./xml"

/** One unit of text, or one thing that stands in it. */
interface Unit {
  readonly key: string
  readonly run: Inline
  /** Properties as written in the file. */
  readonly look: string
  readonly marks: readonly Mark[]
  readonly raw: string | undefined
}

export interface Links {
  /** What stands in a `w:hyperlink` for this address. */
  attributesFor(href: string): string
}

export function rewrittenContent(old: readonly ReadRun[], inline: readonly Inline[], links: Links): string {
  const before = old.flatMap(unitsOfOld)
  const after = inline.flatMap(unitsOf)
  const looks = looksFor(before, after)
  const out: string[] = []
  let link: string | null = null
  const close = (): void => {
    if (link !== null) out.push("</w:hyperlink>")
    link = null
  }
  for (let i = 0; i < after.length; ) {
    const first = after[i] as Unit
    let to = i + 1
    const same = (unit: Unit | undefined, at: number): boolean =>
      unit?.run.kind === "text" && looks[at] === looks[i] && sameMarks(unit.marks, first.marks)
    if (first.run.kind === "text") while (same(after[to], to)) to++
    const found = first.marks.find(mark => mark.kind === "link")
    const key = found?.kind === "link" ? JSON.stringify([found.href, found.title]) : null
    if (link !== key) {
      close()
      if (found?.kind === "link") {
        const title = found.title === undefined ? "" : ` w:tooltip="${xmlAttribute(found.title)}"`
        out.push(`<w:hyperlink ${links.attributesFor(found.href)}${title}>`)
        link = key
      }
    }
    out.push(runOf(after.slice(i, to), looks[i] ?? "", before))
    i = to
  }
  close()
  return out.join("")
}

function runOf(units: readonly Unit[], look: string, before: readonly Unit[]): string {
  const [first] = units
  if (first === undefined) return ""
  if (first.run.kind === "placeholder" || first.run.kind === "image") {
    const raw = before.find(unit => unit.raw !== undefined && unit.key === first.key)?.raw
    return raw ?? `<w:r>${look}<w:t xml:space="preserve">${xmlWords(keptWords(first.run))}</w:t></w:r>`
  }
  if (first.run.kind === "break") return `<w:r>${look}<w:br/></w:r>`
  const text = units.map(unit => (unit.run.kind === "text" ? unit.run.text : "")).join("")
  return `<w:r>${look}${content({ kind: "text", text, marks: [] }, "t")}</w:r>`
}

const keyOf = (run: Inline): string =>
  run.kind === "text"
    ? run.text
    : run.kind === "placeholder"
      ? `\uFFFC${run.raw}`
      : run.kind === "image"
        ? `\uFFFC${run.src}`
        : "\n"

function unitsOf(run: Inline): Unit[] {
  const { marks } = run
  if (run.kind !== "text") return [{ key: keyOf(run), run, look: "", marks, raw: undefined }]
  // Words and what is between them, so that a changed word is one change.
  return (run.text.match(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]/gsu) ?? []).map(text => ({
    key: text,
    run: { kind: "text", text, marks },
    look: "",
    marks,
    raw: undefined,
  }))
}

const unitsOfOld = (one: ReadRun): Unit[] => unitsOf(one.run).map(unit => ({ ...unit, look: one.look, raw: one.raw }))

/** The properties of each unit: those of the one it was, or of its neighbour, with its own marks. */
function looksFor(before: readonly Unit[], after: readonly Unit[]): string[] {
  const from: (Unit | undefined)[] = []
  let at = 0
  const parts = diffArrays(
    before.map(unit => unit.key),
    after.map(unit => unit.key),
  )
  for (const part of parts) {
    if (part.removed) at += part.value.length
    else
      for (const _ of part.value) {
        from.push(part.added ? undefined : before[at])
        if (!part.added) at++
      }
  }
  const all = { marked: new Map<string, string>() }
  let last: Unit | undefined
  return after.map((unit, i) => {
    const own = from[i]
    if (own) last = own
    const like = own ?? last ?? from.slice(i).find(one => one !== undefined)
    if (like === undefined) return wrap(look(unit.marks))
    const key = `${like.look}\u0000${JSON.stringify(unit.marks)}\u0000${JSON.stringify(like.marks)}`
    const known = all.marked.get(key) ?? withMarks(like.look, like.marks, unit.marks)
    all.marked.set(key, known)
    return known
  })
}

const wrap = (inside: string): string => (inside === "" ? "" : `<w:rPr>${inside}</w:rPr>`)

/** Word's schema wants them in this order. */
const order =
  "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath".split(
    " ",
  )
const ofMarks = new Set(["b", "bCs", "i", "iCs", "strike", "dstrike", "u", "vertAlign"])

function withMarks(raw: string, had: readonly Mark[], wanted: readonly Mark[]): string {
  if (sameMarks(had, wanted)) return raw
  const children = raw.match(/<w:(\w+)(?:\s[^<>]*)?\/>/g) ?? []
  const nameOf = (element: string): string => /^<w:(\w+)/.exec(element)?.[1] ?? ""
  const had_code = had.some(mark => mark.kind === "code" || mark.kind === "link")
  const kept = children.filter(element => {
    const name = nameOf(element)
    return !ofMarks.has(name) && !(name === "rStyle" && had_code)
  })
  const made = look(wanted).match(/<w:(\w+)(?:\s[^<>]*)?\/>/g) ?? []
  const all = [...kept.filter(one => nameOf(one) !== "rStyle" || !made.some(m => nameOf(m) === "rStyle")), ...made]
  return wrap(all.sort((a, b) => order.indexOf(nameOf(a)) - order.indexOf(nameOf(b))).join(""))
}
