/**
 * Damaged files through every reader there is.
 *
 * Laws: a file is read or refused, never more; in less than two seconds of this machine's work; what is read goes back into
 *   its own file byte for byte, so that nothing was cut in silence; what a file of both languages held is there again after
 *   it was written anew.
 */
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { bitextFormats } from "@/lib/bitexts/registry"
import { readGlossaryCsv } from "@/lib/bitexts/terms/glossary-csv"
import { readTbx } from "@/lib/bitexts/terms/tbx"
import { writeXliff2 } from "@/lib/bitexts/xliff/write-2"
import { xliff } from "@/lib/bitexts/xliff/xliff"
import { decodeFile } from "@/lib/formats/decode"
import { readWord } from "@/lib/formats/docx-read"
import { odtAsWord } from "@/lib/formats/odt"
import { pageFormats } from "@/lib/formats/registry"
import { spliceIntoFile } from "@/lib/formats/splice"
import { readTicket } from "@/lib/formats/ticket-read"
import { zip } from "@/lib/formats/zip"
import type { Bitext } from "@/lib/page/bitext"
import { type Block, blockText } from "@/lib/page/page"
import { Random } from "@/lib/testing/random"
import { mutated, mutatedBytes } from "./mutate"
import { bilingualSeeds, odtSeeds, pageSeeds, ticketSeeds, wordSeeds } from "./seeds"

/** In milliseconds of processor time; whoever waits sees about the same on an idle machine. */
export const MOST_TIME = 2000
/** What a reader may hold in the end more than at the beginning, once what nobody needs is collected, in bytes. */
export const MOST_MEMORY = 100_000_000

export interface FuzzResult {
  readonly name: string
  readonly files: number
  readonly read: number
  /** The longest that one file took, in milliseconds of processor time. */
  readonly longest: number
  /** Processor time of all, in milliseconds. */
  readonly time: number
}

interface Target {
  readonly name: string
  readonly seeds: () => readonly (string | Uint8Array)[]
  /** True when it was read; throws when a law is broken. */
  take(file: string): boolean
}

const asPage = (format: (typeof pageFormats)[number]): Target => ({
  name: format.id,
  seeds: format.id === "docx" ? wordSeeds : () => pageSeeds(format),
  take(file) {
    const read = format.read(file, "en")
    if (!read.ok) return false
    const page = read.value.value
    if (spliceIntoFile(format, file, page, page).value !== file) throw new Error("the file did not come back as it was")
    if (format.id === "text" && letters(page.blocks.map(wordsOf).join("\n")) !== letters(file))
      throw new Error("letters were lost")
    return true
  },
})

const wordsOf = (block: Block): string => (block.kind === "opaque" ? block.raw : blockText(block))
/** The known words that are in a text. */
const letters = (words: string): string =>
  (words.match(/[\p{L}]{6,}/gu) ?? [])
    .filter(word => known.has(word))
    .sort()
    .join(" ")
const known = new Set(["lantern", "keeper", "harbour", "candles", "morning", "letters", "windows"])

const asBoth = (format: (typeof bitextFormats)[number]): Target => ({
  name: format.id,
  seeds: () => bilingualSeeds(format.id),
  take(file) {
    const read = format.read(file, { source: "en", target: "es" })
    if (!read.ok) return false
    const bitext: Bitext = { ...read.value.value, source: "en", target: "es" }
    const again = xliff.read(writeXliff2(bitext, "2.1", { review: true }).value, {})
    if (!again.ok) throw new Error(`written anew it is refused: ${again.why} ${again.detail ?? ""}`)
    if (!keepsLetters(bitext, again.value.value)) throw new Error("written anew it has lost words")
    return true
  },
})

/**
 * Whether all letters are there again. Damage may leave rows that go on each other crosswise or on another kind of block: they
 * may follow each other otherwise, and an image may have become its words, but nothing may be lost.
 */
function keepsLetters(before: Bitext, after: Bitext): boolean {
  const left = new Map<string, number>()
  for (const letter of lettersOf(after)) left.set(letter, (left.get(letter) ?? 0) + 1)
  return lettersOf(before).every(letter => {
    const count = left.get(letter) ?? 0
    left.set(letter, count - 1)
    return count > 0
  })
}
const lettersOf = ({ rows }: Bitext): readonly string[] =>
  rows.flatMap(row => [...row.source, ...row.target].flatMap(one => wordsOf(one.block).match(/[\p{L}\p{N}]/gu) ?? []))

const tickets: Target = {
  name: "ticket",
  seeds: ticketSeeds,
  take: file => readTicket(file).ok,
}
const glossaries: Target = {
  name: "glossary",
  seeds: () => [...bilingualSeeds("csv"), ...bilingualSeeds("tbx")],
  take: file => readTbx(file).ok || readGlossaryCsv(file, { source: "en", target: "es" }).ok,
}

/** What becomes a Word file has to be one that can be read. */
const openDocument: Target = {
  name: "odt",
  seeds: odtSeeds,
  take(file) {
    const word = odtAsWord(
      zip([
        ["mimetype", "application/vnd.oasis.opendocument.text"],
        ["content.xml", file],
      ]),
    )
    if (word === null) return false
    const read = readWord(word.value, "en")
    if (!read.ok) throw new Error(`as a Word file it is refused: ${read.why}`)
    return true
  },
}

export const targets: readonly Target[] = [
  ...pageFormats.map(asPage),
  ...bitextFormats.map(asBoth),
  openDocument,
  tickets,
  glossaries,
]

const cpu = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** What is held, in bytes; what only waits to be collected is not. */
function held(): number {
  setFlagsFromString("--expose-gc")
  const collect = runInNewContext("gc") as () => void
  collect()
  return process.memoryUsage().heapUsed
}

/** Tries `count` damaged files from a seed on. An error names the seed it came from. */
export function fuzz(target: Target, count: number, firstSeed: number): FuzzResult {
  const seeds = target.seeds()
  const heldBefore = held()
  const began = cpu()
  let read = 0
  let longest = 0
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const random = new Random(seed)
    const file = worse(random, seeds)
    if (file === null) continue
    const before = cpu()
    try {
      if (target.take(file)) read++
    } catch (error) {
      throw new Error(`${target.name}, seed ${seed}: ${error instanceof Error ? error.message : error}`, {
        cause: error,
      })
    }
    const took = cpu() - before
    longest = Math.max(longest, took)
    if (took > MOST_TIME) throw new Error(`${target.name}, seed ${seed}: ${Math.round(took)} ms`)
  }
  const time = cpu() - began
  const more = held() - heldBefore
  if (more > MOST_MEMORY) throw new Error(`${target.name}: ${Math.round(more / 1e6)} MB more are held`)
  return { name: target.name, files: count, read, longest, time }
}

/** As the readers get it, from bytes; null where it is refused before. */
function worse(random: Random, seeds: readonly (string | Uint8Array)[]): string | null {
  const seed = random.pick(seeds)
  const other = random.pick(seeds)
  const bytes =
    typeof seed === "string"
      ? new TextEncoder().encode(mutated(random, seed, typeof other === "string" ? other : ""))
      : mutatedBytes(random, seed)
  if (typeof seed === "string" && random.chance(0.1)) bytes[random.below(bytes.length || 1)] = random.below(256)
  const decoded = decodeFile(bytes)
  return decoded.ok ? decoded.value.value : null
}
