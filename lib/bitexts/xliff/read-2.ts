/** XLIFF 2.0, 2.1 and 2.2: files, groups, units and segments as rows; candidates that are ours as suggestions. */
import { attributeOf, childNamed, elementsOf, wordsOf, type XmlElement } from "@/lib/formats/xml"
import type { Bitext, BitextRow, RowStatus, RowThread } from "@/lib/page/bitext"
import type { Note } from "@/lib/page/outcome"
import { type Kind, kindOfCode, paragraph } from "../kinds"
import { SideReader } from "../side-reader"
import { Tally } from "../tally"
import { InlineReader2 } from "./inline-2"
import { factsIn, timeOf } from "./metadata"
import { isCore2, type RowPlace, spaces } from "./names"
import { threadsOf, type Voice } from "./threads-2"

export interface XliffRead {
  readonly bitext: Bitext
  /** One for each row. */
  readonly places: readonly RowPlace[]
  readonly notes: readonly Note[]
}

export function readXliff2(root: XmlElement, file: string): XliffRead {
  const reader = new Reader(file)
  const files = elementsOf(root).filter(child => child.local === "file" && isCore2(child.space))
  for (const one of files) reader.file(one)
  if (files.length > 1) reader.tally.add("several-files", String(files.length))
  const threads = files.flatMap(one => threadsOf(one, []).page)
  const [first] = files
  const title = (first && factsIn(first, "ctj:export").at(0)?.title) || (first && attributeOf(first, "original")) || ""
  return {
    bitext: {
      source: attributeOf(root, "srcLang") ?? "",
      target: attributeOf(root, "trgLang") ?? "",
      title,
      rows: reader.rows,
      threads,
    },
    places: reader.places,
    notes: reader.tally.notes(),
  }
}

const noWords: Pick<XmlElement, "children"> = { children: [] }
const bothSides = ["source", "target"] as const

class Reader {
  readonly rows: BitextRow[] = []
  readonly places: RowPlace[] = []
  readonly tally = new Tally()
  readonly #names = new Set<string>()
  #blocks = 0
  readonly #newId = (): string => `b${++this.#blocks}`

  constructor(private readonly text: string) {}

  file(element: XmlElement): void {
    for (const child of elementsOf(element)) {
      if (!isCore2(child.space)) continue
      if (child.local === "unit") this.#unit(child, element)
      else if (child.local === "group") this.file(child)
    }
  }

