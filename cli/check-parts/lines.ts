/** `--lines`: a corpus on standard input, a line for each text, and what is found in each. */
import type { Readable } from "node:stream"
import type { Checker } from "@/lib/checks/run"
import type { AskOutside } from "./language-tool"
import { type Written, written } from "./write"

interface Line {
  readonly id: string | number
  readonly draft: string
  readonly source: string | null
}

export interface LineFindings {
  readonly id: string | number
  readonly findings: readonly Written[]
}

/**
 * The findings of each line in order; a line that is not what it should be is answered with its number and one sentence.
 * @param leftOut checks that failed on a line, and rules that were stopped, are put into it
 */
export async function* checkLines(
  input: Readable,
  checker: Checker,
  ask?: AskOutside,
  leftOut = new Set<string>(),
): AsyncGenerator<LineFindings | { readonly line: number; readonly problem: string }> {
  let line = 0
  for await (const words of linesIn(input)) {
    line += 1
    if (words.trim() === "") continue
    const text = lineFrom(parsed(words))
    if (text === null) yield { line, problem: "This is not a JSON object {id, draft, source?} on one line." }
    else {
      const { id, draft, source } = text
      const checked = checker.check({ source, target: draft }, undefined, await ask?.(draft))
      for (const one of [...checked.failed, ...checked.stopped]) leftOut.add(one)
      yield { id, findings: checked.findings.map(written) }
    }
  }
}

/**
 * The lines as JSON Lines has them: they end with a line feed, with or without a carriage return. node:readline would end one
 * at U+2028 and at a lone carriage return too, and the first of them may stand within a JSON string as it is.
 */
async function* linesIn(input: Readable): AsyncGenerator<string> {
  // Takes a mark at the start of the file away, and letters that two chunks part are put together.
  const decoder = new TextDecoder()
  const parts: string[] = []
  for await (const chunk of input) {
    const words = typeof chunk === "string" ? chunk : decoder.decode(chunk as Uint8Array, { stream: true })
    let from = 0
    for (let at = words.indexOf("\n"); at >= 0; at = words.indexOf("\n", from)) {
      parts.push(words.slice(from, at))
      yield parts.splice(0).join("")
      from = at + 1
    }
    if (from < words.length) parts.push(words.slice(from))
  }
  if (parts.length > 0) yield parts.join("")
}

function lineFrom(value: unknown): Line | null {
  if (typeof value !== "object" || value === null || !("id" in value) || !("draft" in value)) return null
  const { id, draft } = value
  const source = "source" in value ? (value.source ?? null) : null
  if ((typeof id !== "string" && typeof id !== "number") || typeof draft !== "string") return null
  return source === null || typeof source === "string" ? { id, draft, source } : null
}

function parsed(words: string): unknown {
  try {
    return JSON.parse(words.trim())
  } catch {
    // JSON.parse throws nothing but SyntaxError; the caller says so with the line's number.
    return undefined
  }
}
