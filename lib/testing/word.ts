/** A review document out to a Word file and back, as the server does it, with a reviewer in between who works in Word. */
import type { Node } from "prosemirror-model"
import { readWord } from "@/lib/formats/docx-read"
import { writeWord } from "@/lib/formats/docx-write"
import type { Inline } from "@/lib/page/page"
import type { Revision, TrackedBlock, TrackedPage, TrackedRun, TrackedThread } from "@/lib/page/tracked"
import { formedMarks, plainRun } from "@/lib/page/tracked"
import { type Plan, planReadBack } from "@/lib/review/readback/plan"
import { recordOf, Seconds, signOf, type WordRecord } from "@/lib/review/readback/record"
import { listSuggestions } from "@/lib/review/suggest/list"
import { trackedTargets } from "@/lib/review/tracked/from-doc"
import type { Random } from "./random"

const start = Date.UTC(2026, 0, 1)

export interface WentOut {
  readonly page: TrackedPage
  readonly bytes: Uint8Array
  readonly record: WordRecord
}

export function outToWord(doc: Node, threads: readonly TrackedThread[] = []): WentOut {
  const seconds = new Seconds()
  const revisions = listSuggestions(doc).map(({ id, author }): Revision => ({ id, author, at: seconds.free(start) }))
  const page = trackedTargets(doc, { lang: "es", revisions, threads, whole: true })
  const bytes = writeWord(page, { title: "x", properties: {}, tracks: true }).value
  const signs = readBack(bytes).revisions.map(one => signOf(one.author, one.at))
  return { page, bytes, record: recordOf(revisions, threads, new Set(signs)) }
}

export function readBack(bytes: Uint8Array): TrackedPage {
  const read = readWord(bytes, "es")
  if (!read.ok) throw new Error(`${read.why} ${read.detail}`)
  return read.value.page
}

export const planFrom = (doc: Node, { record }: WentOut, bytes: Uint8Array): Plan =>
  planReadBack(doc, readBack(bytes), record)

/** What Word makes of a file when somebody accepts or rejects some of what is tracked in it. */
export function decidedInWord(page: TrackedPage, verdicts: ReadonlyMap<string, "accept" | "reject">): TrackedPage {
  const left = (ids: readonly string[]): string[] => ids.filter(id => !verdicts.has(id))
  const goes = (ins: readonly string[], del: readonly string[]): boolean =>
    ins.slice(0, 1).some(id => verdicts.get(id) === "reject") ||
    (ins.length === 0 && del.slice(0, 1).some(id => verdicts.get(id) === "accept"))
  const blocks: TrackedBlock[] = []
  for (const block of page.blocks) {
    const runs = block.runs
      .filter(run => !goes(run.ins, run.del))
      .map((run): TrackedRun => {
        const taken = run.form.filter(one => verdicts.get(one.revision) === "accept")
        const inline =
          taken.length === 0 ? run.run : ({ ...run.run, marks: formedMarks({ ...run, form: taken }) } as Inline)
        return {
          ...run,
          run: inline,
          ins: left(run.ins),
          del: left(run.del),
          form: run.form.filter(one => !verdicts.has(one.revision)),
        }
      })
    const turned = block.turns.find(one => verdicts.get(one.revision) === "accept")
    const next: TrackedBlock = {
      ...block,
      shape: turned?.shape ?? block.shape,
      runs,
      opened: left(block.opened),
      joined: left(block.joined),
      turns: block.turns.filter(one => !verdicts.has(one.revision)),
    }
    const before = blocks.at(-1)
    if (!goes(block.opened, block.joined)) blocks.push(next)
    else if (before && before.shape.kind !== "opaque" && block.shape.kind !== "opaque") {
      const size = before.runs.reduce((sum, { run }) => sum + (run.kind === "text" ? run.text.length : 1), 0)
      const rows = next.rows.map(one => ({ ...one, at: one.at + size }))
      blocks[blocks.length - 1] = { ...before, runs: [...before.runs, ...runs], rows: [...before.rows, ...rows] }
    } else if (runs.length > 0) blocks.push(next)
  }
  return { ...page, blocks }
}

/** A change somebody makes in Word with tracking on: words put in at a place, or words struck. */
export function changedInWord(page: TrackedPage, random: Random, author: string, words: string): TrackedPage {
  const places = page.blocks.flatMap((block, at) =>
    block.runs.flatMap((run, index) =>
      run.run.kind === "text" && run.ins.length + run.del.length === 0 && run.run.text.length > 2
        ? [{ at, index }]
        : [],
    ),
  )
  if (places.length === 0) return page
  const { at, index } = random.pick(places)
  const id = `new-${author}`
  const revision = { id, author, at: start + 86_400_000 + random.below(1000) * 1000 }
  const blocks = page.blocks.map((block, i): TrackedBlock => {
    if (i !== at) return block
    const run = block.runs[index] as TrackedRun
    const text = run.run.kind === "text" ? run.run.text : ""
    const cut = random.between(1, text.length - 1)
    const part = (from: number, to: number): TrackedRun => ({
      ...run,
      run: { ...run.run, text: text.slice(from, to) } as Inline,
    })
    const added = { ...plainRun({ kind: "text", text: words, marks: [] }), ins: [id] }
    const pieces = random.chance(0.5)
      ? [part(0, cut), added, part(cut, text.length)]
      : [part(0, cut), { ...part(cut, text.length), del: [id] }, ...(random.chance(0.5) ? [added] : [])]
    return { ...block, runs: [...block.runs.slice(0, index), ...pieces, ...block.runs.slice(index + 1)] }
  })
  // Rows that begin behind the place have moved; here only whole blocks are looked at.
  return { ...page, blocks, revisions: [...page.revisions, revision] }
}
