/**
 * Two pages in, pairs out. The steps: segments; locks cut out; lines aligned (align-lines.ts); pairs cut where their partner
 * is cut (recut.ts); what can be said about the whole (kinship.ts).
 */
import type { Note } from "@/lib/page/outcome"
import type { Lang } from "@/lib/page/page"
import { alignLines, SEARCHED } from "./align-lines"
import { type BitPair, bitPairs, turnPair } from "./bit-pairs"
import { type Bit, bitOf, linesOf } from "./bits"
import { Breath, Cancelled } from "./breath"
import { embeddingVote } from "./embedding-vote"
import { kinshipOf } from "./kinship"
import type { Vote } from "./knowledge"
import type { Line } from "./lines"
import { applyLocks } from "./locks"
import type { AlignNote } from "./notes"
import { orderGain } from "./order-gain"
import { shouldTurn } from "./orient"
import { inReadingOrder, type Place } from "./reading-order"
import { recutPairs } from "./recut"
import { segmentPage } from "./segment-page"
import { textNotes } from "./text-notes"
import type { Alignment, AlignOptions, AlignPages, Segment, SegmentPair, Span } from "./types"

/** Aligns two pages. When `onProgress` calls it off, every segment stands alone and the note says so. */
export const alignPages: AlignPages = (source, target, options = {}) =>
  alignSegments(
    { lang: source.lang, segments: segmentPage(source) },
    { lang: target.lang, segments: segmentPage(target) },
    options,
  )

export interface SegmentedSide {
  readonly lang: Lang
  readonly segments: readonly Segment[]
}

/** The same for text that somebody has cut into segments already; with `recut: false` they are never cut further. */
export async function alignSegments(
  source: SegmentedSide,
  target: SegmentedSide,
  options: Options = {},
): Promise<Alignment> {
  const segments = { source: source.segments, target: target.segments }
  const bits = { source: source.segments.map(bitOf), target: target.segments.map(bitOf) }
  const notes: Note[] = textNotes(sampleOf(source), sampleOf(target))
  const note = (code: AlignNote, detail?: string): number =>
    notes.push({ code, ...(detail === undefined ? {} : { detail }) })
  const stopped = (code: AlignNote, detail?: string): Alignment => {
    note(code, detail)
    return { segments, pairs: alone(bits.source, bits.target), kinship: "doubtful", notes }
  }
  const long = [isTooLong(bits.source), isTooLong(bits.target)]
  if (long[0] || long[1]) return stopped("align-too-long", long[0] && long[1] ? "both" : long[0] ? "source" : "target")
  try {
    const turned = shouldTurn(bits.source, bits.target)
    const made = turned
      ? await pairBits(bits.target, bits.source, [target.lang, source.lang], turnOptions(options))
      : await pairBits(bits.source, bits.target, [source.lang, target.lang], options)
    if (made.dropped > 0) note("align-lock-dropped", String(made.dropped))
    if (made.withoutVectors) note("align-no-vectors")
    const pairs = turned ? made.pairs.map(turnPair) : made.pairs
    const same = notes.some(({ code }) => code === "align-same-text")
    const kinship = same ? "related" : kinshipOf(pairs, made.theta, made.orderGain)
    if (kinship !== "related" && segments.source.length > 0 && segments.target.length > 0) {
      note(kinship === "unrelated" ? "align-unrelated" : "align-doubtful")
    }
    return { segments, pairs: inReadingOrder(pairs, placeOf).map(segmentPair), kinship, notes }
  } catch (failure) {
    if (failure instanceof Cancelled) return stopped("align-cancelled")
    throw failure
  }
}

/** More than this on one side is a shelf of books: it is answered at once, with every segment alone. The sentences in lib/messages say so. */
export const MOST_SEGMENTS = 30_000
export const MOST_CHARACTERS = 3_000_000

const isTooLong = (bits: readonly Bit[]): boolean =>
  bits.length > MOST_SEGMENTS || bits.reduce((sum, bit) => sum + bit.text.length, 0) > MOST_CHARACTERS

/** A side for the remarks on its words, whatever its length. */
function sampleOf({ lang, segments }: SegmentedSide): { lang: Lang; text: string } {
  return { lang, text: segments.map(segment => segment.text).join("\n") }
}

type Options = AlignOptions & { readonly recut?: false }

const turnOptions = (options: Options): Options => ({
  ...options,
  ...(options.locks ? { locks: options.locks.map(({ source, target }) => ({ source: target, target: source })) } : {}),
})

interface Made {
  readonly pairs: readonly BitPair[]
  readonly theta: number
  readonly orderGain: number | null
  readonly dropped: number
  readonly withoutVectors: boolean
}

async function pairBits(
  sourceBits: readonly Bit[],
  targetBits: readonly Bit[],
  langs: readonly [Lang, Lang],
  options: Options,
): Promise<Made> {
  const breath = new Breath(options.onProgress)
  await breath.pause(0)
  const locked = applyLocks(sourceBits, targetBits, options.locks ?? [])
  const taken = {
    source: new Set(locked.pairs.flatMap(pair => pair.source)),
    target: new Set(locked.pairs.flatMap(pair => pair.target)),
  }
  const source = linesOf(locked.source).filter((_, at) => !taken.source.has(at))
  const target = linesOf(locked.target).filter((_, at) => !taken.target.has(at))
  const vote = options.embed && (await voteOf(options.embed, source, target, langs))
  const { beads, knowledge } = await alignLines(source, target, breath, locked.confirmed, vote ?? undefined)
  const whole = bitPairs(locked.source, locked.target, beads, locked.pairs)
  breath.stage(SEARCHED, 1)
  const pairs = options.recut === false ? whole : await recutPairs(whole, knowledge, breath)
  const { theta } = knowledge.measures
  // Where a person has confirmed pairs nobody asks any more whether the texts belong together.
  const gain = locked.pairs.length > 0 ? null : await orderGain(source, target, breath)
  return { pairs, theta, orderGain: gain, dropped: locked.dropped, withoutVectors: vote === null }
}

/** Null when the provider fails: it is somebody else's code, perhaps over a network, and nothing depends on it. */
async function voteOf(
  embed: NonNullable<AlignOptions["embed"]>,
  source: readonly Line[],
  target: readonly Line[],
  [sourceLang, targetLang]: readonly [Lang, Lang],
): Promise<Vote | null> {
  try {
    const a = await embed(
      source.map(line => line.text),
      sourceLang,
    )
    const b = await embed(
      target.map(line => line.text),
      targetLang,
    )
    return embeddingVote(a, b, source.length, target.length)
  } catch {
    return null
  }
}

const spanOf = ({ block, from, to }: Bit): Span => ({ block, from, to })

const segmentPair = ({ source, target, confidence, moved, recut }: BitPair): SegmentPair => ({
  source: source.map(spanOf),
  target: target.map(spanOf),
  confidence,
  ...(moved ? { moved } : {}),
  ...(recut ? { recut } : {}),
})

/** Characters of one block never reach the next block's numbers. */
const BLOCK = 2 ** 25
const placeOf = ({ source, target, moved }: BitPair): Place => ({
  source: source[0] ? source[0].block * BLOCK + source[0].from : null,
  target: target[0] ? target[0].block * BLOCK + target[0].from : null,
  moved: moved === true,
})

/** Nothing paired: the answer when there is no alignment to give. */
const alone = (source: readonly Bit[], target: readonly Bit[]): SegmentPair[] => [
  ...source.map(bit => ({ source: [spanOf(bit)], target: [], confidence: 0 })),
  ...target.map(bit => ({ source: [], target: [spanOf(bit)], confidence: 0 })),
]
