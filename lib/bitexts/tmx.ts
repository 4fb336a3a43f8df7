/** TMX 1.1 to 1.4b in, 1.4b out: pairs for a translation memory, codes and all. */
import {
  attributeOf,
  childNamed,
  elementsOf,
  readXml,
  wordsOf,
  type XmlElement,
  xmlAttribute,
  xmlWords,
} from "@/lib/formats/xml"
import { type Bitext, type BitextRow, plainRow, type RowBlock, type RowThread } from "@/lib/page/bitext"
import { done, type Noted, type Outcome, refuse } from "@/lib/page/outcome"
import type { Inline, Lang, Mark } from "@/lib/page/page"
import { type BitextFormat, type BitextRefusal, MOST_ROWS, type ReadWish } from "./format"
import { codeOfKind, type Kind, kindOfCode, paragraph } from "./kinds"
import { imageOfTag, markOfTag, sameMark, tagOfImage, tagsOf } from "./marks"
import { SideReader } from "./side-reader"
import { signsOf } from "./stream"
import { Tally } from "./tally"
import { readThread } from "./thread-json"

const xmlSpace = "http://www.w3.org/XML/1998/namespace"

export const tmx: BitextFormat = {
  id: "tmx",
  extensions: [".tmx"],
  mime: "application/x-tmx+xml",
  read(file, wish) {
    if (file.trim() === "") return refuse("empty")
    const xml = readXml(file, { bareDoctype: true })
    if (!xml.ok) return xml
    const root = xml.value
    if (root.local !== "tmx") return refuse("not-tmx", root.name.slice(0, 60))
    const body = childNamed(root, "body")
    const units = body ? elementsOf(body).filter(one => one.local === "tu") : []
    if (units.length === 0) return refuse("no-units")
    if (units.length > MOST_ROWS) return refuse("too-many-rows")
    const header = childNamed(root, "header")
    return readUnits(file, units, header ? attributeOf(header, "srclang") : undefined, wish)
  },
}

const langOf = (tuv: XmlElement): Lang => attributeOf(tuv, "lang", xmlSpace) ?? attributeOf(tuv, "lang") ?? ""
const base = (lang: Lang): string => lang.split("-")[0]?.toLowerCase() ?? ""

function readUnits(
  file: string,
  units: readonly XmlElement[],
  srclang: string | undefined,
  wish: ReadWish,
): Outcome<Noted<Bitext>, BitextRefusal> {
  const counts = new Map<Lang, number>()
  for (const unit of units)
    for (const tuv of versions(unit)) counts.set(langOf(tuv), (counts.get(langOf(tuv)) ?? 0) + 1)
  const tally = new Tally()
  const there = [...counts].sort((a, b) => b[1] - a[1]).map(([lang]) => lang)
  const find = (lang: Lang): Lang | undefined => {
    const same = there.find(one => one.toLowerCase() === lang.toLowerCase())
    if (same !== undefined) return same
    const near = there.find(one => base(one) === base(lang))
    if (near !== undefined) tally.add("language-fallback", lang)
    return near
  }
  const named = srclang === undefined || srclang === "*all*" ? undefined : srclang
  const source = find(wish.source ?? named ?? there[0] ?? "") ?? (wish.source ? undefined : there[0])
  const target = wish.target === undefined ? there.find(lang => lang !== source) : find(wish.target)
  if (source === undefined || target === undefined || source === target)
    return refuse("no-such-languages", there.join(", ") || "—")
  const reader = new UnitReader(file, tally, source, target)
  const rows = units.flatMap(unit => reader.row(unit) ?? [])
  if (rows.length === 0) return refuse("no-such-languages", there.join(", "))
  return done({ value: { source, target, title: "", rows, threads: [] }, notes: tally.notes() })
}

const versions = (unit: XmlElement): XmlElement[] => elementsOf(unit).filter(one => one.local === "tuv")

class UnitReader {
  #blocks = 0
  #rows = 0
  readonly #names = new Set<string>()
  readonly #newId = (): string => `b${++this.#blocks}`

  constructor(
    private readonly file: string,
    private readonly tally: Tally,
    private readonly source: Lang,
    private readonly target: Lang,
  ) {}

