/** Places in the answer point into the files as they were given, whatever marks, line ends and encodings those have. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, it } from "vitest"
import { readSide } from "@/cli/align-parts/read-side"
import { sentenceResult } from "@/cli/align-parts/result"
import { alignPages, alignSegments } from "@/lib/align/align-pages"
import { Random } from "@/lib/testing/random"

const SEEDS = Array.from({ length: 120 }, (_, k) => 4_000 + k)
const folder = mkdtempSync(join(tmpdir(), "cotejo-places-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const SENTENCES = [
  "The well is 40 metres deep.",
  "¿Quién bebe de él?",
  "Nadie lo sabe… 👩‍🚒",
  "See the map (page 3).",
  "مرحبا بالعالم.",
  "今天天气很好。",
  "Half \ud83d a letter.",
  "No stop at the end",
  "12,5 %",
]

function anyText(random: Random): string {
  const lines = Array.from({ length: random.between(1, 12) }, () =>
    random.chance(0.2)
      ? random.pick(["", "  ", "\t"])
      : Array.from({ length: random.between(1, 4) }, () => random.pick(SENTENCES)).join(
          random.pick([" ", "  ", "\u00a0"]),
        ),
  )
  const end = random.pick(["\n", "\r\n", "\n\n", "\r\n\r\n"])
  return `${random.pick(["", "  ", "\n"])}${lines.join(end)}${random.pick(["", end, `${end}${end}`])}Last.`
}

/** The bytes of a file, and the file as a program sees it that reads it without a thought for marks. */
function written(random: Random, words: string): { bytes: Buffer; seen: string } {
  const marked = `\ufeff${words}`
  switch (random.below(4)) {
    case 0:
      return { bytes: Buffer.from(words.toWellFormed()), seen: words.toWellFormed() }
    case 1:
      return { bytes: Buffer.from(marked.toWellFormed()), seen: marked.toWellFormed() }
    case 2:
      return { bytes: Buffer.from(marked.toWellFormed(), "utf16le"), seen: marked.toWellFormed() }
    default:
      return { bytes: Buffer.from(marked.toWellFormed(), "utf16le").swap16(), seen: marked.toWellFormed() }
  }
}

it.each(SEEDS)("every segment stands where it says (seed %i)", async seed => {
  const random = new Random(seed)
  const segmented = random.chance(0.4)
  const sides = await Promise.all(
    ["a", "b"].map(async name => {
      const { bytes, seen } = written(random, anyText(random))
      const path = join(folder, `${seed}${name}.txt`)
      writeFileSync(path, bytes)
      const side = await readSide(path, name === "a" ? "en" : "es", "en", segmented)
      if (!side.ok) throw new Error(side.why)
      return { side: side.value, seen }
    }),
  )
  const [a, b] = sides
  if (!a || !b) throw new Error("two sides were written")
  const given = ({ side }: typeof a) => ({ lang: side.page.lang, segments: side.segments ?? [] })
  const alignment = segmented
    ? await alignSegments(given(a), given(b), { recut: false })
    : await alignPages(a.side.page, b.side.page)
  const result = sentenceResult(a.side, b.side, alignment)
  for (const [segments, { seen }] of [
    [result.source, a],
    [result.target, b],
  ] as const) {
    let last = 0
    for (const { id, text, from, to } of segments) {
      expect(from).toBeGreaterThanOrEqual(last)
      last = to
      expect(seen.slice(from, to).replaceAll("\r\n", "\n")).toBe(text)
      if (segmented) expect(seen.slice(0, from).split("\n").length - 1).toBe(id)
    }
    const covered = segments.reduce(
      (left, { from, to }) => left.slice(0, from) + " ".repeat(to - from) + left.slice(to),
      seen,
    )
    expect(covered.replace("\ufeff", "").trim()).toBe("")
  }
})
