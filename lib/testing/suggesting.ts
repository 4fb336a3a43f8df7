/** One line, one case: what is shown, and the laws of suggestions on the way. */
import type { Node } from "prosemirror-model"
import { EditorState } from "prosemirror-state"
import { expect, it } from "vitest"
import { checkPush } from "@/lib/review/rules"
import { schema } from "@/lib/review/schema"
import { decide } from "@/lib/review/suggest/decide"
import { decides } from "@/lib/review/suggest/fold"
import { project, readingOf } from "@/lib/review/suggest/project"
import { plainEdit, track } from "@/lib/review/suggest/track"
import { lines, page } from "./critic"
import type { Edit } from "./editing"

type Step = Edit | { readonly author: string; readonly edit: Edit }

let count = 0
export const newId = (): string => `n${++count}`

/** The edits made in turn as suggestions, by A where nobody is named. */
export function suggest(doc: Node, edits: readonly Step[]): EditorState {
  return edits.reduce((state, step) => {
    const { author, edit } = typeof step === "function" ? { author: "A", edit: step } : step
    const next = state.apply(track(edit(state), state, { author, newId }))
    next.doc.check()
    expect(checkPush(state.doc, next.doc, { author, roles: ["reviewer"] })).toBeNull()
    expect(withoutSuggestions(next.doc), "rejecting all gives the text before").toEqual(withoutSuggestions(state.doc))
    return next
  }, EditorState.create({ doc }))
}

/**
 * Makes the edits as suggestions and asserts what is shown (pairs apart by ` || `), that accepting all gives the plain
 * edits, and that rejecting all gives the text before. The plain edits are made on the text with everything accepted;
 * `"on the marks"`: on the marked text, where the edit begins in what is deleted there; `"shown only"`: not at all,
 * where they are meant to be different (borders, copies of deleted text), which the title says.
 */
export function suggesting(
  title: string,
  start: string,
  edits: Step | readonly Step[],
  shown: string,
  laws: "all laws" | "on the marks" | "shown only" = "all laws",
): void {
  it(title, () => {
    const doc = page(...start.split(" || "))
    doc.check()
    const steps = Array.isArray(edits) ? (edits as readonly Step[]) : [edits as Step]
    const state = suggest(doc, steps)
    expect(lines(state.doc).join(" || ")).toBe(shown)
    for (const how of ["accept", "reject"] as const) {
      const decided = decide(state.tr, () => true, how).doc
      decided.check()
      expect(textOf(decided), `${how} = projection`).toEqual(
        textOf(all(state.doc, how === "accept" ? "taken" : "left")),
      )
    }
    if (laws === "shown only") return
    const plain = plainly(laws === "all laws" ? all(doc, "taken") : doc, steps)
    expect(textOf(all(state.doc, "taken")), "accepting all gives the plain edit").toEqual(textOf(all(plain, "taken")))
  })
}

function plainly(doc: Node, steps: readonly Step[]): Node {
  return steps.reduce((state, step) => {
    const tr = (typeof step === "function" ? step : step.edit)(state)
    return state.apply(plainEdit(tr, state))
  }, EditorState.create({ doc })).doc
}

/** Every target with all rejected, as a string, comments left out. */
const withoutSuggestions = (doc: Node): string[] =>
  doc.children.map(pair =>
    readingOf(
      pair.child(1),
      decides(() => true, "reject"),
    ),
  )

/** The document with all its targets projected. */
export const all = (doc: Node, how: "taken" | "left"): Node =>
  schema.nodes.doc.create(
    doc.attrs,
    doc.children.map(pair => pair.type.create(pair.attrs, [pair.child(0), project(pair, how)])),
  )

/** Comparable: without where blocks came from. */
export const textOf = (doc: Node): unknown =>
  JSON.parse(JSON.stringify(doc.toJSON(), (key, value) => (key === "from" ? undefined : value)))
