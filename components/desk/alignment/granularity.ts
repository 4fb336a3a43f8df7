/** Paragraphs or sentences: what the page menu and its dialog call. One step of undoing, for everybody at the page. */
import { closeHistory } from "prosemirror-history"
import type { Node } from "prosemirror-model"
import type { Granularity } from "@/lib/align/types"
import { applySentences, type SentencePlan } from "@/lib/review/mend/apply-sentences"
import { granularityOf } from "@/lib/review/mend/granularity"
import { joinParagraphs, paragraphRuns } from "@/lib/review/mend/join-paragraphs"
import { rowWords } from "@/lib/review/mend/rows"
import { statusOf } from "@/lib/review/status"
import { MOST_STEPS } from "@/lib/sync/untrusted"
import { goToPair, send } from "../editor/actions"
import { type DeskEditor, newId } from "../editor/desk-editor"
import { mayAlign } from "./actions"
import type { BeforeAfterChange } from "./before-after"
import { planCutting } from "./plan-in-worker"

export const granularityNow = (editor: DeskEditor): Granularity =>
  granularityOf(editor.state.doc, editor.store.getState().page.source)

export const askGranularity = (editor: DeskEditor, to: Granularity): void => editor.store.setState({ regraining: to })

export interface GranularityLook {
  readonly kind: "planned"
  /** The document that was looked at. */
  readonly doc: Node
  /** Null: paragraphs are joined, which needs no planning. */
  readonly plan: SentencePlan | null
  readonly before: number
  readonly after: number
  /** Judgements that do not count until the page goes back. */
  readonly resting: number
  readonly forgotten: number
  readonly changes: readonly BeforeAfterChange[]
}

export async function lookAtGranularity(
  editor: DeskEditor,
  to: Granularity,
  onProgress: (share: number) => void,
  stop: AbortSignal,
): Promise<GranularityLook> {
  const { doc } = editor.state
  const { source, target } = editor.store.getState().page
  if (to === "paragraph") return lookAtJoining(doc)
  const plan = await planCutting({ doc, langs: { source, target }, onProgress, stop })
  const changes = plan.cuttings.map(({ at, pair, rows }) => ({
    at,
    before: [rowWords(pair)],
    after: piecesOf(pair, rows),
  }))
  const made = plan.cuttings.reduce((sum, { rows }) => sum + rows.length - 1, 0)
  const resting = plan.cuttings.filter(({ pair }) => statusOf(pair) !== "draft").length
  const { forgotten } = plan
  return {
    kind: "planned",
    doc,
    plan,
    before: doc.childCount,
    after: doc.childCount + made,
    resting,
    forgotten,
    changes,
  }
}

function lookAtJoining(doc: Node): GranularityLook {
  const runs = paragraphRuns(doc).filter(({ from, to }) => to - from > 1)
  const changes = runs.map(({ from, to }) => {
    const before = doc.children.slice(from, to).map(rowWords)
    const joined = (side: "source" | "target") => before.map(row => row[side]).join("")
    return { at: from, before, after: [{ source: joined("source"), target: joined("target"), sure: 1 }] }
  })
  const gone = runs.reduce((sum, { from, to }) => sum + to - from - 1, 0)
  const judged = runs.flatMap(({ from, to }) => doc.children.slice(from, to)).filter(pair => statusOf(pair) !== "draft")
  return {
    kind: "planned",
    doc,
    plan: null,
    before: doc.childCount,
    after: doc.childCount - gone,
    resting: judged.length,
    forgotten: 0,
    changes,
  }
}

/** What a pair would read cut like that; places in the text are near enough for showing. */
function piecesOf(pair: Node, rows: SentencePlan["cuttings"][number]["rows"]) {
  const whole = { source: rawOf(pair.child(0)), target: rawOf(pair.child(1)) }
  let from = { source: 0, target: 0 }
  return rows.map(({ end, sure }) => {
    const piece = (side: "source" | "target") => whole[side].slice(from[side], end[side]).trim()
    const row = { source: piece("source"), target: piece("target"), sure }
    from = end
    return row
  })
}

const rawOf = (side: Node): string =>
  side.children.map(block => `${block.textBetween(0, block.content.size, undefined, "\uFFFC")}\n`).join("")

/** Does what was looked at, as one step of undoing. */
export function doGranularity(editor: DeskEditor, { doc, plan }: GranularityLook): "done" | "stale" | "too-much" {
  if (!mayAlign(editor)) return "stale"
  const tr = closeHistory(editor.state.tr)
  if (plan === null) {
    if (editor.state.doc !== doc) return "stale"
    joinParagraphs(tr)
  } else if (!applySentences(tr, plan, newId)) return "stale"
  tr.setDocAttribute("granularity", plan === null ? "paragraph" : "sentence")
  if (tr.steps.length > MOST_STEPS) return "too-much"
  const { activePair } = editor.store.getState()
  if (!send(editor, tr)) return "stale"
  const home = editor.state.doc.children.find(pair => pair.attrs.id === activePair) ?? editor.state.doc.child(0)
  goToPair(editor, home.attrs.id as string)
  return "done"
}
