/** Two files (or one), pair by pair as the desk shows them, with places in the files as they were given. */
import { alignPages } from "@/lib/align/align-pages"
import { pairPieces } from "@/lib/align/pair-pieces"
import type { Span } from "@/lib/align/types"
import type { Finding } from "@/lib/checks/check"
import { pageFacts } from "@/lib/checks/page-facts"
import type { Checked, Checker } from "@/lib/checks/run"
import type { Block } from "@/lib/page/page"
import type { ReadSide } from "../align-parts/read-side"
import type { AskOutside } from "./language-tool"

export interface FileFindings {
  /** `from`, `to` and `span` are places in the file of their side, in UTF-16 units. */
  readonly findings: readonly Finding[]
  /** Checks that threw, and own rules that were stopped. */
  readonly failed: ReadonlySet<string>
}

/** Each block of the only file by itself. */
export async function checkTarget(side: ReadSide, checker: Checker, ask: AskOutside): Promise<FileFindings> {
  const gathered = gathering()
  const facts = pageFacts({ source: [], target: side.words })
  for (const [k, block] of side.page.blocks.entries()) {
    if (!hasWords(block)) continue
    const words = side.words[k] ?? ""
    const checked = checker.check({ source: null, target: words }, facts, await ask(words))
    gathered.add(checked, () => stretchOf(side, [{ block: k, from: 0, to: words.length }]))
  }
  return gathered
}

export async function checkPair(
  source: ReadSide,
  target: ReadSide,
  checker: Checker,
  ask: AskOutside,
): Promise<FileFindings> {
  const gathered = gathering()
  const alignment = await alignPages(source.page, target.page)
  const rows = pairPieces(source.page, target.page, alignment, "paragraph").map(row => ({
    source: stretchOf(source, row.source),
    target: stretchOf(target, row.target),
  }))
  const pairs = rows.map(sides => ({ source: sides.source.text, target: sides.target.text }))
  const facts = pageFacts({ source: source.words, target: target.words, pairs })
  for (const sides of rows) {
    const texts = { source: sides.source.text, target: sides.target.text }
    gathered.add(checker.check(texts, facts, await ask(texts.target)), ({ side }) => sides[side])
  }
  return gathered
}

const hasWords = (block: Block | undefined): boolean => block?.kind !== "code" && block?.kind !== "opaque"

interface Stretch {
  readonly text: string
  readonly placeOf: (at: number) => number
}

/** Stands for a block of code or the like, as at the desk: there is something, and it has no words. */
const ATOM = "\uFFFC"

/** The text of some spans, a line for each, and where its places are in the file. */
function stretchOf({ page, words, placeOf }: ReadSide, spans: readonly Span[]): Stretch {
  const parts = spans.map(({ block, from, to }) =>
    hasWords(page.blocks[block]) ? (words[block]?.slice(from, to) ?? "") : ATOM,
  )
  return {
    text: parts.join("\n"),
    placeOf(at) {
      let start = 0
      for (const [k, span] of spans.entries()) {
        const length = parts[k]?.length ?? 0
        if (at <= start + length) return placeOf(span.block, span.from + at - start)
        start += length + 1
      }
      return 0
    },
  }
}

function gathering() {
  const findings: Finding[] = []
  const failed = new Set<string>()
  return {
    findings,
    failed,
    add(checked: Checked, stretch: (finding: Finding) => Stretch) {
      for (const id of [...checked.failed, ...checked.stopped]) failed.add(id)
      for (const finding of checked.findings) findings.push(moved(finding, stretch(finding).placeOf))
    },
  }
}

function moved(finding: Finding, placeOf: (at: number) => number): Finding {
  const { from, to, span } = finding
  return {
    ...finding,
    ...placed(from, to, placeOf),
    ...(span ? { span: placed(span.from, span.to, placeOf) } : {}),
  }
}

/** The end is that of the last character, not the start of the next: markup may lie between. */
function placed(from: number, to: number, placeOf: (at: number) => number) {
  const start = placeOf(from)
  return { from: start, to: to > from ? Math.max(start, placeOf(to - 1) + 1) : start }
}
