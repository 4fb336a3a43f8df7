/** The words in the content of a step, as it is in JSON. */
export function wordsIn(content: unknown): string {
  if (Array.isArray(content)) return content.map(wordsIn).join("")
  if (typeof content !== "object" || content === null) return ""
  const node = content as { text?: string; content?: unknown }
  return (node.text ?? "") + wordsIn(node.content)
}
