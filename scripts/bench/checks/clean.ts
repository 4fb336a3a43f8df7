/** Good Spanish that is our own: the sentences of the interface. What is found in it is a false alarm, or a fault to mend. */
import { pageFacts } from "@/lib/checks/page-facts"
import type { Checker } from "@/lib/checks/run"
import { messagesFor } from "@/lib/messages"

/** These tell of faults, and show them. */
const aboutFaults = new Set(["findings", "checkNames", "checkWhy"])
const FEWEST_WORDS = 4

export function cleanSentences(): string[] {
  const found: string[] = []
  const walk = (part: object) => {
    for (const [name, value] of Object.entries(part)) {
      if (typeof value === "string") found.push(value)
      else if (!aboutFaults.has(name)) walk(value as object)
    }
  }
  walk(messagesFor("es"))
  return found
    .map(text => text.replace(/<\/?[a-z]+>/gi, ""))
    .filter(text => !/\{[^}]*,/.test(text) && text.split(" ").length >= FEWEST_WORDS)
}

export const wordsOf = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0

export interface Alarms {
  readonly words: number
  /** Errors and warnings, unknown words aside. */
  readonly loud: number
  readonly hints: number
  readonly unknown: number
}

export function alarms(checker: Checker, texts: readonly string[]): Alarms {
  const facts = pageFacts({ source: [], target: texts })
  let [words, loud, hints, unknown] = [0, 0, 0, 0]
  for (const text of texts) {
    words += wordsOf(text)
    for (const { check, level } of checker.check({ source: null, target: text }, facts).findings)
      if (check === "spelling") unknown++
      else if (level === "hint") hints++
      else loud++
  }
  return { words, loud, hints, unknown }
}