  #unit(unit: XmlElement, parent: XmlElement): void {
    const kind = kindOfUnit(unit)
    const data = dataOf(unit)
    const sides = { source: new SideReader(kind, this.#newId), target: new SideReader(kind, this.#newId) }
    const locked = [unit, parent].find(one => attributeOf(one, "translate") !== undefined)
    const translate = locked === undefined ? "yes" : attributeOf(locked, "translate")
    const voices: Voice[] = []
    const made: { segment: XmlElement; row: BitextRow; id: string; tail: string }[] = []
    const inline = {
      source: new InlineReader2(data, this.text, this.tally),
      target: new InlineReader2(data, this.text, this.tally),
    }
    const parts = elementsOf(unit).filter(
      child => isCore2(child.space) && (child.local === "segment" || child.local === "ignorable"),
    )
    const read = (part: XmlElement, side: "source" | "target"): void => {
      const content = childNamed(part, side)
      if (content) inline[side].read(content, sides[side])
    }
    let at = 0
    const readSpaces = (): void => {
      for (; parts[at]?.local === "ignorable"; at++) for (const side of bothSides) read(parts[at] as XmlElement, side)
    }
    readSpaces()
    while (at < parts.length) {
      const part = parts[at] as XmlElement
      for (const side of bothSides) read(part, side)
      at++
      // White space that belongs to no sentence stays with the one before it.
      const behind = at
      readSpaces()
      const tail = parts
        .slice(behind, at)
        .map(one => wordsOf(childNamed(one, "target") ?? noWords))
        .join("")
      const own = attributeOf(part, "id")
      const source = sides.source.row()
      const target = sides.target.row()
      const row: BitextRow = {
        id: this.#nameFor(unit, own),
        source: source.blocks,
        target: target.blocks,
        status: statusOf(part),
        locked: translate === "no",
        suggestions: [],
        threads: [],
        decisions: [],
      }
      for (const anchor of source.anchors) voices.push({ ...anchor, side: "source", row: made.length })
      for (const anchor of target.anchors) voices.push({ ...anchor, side: "target", row: made.length })
      made.push({ segment: part, row, id: own ?? "", tail })
      if (attributeOf(childNamed(part, "target") ?? part, "order") !== undefined) this.tally.once("target-order")
    }
    const values = { ...inline.source.values, ...inline.target.values }
    const { rows: threads } = threadsOf(unit, voices, values)
    const decisions = factsIn(unit, "ctj:history")
    const lockedRows = new Set(factsIn(unit, "ctj:locked").map(one => one.segment))
    made.forEach(({ segment, row, id, tail }, i) => {
      const said: readonly RowThread[] = threads.get(i) ?? []
      this.tally.count(
        "comments-found",
        said.reduce((sum, one) => sum + one.said.length, 0),
      )
      const suggestions = this.#suggestions(unit, id, kind)
      this.rows.push({
        ...row,
        locked: row.locked || lockedRows.has(id),
        threads: said,
        suggestions,
        decisions: decisions
          .filter(one => one.segment === id || (one.segment === undefined && i === 0))
          .map(one => ({
            how: one.how ?? "rejected",
            author: one.author ?? "",
            by: one.by ?? "",
            at: timeOf(one.date),
            inserted: one.inserted ?? "",
            deleted: one.deleted ?? "",
            reason: one.reason ?? "",
          })),
      })
      this.places.push(placeOf(segment, tail, data))
    })
  }

  /** Candidates that Cotejo wrote; those of others are matches of a memory, and nobody's suggestions. */
  #suggestions(unit: XmlElement, segment: string, kind: Kind): BitextRow["suggestions"] {
    const matches = elementsOf(unit)
      .filter(child => child.local === "matches" && child.space === spaces.matches)
      .flatMap(elementsOf)
      .filter(child => child.local === "match")
    const ours = matches.filter(one => attributeOf(one, "subType") === "ctj:suggestion")
    if (segment === "" || ours.length < matches.length)
      this.tally.count("candidates-not-ours", matches.length - ours.length)
    return ours
      .filter(one => (attributeOf(one, "ref") ?? "").replace(/^#(?:.*\/)?/, "") === segment)
      .flatMap(one => {
        const target = childNamed(one, "target")
        if (!target) return []
        const facts = factsIn(one, "ctj:suggestion").at(0) ?? {}
        // The candidate is the whole row: it goes on a block when the row does.
        const side = new SideReader(kind, this.#newId)
        new InlineReader2(dataOf(one), this.text, this.tally).read(target, side)
        const goesOn = facts.goesOn === "yes"
        const wanted = side.row().blocks.map((block, i) => (i === 0 && goesOn ? { ...block, goesOn } : block))
        return [
          {
            by: facts.author ?? attributeOf(one, "origin") ?? "",
            at: timeOf(facts.date),
            reason: facts.reason ?? "",
            category: facts.category ?? null,
            severity: facts.severity ?? null,
            wanted,
          },
        ]
      })
  }

  #nameFor(unit: XmlElement, own: string | undefined): string {
    const wish =
      own !== undefined && /^[\w-]{6,60}$/.test(own) ? own : `${attributeOf(unit, "id") ?? "u"}-${own ?? "s"}`
    const base = wish.replace(/[^\w-]/g, "_").slice(0, 50)
    let name = base
    for (let n = 2; this.#names.has(name); n++) name = `${base}-${n}`
    this.#names.add(name)
    return name
  }
}

const kindOfUnit = (unit: XmlElement): Kind => {
  const type = attributeOf(unit, "type") ?? ""
  return kindOfCode(type.replace(/^\w+:/, "")) ?? kindOfCode(attributeOf(unit, "name") ?? "") ?? paragraph
}

export function dataOf(unit: XmlElement): ReadonlyMap<string, string> {
  const original = elementsOf(unit).find(child => child.local === "originalData" && isCore2(child.space))
  return new Map((original ? elementsOf(original) : []).map(one => [attributeOf(one, "id") ?? "", wordsOf(one)]))
}

export function statusOf(segment: XmlElement): RowStatus {
  const state = attributeOf(segment, "state")
  if (state === "final") return "approved"
  return state === "reviewed" ? "reviewed" : "draft"
}

function placeOf(segment: XmlElement, tail: string, data: ReadonlyMap<string, string>): RowPlace {
  const source = childNamed(segment, "source") ?? null
  const target = childNamed(segment, "target") ?? null
  return { source, target, targetAt: source?.to ?? null, tail, stated: segment, alsoStated: [], data }
}
