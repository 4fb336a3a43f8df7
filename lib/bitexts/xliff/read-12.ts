/** XLIFF 1.0 to 1.2, and SDLXLIFF, which is 1.2 with more in it. */
import { attributeOf, childNamed, elementsOf, wordsOf, type XmlElement } from "@/lib/formats/xml"
import type { BitextRow, RowStatus, RowSuggestion } from "@/lib/page/bitext"
import { type Kind, kindOfCode, paragraph } from "../kinds"
import { SideReader } from "../side-reader"
import { Tally } from "../tally"
import { InlineReader12, isChange, segmentsIn } from "./inline-12"
import type { RowPlace } from "./names"
import { ownFacts } from "./own-12"
import type { XliffRead } from "./read-2"
import { readSdl, type SdlFacts, sdlSegments } from "./sdl"
import { threadsOf12, type Voice12 } from "./threads-12"
import { changesIn } from "./tracked-12"
import { statusAttributes, vendorFacts } from "./vendors-12"

export function readXliff12(root: XmlElement, file: string): XliffRead {
  const reader = new Reader(file, readSdl(root))
  const files = elementsOf(root).filter(child => child.local === "file")
  const langs = new Set(
    files.map(one => `${attributeOf(one, "source-language") ?? ""} ${attributeOf(one, "target-language") ?? ""}`),
  )
  const [first] = files
  for (const one of files) {
    const same = `${attributeOf(one, "source-language") ?? ""} ${attributeOf(one, "target-language") ?? ""}`
    if (same === [...langs][0]) reader.file(childNamed(one, "body") ?? one)
    else reader.tally.add("languages-in-file", same.trim())
  }
  if (files.length > 1) reader.tally.add("several-files", String(files.length))
  const header = first && childNamed(first, "header")
  return {
    bitext: {
      source: (first && attributeOf(first, "source-language")) || "",
      target: (first && attributeOf(first, "target-language")) || "",
      title: (first && attributeOf(first, "original")) || "",
      rows: reader.rows,
      threads: header ? threadsOf12(header, [], reader.sdl).page : [],
    },
    places: reader.places,
    notes: reader.tally.notes(),
  }
}

class Reader {
  readonly rows: BitextRow[] = []
  readonly places: RowPlace[] = []
  readonly tally = new Tally()
  readonly #names = new Set<string>()
  #blocks = 0
  readonly #newId = (): string => `b${++this.#blocks}`

  constructor(
    private readonly text: string,
    readonly sdl: SdlFacts,
  ) {}

  file(element: XmlElement): void {
    for (const child of elementsOf(element)) {
      if (child.local === "trans-unit") this.#unit(child)
      else if (child.local === "group") this.file(child)
    }
  }

  #unit(unit: XmlElement): void {
    const source = childNamed(unit, "source")
    if (!source) return
    const isFixed = attributeOf(unit, "translate") === "no"
    const kind = kindOfCode((attributeOf(unit, "restype") ?? "").replace(/^x-ctj-/, "")) ?? paragraph
    const target = childNamed(unit, "target")
    const sides = { source: new SideReader(kind, this.#newId), target: new SideReader(kind, this.#newId) }
    const inline = new InlineReader12(this.text, this.tally)
    const left = new InlineReader12(this.text, this.tally, one => (this.#isAdded(one) ? "leave-out" : "keep"))
    const voices: Voice12[] = []
    const own = ownFacts(unit)
    // Units that hold only codes are the skeleton of the file, and no text to read.
    if (isFixed && own.rows.size === 0 && wordsOf(source).trim() === "") return
    const sdl = sdlSegments(unit)
    const vendor = vendorFacts(unit)
    const unitStatus = statusOf(unit, target, vendor.status)
    const begin = this.rows.length
    this.#pairs(childNamed(unit, "seg-source") ?? source, target).forEach((pair, i) => {
      if (pair.source) {
        inline.read(pair.source, sides.source)
        sides.source.text(pair.sourceTail, [])
      }
      if (pair.target) {
        left.read(pair.target, sides.target)
        sides.target.text(pair.targetTail, [])
      }
      const inSource = sides.source.row()
      const inTarget = sides.target.row()
      for (const one of inSource.anchors) voices.push({ ...one, side: "source", row: i })
      for (const one of inTarget.anchors) voices.push({ ...one, side: "target", row: i })
      const known = own.rows.get(pair.mid)
      const said = sdl.get(pair.mid)
      const tracked = pair.target ? changesIn(pair.target, this.sdl) : []
      this.tally.count("changes-found", tracked.length)
      this.rows.push({
        id: this.#nameFor(unit, pair.mid),
        source: inSource.blocks,
        target: inTarget.blocks,
        status: known?.status ?? said?.status ?? unitStatus,
        locked: isFixed || vendor.locked || known?.locked === true || said?.locked === true,
        suggestions: [
          ...this.#proposals(unit, pair.mid, kind, i),
          ...tracked.map((change): RowSuggestion => {
            const side = new SideReader(kind, this.#newId)
            const reader = new InlineReader12(this.text, new Tally(), one =>
              change.elements.includes(one) === this.#isAdded(one) ? "keep" : "leave-out",
            )
            reader.read(pair.target as XmlElement, side)
            side.text(pair.targetTail, [])
            const goesOn = inTarget.blocks[0]?.goesOn === true
            const wanted = side.row().blocks.map((block, k) => (k === 0 && goesOn ? { ...block, goesOn } : block))
            return { by: change.by, at: change.at, reason: "", category: null, severity: null, wanted }
          }),
        ],
        threads: [],
        decisions: own.decisions.filter(one => (one.mid ?? pair.mid) === pair.mid).map(one => one.decision),
      })
      this.places.push(placeOf(unit, source, target, pair))
    })
    const threads = new Map(threadsOf12(unit, voices, this.sdl).rows)
    if (vendor.threads.length > 0) threads.set(0, [...(threads.get(0) ?? []), ...vendor.threads])
    for (const [row, list] of threads) {
      const at = begin + row
      const old = this.rows[at]
      if (!old) continue
      this.rows[at] = { ...old, threads: list }
      this.tally.count(
        "comments-found",
        list.reduce((sum, one) => sum + one.said.length, 0),
      )
    }
  }

  #isAdded(element: XmlElement): boolean {
    return isChange(element) && attributeOf(element, "mtype") === "x-sdl-added"
  }

  #pairs(source: XmlElement, target: XmlElement | undefined): Pair[] {
    const inSource = segmentsIn(source)
    const inTarget = target ? segmentsIn(target) : []
    if (
      inSource.length === 0 ||
      (inTarget.length === 0 && target && wordsOf(target).trim() !== "" && inSource.length > 1)
    ) {
      return [{ mid: "", source, target: target ?? null, sourceTail: "", targetTail: "", whole: true }]
    }
    const byMid = new Map(inTarget.map(one => [attributeOf(one, "mid") ?? "", one]))
    const rows = inSource.map((one, i): Pair => {
      const mid = attributeOf(one, "mid") ?? ""
      const twin = byMid.get(mid) ?? null
      byMid.delete(mid)
      const tail = (segment: XmlElement | null, of: XmlElement | undefined): string =>
        segment && of ? between(of, segment, this.text) : ""
      const whole = inTarget.length === 0
      return {
        mid,
        source: one,
        target: whole && i === 0 ? (target ?? null) : twin,
        sourceTail: tail(one, source),
        targetTail: tail(twin, target),
        whole,
      }
    })
    for (const [mid, one] of byMid)
      rows.push({ mid, source: null, target: one, sourceTail: "", targetTail: "", whole: false })
    return rows
  }

