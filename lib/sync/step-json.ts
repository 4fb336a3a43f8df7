import type { Step } from "prosemirror-transform"

interface MarkSetJson {
  readonly stepType: "markSet"
  readonly steps: readonly unknown[]
}

const isMarkSet = (json: unknown): json is MarkSetJson =>
  typeof json === "object" && json !== null && "stepType" in json && json.stepType === "markSet"

const flat = (json: unknown): readonly unknown[] => (isMarkSet(json) ? json.steps.flatMap(flat) : [json])

/**
 * A step as JSON that can be read again. Inverting a set of marks twice (undo, redo) gives sets within sets, which
 * prosemirror-transform 1.12 writes but does not read; laid out in a row they do the same.
 */
export function stepJson(step: Step): unknown {
  const json: unknown = step.toJSON()
  return isMarkSet(json) ? { stepType: "markSet", steps: flat(json) } : json
}