  row(unit: XmlElement): BitextRow | null {
    const [from, to] = [this.source, this.target].map(lang => versions(unit).find(tuv => langOf(tuv) === lang))
    if (!from || !to) {
      this.tally.count("units-left-out")
      return null
    }
    const props = elementsOf(unit).filter(one => one.local === "prop")
    const prop = (type: string): string | undefined => {
      const found = props.find(one => attributeOf(one, "type") === type)
      return found && wordsOf(found)
    }
    const kind = kindOfCode(prop("x-ctj-kind") ?? "") ?? paragraph
    const goesOn = (prop("x-ctj-goes-on") ?? "").split(" ")
    const side = (tuv: XmlElement, name: string): RowBlock[] =>
      this.#side(tuv, kind).map((block, i) => (i === 0 && goesOn.includes(name) ? { ...block, goesOn: true } : block))
    const status = prop("x-ctj-status")
    const own = props
      .filter(one => attributeOf(one, "type") === "x-ctj-note")
      .flatMap(one => readThread(wordsOf(one)) ?? [])
    const notes = elementsOf(unit).filter(one => one.local === "note")
    const threads = own.length > 0 ? own : notes.map((one): RowThread => noteOf(wordsOf(one)))
    this.tally.count("comments-found", threads.length)
    return {
      ...plainRow(this.#name(attributeOf(unit, "tuid")), side(from, "source"), side(to, "target")),
      status: status === "approved" || status === "reviewed" ? status : "draft",
      locked: prop("x-ctj-locked") === "yes",
      threads,
    }
  }

  #name(wish: string | undefined): string {
    const own = (wish ?? "").replace(/[^\w-]/g, "_").slice(0, 50)
    const name = own !== "" && !this.#names.has(own) ? own : `tu-${this.#rows + 1}`
    this.#rows++
    this.#names.add(name)
    return name
  }

  #side(tuv: XmlElement, kind: Kind): RowBlock[] {
    const seg = childNamed(tuv, "seg")
    const side = new SideReader(kind, this.#newId)
    if (seg) this.#read(seg, side)
    return side.row().blocks
  }

  #read(seg: XmlElement, side: SideReader): void {
    const ends = new Set(elementsOf(seg).flatMap(one => (one.local === "ept" ? [attributeOf(one, "i") ?? ""] : [])))
    const begun = new Map<string, Mark | null>()
    const marks = (): Mark[] => [...begun.values()].filter(mark => mark !== null)
    for (const child of seg.children) {
      if (child.kind === "text") side.text(child.text, marks())
      else this.#code(child, side, ends, begun, marks)
    }
  }

  #code(
    code: XmlElement,
    side: SideReader,
    ends: ReadonlySet<string>,
    begun: Map<string, Mark | null>,
    marks: () => Mark[],
  ): void {
    const i = attributeOf(code, "i") ?? ""
    const words = wordsOf(code)
    const asWritten = (): void => {
      this.tally.count("codes-kept")
      const raw = this.file.slice(code.from, code.to)
      side.atom({ kind: "placeholder", raw, label: (attributeOf(code, "type") ?? words).slice(0, 40), marks: marks() })
    }
    switch (code.local) {
      case "hi":
        this.tally.count("highlights-left-out")
        this.#read(code, side)
        return
      case "bpt": {
        if (!ends.has(i)) {
          this.tally.add("code-unpaired", words)
          return
        }
        const mark = markOfTag(words)
        const isNew = mark !== null && !marks().some(one => one.kind === mark.kind)
        if (!isNew) asWritten()
        begun.set(i, isNew ? mark : null)
        return
      }
      case "ept": {
        const mark = begun.get(i)
        begun.delete(i)
        if (mark === undefined) this.tally.add("code-unpaired", words)
        else if (mark === null) asWritten()
        return
      }
      case "ph": {
        const type = attributeOf(code, "type")
        const kind = type === "x-ctj-block" ? kindOfCode(words) : null
        const image = type === "image" ? imageOfTag(words, marks()) : null
        if (kind) side.block(kind)
        else if (type === "lb") side.atom({ kind: "break", marks: marks() })
        else if (image) side.atom(image)
        else if (type === "x-ctj-placeholder") {
          const [label = "", raw = ""] = splitOnce(words)
          side.atom({ kind: "placeholder", raw, label, marks: marks() })
        } else asWritten()
        return
      }
      default:
        asWritten()
    }
  }
}

/** A label is kept before its code, with its length: no sign parts the two safely. */
const splitOnce = (words: string): readonly [string, string] => {
  const [, size = "0", rest = words] = /^(\d{1,4}):([\s\S]*)$/.exec(words) ?? []
  return [rest.slice(0, Number(size)), rest.slice(Number(size))]
}

