/**
 * From paragraphs to sentences: every pair is cut where its sentences face each other. What was cut by hand before, and
 * joined since, is cut as it was. The first sentence remembers what the paragraph's pair was (`memory.whole`).
 *
 * Design: planned first (the aligner takes its time, and may be called off), done by apply-sentences.ts. Pairs are never
 *   moved past each other and no border between pairs goes away, so a hand-made alignment of paragraphs stands.
 */
import type { Node } from "prosemirror-model"
import { alignPages } from "@/lib/align/align-pages"
import { pairPieces } from "@/lib/align/pair-pieces"
import type { Alignment, AlignOptions } from "@/lib/align/types"
import type { Page } from "@/lib/page/page"
import type { Cutting, SentencePlan } from "./apply-sentences"
import { memoryOf } from "./join-paragraphs"
import { followPlaces, rawWords } from "./raw"
import { rowsOf } from "./realign"
import { alignBetween, cutIntoSections, hasText, type Langs, ownPairs, type Section } from "./sections"

/** What cutting by sentence would do; null when it was called off or the page is too long to be aligned. */
export async function planSentences(
  doc: Node,
  langs: Langs,
  onProgress?: AlignOptions["onProgress"],
): Promise<SentencePlan | null> {
  const sections = cutIntoSections(doc, () => false)
  const cuttings: Cutting[] = []
  const open: Section[] = []
  let forgotten = 0
  for (const section of sections) {
    const pair = doc.child(section.from)
    const known = remembered(pair)
    if (known && known.length > 1) cuttings.push({ at: section.from, pair, rows: known })
    else if (known) continue
    else if (hasText(section.source) && hasText(section.target)) open.push(section)
    if (!known && (memoryOf(pair).parts?.length ?? 0) > 1) forgotten++
  }
  if (open.length === 0) return { cuttings, forgotten }
  const laid = await alignBetween(doc, sections, new Set(open), langs, onProgress)
  if (laid === null) return null
  for (const section of open) {
    const own = ownPairs(laid, section) ?? (await alone(section, langs))
    const rows = rowsOf(section, pairPieces(...own, "sentence"))
    if (rows.length > 1)
      cuttings.push({
        at: section.from,
        pair: doc.child(section.from),
        rows: rows.map(({ end, sure }) => ({ end, sure, part: null })),
      })
  }
  return { cuttings: cuttings.sort((a, b) => a.at - b.at), forgotten }
}

/** A pair that the alignment of the page reaches over is aligned by itself. */
async function alone(section: Section, langs: Langs): Promise<[Page, Page, Alignment]> {
  const page = (side: "source" | "target") => ({
    lang: langs[side],
    blocks: section[side].blocks.map(({ block }) => block),
  })
  const [source, target] = [page("source"), page("target")]
  return [source, target, await alignPages(source, target)]
}

/** The sentences that a pair was made of, where they are now; null when it was cut or joined since. */
function remembered(pair: Node): Cutting["rows"] | null {
  const { parts, words } = memoryOf(pair)
  if (!parts || words === undefined || parts.length === 0) return null
  if (parts.at(-1)?.source !== rawWords([pair], "source").length) return null
  const now = rawWords([pair], "target")
  if (parts.length === 1 && now !== words) return null
  const targets = followPlaces(
    words,
    now,
    parts.map(part => part.target),
  )
  return parts.map((part, at) => ({
    end: { source: part.source, target: at === parts.length - 1 ? now.length : (targets[at] ?? 0) },
    sure: part.sure,
    part,
  }))
}
