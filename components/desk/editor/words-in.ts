import type { Step } from "prosemirror-transform"

/** The words that steps would have put in. */
export const wordsOf = (steps: readonly Step[]): string =>
  steps.map(step => wordsIn((step.toJSON() as { slice?: { content?: unknown } }).slice?.content)).join("")

/** The words in the content of a step, as it is in JSON. */
function wordsIn(content: unknown): string {
  if (Array.isArray(content)) return content.map(wordsIn).join("")
  if (typeof content !== "object" || content === null) return ""
  const node = content as { text?: string; content?: unknown }
  return (node.text ?? "") + wordsIn(node.content)
}
