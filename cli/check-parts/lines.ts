/** `--lines`: a corpus on standard input, a line for each text, and what is found in each. */
import { createInterface } from "node:readline"
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

/** The findings of each line in order; a line that is not what it should be is answered with its number and one sentence. */
export async function* checkLines(
  input: Readable,
  checker: Checker,
  ask?: AskOutside,
): AsyncGenerator<LineFindings | { readonly line: number; readonly problem: string }> {
  let line = 0
  for await (const words of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1
    if (words.trim() === "") continue
    const text = lineFrom(parsed(words))
    if (text === null) yield { line, problem: "This is not a JSON object {id, draft, source?} on one line." }
    else {
      const { id, draft, source } = text
      yield {
        id,
        findings: checker.check({ source, target: draft }, undefined, await ask?.(draft)).findings.map(written),
      }
    }
  }
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
    return JSON.parse(words)
  } catch {
    // JSON.parse throws nothing but SyntaxError; the caller says so with the line's number.
    return undefined
  }
}