const noteOf = (words: string): RowThread => ({
  side: null,
  from: 0,
  to: 0,
  kind: "note",
  category: null,
  severity: null,
  resolved: null,
  said: [{ by: "", at: null, text: words }],
})

export interface TmxWish {
  /** Pairs that nobody has approved yet too. */
  readonly all: boolean
}

export function writeTmx(bitext: Bitext, wish: TmxWish): Noted<string> {
  const tally = new Tally()
  const units = bitext.rows.flatMap(row => {
    if (row.source.length === 0 || row.target.length === 0) {
      tally.count("empty-left-out")
      return []
    }
    if (!wish.all && row.status !== "approved") {
      tally.count("not-approved-left-out")
      return []
    }
    tally.count("suggestions-left-out", row.suggestions.length)
    tally.count("decisions-left-out", row.decisions.length)
    return [unitOf(row, bitext)]
  })
  tally.count("comments-left-out", bitext.threads.length)
  const value = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="Cotejo" creationtoolversion="1" segtype="sentence" o-tmf="Cotejo" adminlang="en" srclang="${xmlAttribute(bitext.source)}" datatype="html"/>
<body>
${units.join("")}</body>
</tmx>
`
  return { value, notes: tally.notes() }
}

function unitOf(row: BitextRow, { source, target }: Bitext): string {
  const kind: Kind = row.source[0]?.block ?? paragraph
  const goesOn = (["source", "target"] as const).filter(side => row[side][0]?.goesOn)
  const prop = (type: string, value: string): string =>
    value === "" ? "" : `<prop type="${type}">${xmlWords(value)}</prop>`
  const notes = row.threads.flatMap(thread => thread.said.map(one => `<note>${xmlWords(one.text)}</note>`)).join("")
  const own = row.threads.map(thread => prop("x-ctj-note", JSON.stringify(thread))).join("")
  const props = `${prop("x-ctj-status", row.status)}${prop("x-ctj-kind", codeOfKind(kind))}${prop("x-ctj-goes-on", goesOn.join(" "))}${prop("x-ctj-locked", row.locked ? "yes" : "")}`
  const tuv = (lang: Lang, blocks: readonly RowBlock[]): string =>
    `<tuv xml:lang="${xmlAttribute(lang)}"><seg>${content(blocks, kind)}</seg></tuv>`
  return `<tu tuid="${xmlAttribute(row.id)}">${notes}${props}${own}
${tuv(source, row.source)}
${tuv(target, row.target)}
</tu>
`
}

const types: Partial<Record<Mark["kind"], string>> = {
  strong: "bold",
  em: "italic",
  underline: "underlined",
  link: "link",
}

function content(blocks: readonly RowBlock[], kind: Kind): string {
  let codes = 0
  let atoms = 0
  const open: { mark: Mark; i: number }[] = []
  return signsOf(blocks, [], false, kind)
    .map(sign => {
      switch (sign.kind) {
        case "text":
          return xmlWords(sign.text)
        case "open": {
          codes++
          open.push({ mark: sign.mark, i: codes })
          const type = types[sign.mark.kind] ?? `x-ctj-${sign.mark.kind}`
          return `<bpt i="${codes}" x="${codes}" type="${type}">${xmlWords(tagsOf(sign.mark).start)}</bpt>`
        }
        case "close": {
          const at = open.findLastIndex(one => sameMark(one.mark, sign.mark))
          const [{ i } = { i: 0 }] = open.splice(at, 1)
          return `<ept i="${i}">${xmlWords(tagsOf(sign.mark).end)}</ept>`
        }
        case "block":
          return ph(++atoms, "x-ctj-block", codeOfKind(sign.of))
        case "atom":
          return atomOf(sign.run, ++atoms)
        default:
          return ""
      }
    })
    .join("")
}

const ph = (x: number, type: string, words: string): string => `<ph x="${x}" type="${type}">${xmlWords(words)}</ph>`

function atomOf(run: Exclude<Inline, { kind: "text" }>, x: number): string {
  if (run.kind === "break") return ph(x, "lb", "<br>")
  if (run.kind === "image") return ph(x, "image", tagOfImage(run))
  return ph(x, "x-ctj-placeholder", `${run.label.length}:${run.label}${run.raw}`)
}
