/** How long a paragraph takes while somebody types, and what the lexicon costs. Process time, so that a busy machine does not count. */
import { readFileSync } from "node:fs"
import { loadLexicon } from "@/lib/checks/lexicon/lexicon"
import { pageFacts } from "@/lib/checks/page-facts"
import type { Checker } from "@/lib/checks/run"

const spent = (begun: NodeJS.CpuUsage) => process.cpuUsage(begun).user / 1000

/** Milliseconds for a paragraph of 3,000 characters, every time with another word so that nothing is remembered whole. */
export function paragraphTime(checker: Checker, sentences: readonly string[]): number {
  let text = ""
  for (const sentence of sentences) if (text.length < 3000) text += `${sentence} `
  text = text.slice(0, 3000)
  const facts = pageFacts({ source: [], target: [text] })
  const once = (k: number) => checker.check({ source: null, target: `${text}${k}` }, facts)
  for (let k = 0; k < 40; k++) once(k)
  const begun = process.cpuUsage()
  for (let k = 0; k < 100; k++) once(k)
  return spent(begun) / 100
}

/** Bytes over the wire and milliseconds to open the Spanish lexicon. */
export async function lexiconCost(): Promise<{ bytes: number; milliseconds: number }> {
  const file = new Uint8Array(readFileSync(new URL("../../../public/lexicon/es.lex", import.meta.url)))
  const begun = process.cpuUsage()
  await loadLexicon(file)
  return { bytes: file.length, milliseconds: spent(begun) }
}
