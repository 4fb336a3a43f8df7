/** A page of any size from a seed, with suggestions and comments on it, brought into a running app as people would. */
import { Node } from "prosemirror-model"
import { EditorState } from "prosemirror-state"
import type { Step } from "prosemirror-transform"
import { formatById } from "@/lib/formats/registry"
import { blockText, type Page } from "@/lib/page/page"
import { schema } from "@/lib/review/schema"
import { track } from "@/lib/review/suggest/track"
import type { BringIn, SideFile } from "@/lib/sync/api"
import type { Answer, DeskOpening } from "@/lib/sync/protocol"
import { makeUpPage } from "./made-up-page"
import type { Asker } from "./world"

const SEED = 11

export interface Amount {
  readonly pairs: number
  readonly suggestions: number
  readonly threads: number
}

export const amountFor = (pairs: number): Amount => ({
  pairs,
  suggestions: Math.min(500, Math.floor(pairs / 2)),
  threads: Math.min(300, Math.floor(pairs * 0.3)),
})

/** Brings it in, suggests and comments. Answers the page's id. */
export async function bringPageIn(coordinator: Asker, reviewer: Asker, amount: Amount): Promise<string> {
  const texts = makeUpPage(amount.pairs, SEED)
  const side = (lang: string, text: string): SideFile => ({ format: "html", lang, text })
  const [source, target] = [side("en", texts.source), side("es", texts.target)]
  const [left, right] = [read(source), read(target)]
  const pairs: BringIn["pairs"] = left.blocks.map((_, i) => ({
    source: [whole(left, i)],
    target: [whole(right, i)],
    sure: 1,
  }))
  const { id } = await coordinator.ask<{ id: string }>("POST", "/api/pages", { title: "Bench", source, target, pairs })
  await review(reviewer, id, amount)
  return id
}

function read(side: SideFile): Page {
  const outcome = formatById(side.format)?.read(side.text, side.lang)
  if (!outcome?.ok) throw new Error("the made-up page cannot be read")
  return outcome.value.value
}

function whole(page: Page, block: number) {
  const of = page.blocks[block]
  if (!of) throw new Error("the made-up sides differ in length")
  return { block, from: 0, to: blockText(of).length, start: "block" as const }
}

/** Replaces a word in every so many pairs, and hangs a comment on words in others. */
async function review(reviewer: Asker, page: string, { pairs, suggestions, threads }: Amount): Promise<void> {
  const opening = await reviewer.ask<DeskOpening>("GET", `/api/pages/${page}`)
  let state = EditorState.create({ doc: Node.fromJSON(schema, opening.doc as Record<string, unknown>) })
  const steps: Step[] = []
  let made = 0
  const author = { author: opening.me.id, newId: () => `bench${made++}` }
  const apply = (tr: typeof state.tr): void => {
    steps.push(...tr.steps)
    state = state.apply(tr)
  }
  for (let k = 0; k < suggestions; k++) {
    const start = textStart(state.doc, Math.floor((k * pairs) / suggestions))
    apply(track(state.tr.insertText("nuevo", start + 6, start + 12), state, author))
  }
  const begun: { id: string; pair: string; quote: string }[] = []
  for (let k = 0; k < threads; k++) {
    const row = Math.floor((k * pairs) / threads)
    const start = textStart(state.doc, row)
    const id = `thread${k}`
    begun.push({ id, pair: state.doc.child(row).attrs.id, quote: state.doc.textBetween(start + 20, start + 32) })
    apply(state.tr.addMark(start + 20, start + 32, schema.marks.comment.create({ thread: id })))
  }
  for (let from = 0; from < begun.length; from += 20)
    await Promise.all(
      begun
        .slice(from, from + 20)
        .map(one =>
          reviewer.ask("POST", `/api/pages/${page}/threads`, { ...one, side: "target", text: "Is this the word?" }),
        ),
    )
  const answer = await reviewer.ask<Answer>("POST", `/api/pages/${page}/steps`, {
    version: opening.version,
    client: "bench",
    serial: 1,
    steps: steps.map(step => step.toJSON()),
    acts: [],
  })
  if (answer.kind !== "accepted") throw new Error(`the suggestions were not taken: ${JSON.stringify(answer)}`)
}

function textStart(doc: Node, row: number): number {
  let at = 0
  for (let i = 0; i < row; i++) at += doc.child(i).nodeSize
  return at + 3 + doc.child(row).child(0).nodeSize
}