  #proposals(unit: XmlElement, mid: string, kind: Kind, row: number): RowSuggestion[] {
    const all = elementsOf(unit).filter(one => one.local === "alt-trans")
    const ours = all.filter(
      one => attributeOf(one, "alttranstype") === "proposal" && attributeOf(one, "origin") !== undefined,
    )
    if (row === 0)
      this.tally.count(
        "candidates-not-ours",
        all.filter(one => (attributeOf(one, "alttranstype") ?? "proposal") === "proposal").length - ours.length,
      )
    return ours
      .filter(one => (attributeOf(one, "mid") ?? mid) === mid)
      .flatMap(one => {
        const target = childNamed(one, "target")
        if (!target) return []
        const facts = ownFacts.of(one)
        const side = new SideReader(kind, this.#newId)
        new InlineReader12(this.text, new Tally()).read(target, side)
        const goesOn = facts.goesOn === "yes"
        return [
          {
            by: attributeOf(one, "origin") ?? "",
            at: facts.at,
            reason: facts.reason ?? "",
            category: facts.category ?? null,
            severity: facts.severity ?? null,
            wanted: side.row().blocks.map((block, k) => (k === 0 && goesOn ? { ...block, goesOn } : block)),
          },
        ]
      })
  }

  #nameFor(unit: XmlElement, mid: string): string {
    const wish = /^[\w-]{6,60}$/.test(mid) ? mid : [attributeOf(unit, "id") ?? "u", mid].filter(Boolean).join("-")
    const base = wish.replace(/[^\w-]/g, "_").slice(0, 50) || "u"
    let name = base
    for (let n = 2; this.#names.has(name); n++) name = `${base}-${n}`
    this.#names.add(name)
    return name
  }
}

export interface Pair {
  readonly mid: string
  readonly source: XmlElement | null
  readonly target: XmlElement | null
  readonly sourceTail: string
  readonly targetTail: string
  /** The target is not cut as the source is. */
  readonly whole: boolean
}

/** Words right behind a segment, before the next markup: they belong to no segment, and stay with this one. */
function between(parent: XmlElement, segment: XmlElement, file: string): string {
  const next = parent.children[parent.children.indexOf(segment) + 1]
  if (parent.children.includes(segment)) return next?.kind === "text" ? next.text : ""
  // The segment stands in codes: what is behind their ends counts when it is only white space.
  const behind = /^(?:<\/[^<>]*>)*(\s*)</.exec(file.slice(segment.to, Math.min(segment.to + 400, parent.to)))
  return behind?.[1] ?? ""
}

const statuses: Readonly<Record<string, RowStatus>> = { final: "approved", "signed-off": "reviewed" }

function statusOf(unit: XmlElement, target: XmlElement | undefined, otherwise: RowStatus | null): RowStatus {
  const state = target && attributeOf(target, "state")
  if (attributeOf(unit, "approved") === "yes") return "approved"
  return (state !== undefined && statuses[state]) || otherwise || "draft"
}

function placeOf(unit: XmlElement, source: XmlElement, target: XmlElement | undefined, pair: Pair): RowPlace {
  const isUnit = pair.mid === "" || pair.whole
  const isFirst = pair.mid === "" || childNamed(unit, "seg-source") === undefined
  return {
    source: pair.source,
    target: pair.target,
    targetAt: target === undefined && isFirst ? source.to : null,
    tail: pair.targetTail,
    stated: target !== undefined && isUnit ? target : null,
    alsoStated: statusAttributes(unit, pair.mid),
    data: new Map(),
  }
}
