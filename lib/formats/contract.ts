/**
 * What every one-sided format keeps, as tests: one line in `x.test.ts` runs them all for format x.
 *
 * Laws: places point at their text; nothing edited, the same file; one word edited, only that block's lines change and
 *   the file reads as the edited page; written and read again, the fitted page, or a note says that it is not; broken
 *   files are read or refused, never more.
 */
import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { blockText, type Page } from "@/lib/page/page"
import { Random } from "@/lib/testing/random"
import { firstDifference } from "./compare"
import { editWord, randomPage, rich, tame, wild } from "./contract-pages"
import { formatNotes } from "./notes"
import { outline } from "./outline"
import type { SplicingFormat } from "./placed"
import { spliceIntoFile } from "./splice"

export interface FormatCase {
  readonly title: string
  readonly file: string
  readonly outline: string
}

/** Cases are parted by lines that begin with `%% `, the file and its outline by a line `==>`. */
export function readCases(url: URL): FormatCase[] {
  const all = readFileSync(url, "utf8")
  return all
    .split(/^%% /m)
    .slice(1)
    .map(part => {
      const end = part.indexOf("\n")
      const [file = "", wanted = ""] = part.slice(end + 1).split(/^==>\n/m)
      const typed = (words: string): string =>
        words.replaceAll("⍽", "\u00a0").replaceAll("␉", "\t").replaceAll("␠", " ")
      return { title: part.slice(0, end), file: typed(file), outline: wanted.replaceAll("␠", " ").replace(/\n+$/, "") }
    })
}

const noteCodes = new Set<string>(formatNotes)
/** How many random pages and how many broken files each format is tried with. */
const rounds = 80
const brokenFiles = 300

export function testFormat(format: SplicingFormat, cases: readonly FormatCase[]): void {
  describe(format.id, () => {
    for (const one of cases) {
      it(one.title, () => {
        expect(outline(pageOf(format, one.file))).toBe(one.outline)
        keepsPlaces(format, one.file)
        keepsFile(format, one.file)
        comesBack(format, pageOf(format, one.file))
        for (let seed = 1; seed <= 3; seed++) oneWord(format, one.file, seed)
      })
    }

    for (const [name, wildness] of Object.entries({ tame, rich, wild })) {
      it(`writes ${name} random pages that read the same, or says what is lost`, () => {
        for (let seed = 1; seed <= rounds; seed++) {
          const page = randomPage(new Random(seed), wildness)
          withSeed(seed, page, () => comesBack(format, page))
        }
      })
    }

    it("keeps random files as they are, and changes one line for one word", () => {
      for (let seed = 1; seed <= rounds; seed++) {
        const file = format.write(randomPage(new Random(seed), seed % 2 === 0 ? rich : wild)).value
        if (file === "") continue
        withSeed(seed, file, () => {
          keepsPlaces(format, file)
          keepsFile(format, file)
          oneWord(format, file, seed)
        })
      }
    })

    it("reads or refuses broken files", () => {
      const files = cases.map(one => one.file)
      for (let seed = 1; seed <= brokenFiles; seed++) {
        const random = new Random(seed)
        const file = broken(random, random.pick(files), random.pick(files))
        withSeed(seed, file, () => {
          if (!format.read(file, "en").ok) return
          keepsPlaces(format, file)
          keepsFile(format, file)
          comesBack(format, pageOf(format, file))
          if (seed % 4 === 0) oneWord(format, file, seed)
        })
      }
    })
  })
}

function withSeed(seed: number, what: unknown, run: () => void): void {
  try {
    run()
  } catch (error) {
    const shown = typeof what === "string" ? JSON.stringify(what) : JSON.stringify(what, null, 1)
    throw new Error(`seed ${seed}\n${shown}\n${error instanceof Error ? error.message : error}`)
  }
}

function pageOf(format: SplicingFormat, file: string): Page {
  const read = format.read(file, "en")
  if (!read.ok) throw new Error(`refused: ${read.why}`)
  for (const note of read.value.notes) expect(noteCodes).toContain(note.code)
  return read.value.value
}

/** Slices are in order and inside the file; what is said to be literal is. */
export function keepsPlaces(format: SplicingFormat, file: string): void {
  const read = format.readPlaced(file, "en")
  if (!read.ok) throw new Error(`refused: ${read.why}`)
  const { page, stretches } = read.value.value
  expect(new Set(page.blocks.map(block => block.id)).size).toBe(page.blocks.length)
  for (const block of page.blocks) {
    const { slice } = block
    if (slice === undefined) throw new Error(`${block.id} has no place`)
    expect(slice.from).toBeLessThanOrEqual(slice.to)
    expect(slice.to).toBeLessThanOrEqual(file.length)
    if (slice.inner) {
      expect(slice.inner.from).toBeGreaterThanOrEqual(slice.from)
      expect(slice.inner.to).toBeLessThanOrEqual(slice.to)
      expect(slice.inner.from).toBeLessThanOrEqual(slice.inner.to)
    }
    const words = blockText(block)
    for (const stretch of stretches.get(block.id) ?? []) {
      const { text, file: at, literal } = stretch
      if (literal) expect(file.slice(at.from, at.to)).toBe(words.slice(text.from, text.from + at.to - at.from))
    }
  }
}

export function keepsFile(format: SplicingFormat, file: string): void {
  const page = pageOf(format, file)
  expect(spliceIntoFile(format, file, page, page)).toEqual({ value: file, notes: [] })
}

/** A page written and read again is the page, or its notes say what is not. */
export function comesBack(format: SplicingFormat, page: Page): void {
  const { value, notes } = format.write(page)
  for (const note of notes) expect(noteCodes).toContain(note.code)
  if (value === "") {
    expect(page.blocks.length === 0 || notes.length > 0).toBe(true)
    return
  }
  const again = format.read(value, page.lang)
  if (!again.ok) {
    expect(notes.map(note => note.code)).toContain("reads-otherwise")
    return
  }
  const difference = firstDifference(page.blocks, again.value.value.blocks)
  if (difference === -1) return
  const lost = notes.filter(note => note.code !== "title-left-out")
  if (lost.length === 0) {
    expect(outline(again.value.value), `written as ${JSON.stringify(value)}`).toBe(outline(page))
    expect(JSON.stringify(again.value.value.blocks[difference])).toBe(JSON.stringify(page.blocks[difference]))
  }
  // What was lost was lost in writing: from here on it is the same for good.
  const twice = format.write(again.value.value)
  if (!notes.some(note => note.code === "reads-otherwise"))
    expect(outline(pageOf(format, twice.value))).toBe(outline(again.value.value))
}

/** One word edited: the file reads as the edited page, and no line outside the block is touched. */
export function oneWord(format: SplicingFormat, file: string, seed: number): void {
  const page = pageOf(format, file)
  const edit = editWord(new Random(seed), page)
  if (edit === null) return
  const { value, notes } = spliceIntoFile(format, file, page, edit.page)
  if (notes.some(note => note.code === "file-rewritten")) return
  const again = pageOf(format, value)
  expect(firstDifference(edit.page.blocks, again.blocks)).toBe(-1)
  const before = file.split(/\r\n|\r|\n/)
  const after = value.split(/\r\n|\r|\n/)
  const slice = page.blocks[edit.index]?.slice ?? { from: 0, to: file.length }
  const first = file.slice(0, slice.from).split(/\r\n|\r|\n/).length - 1
  const rest = file.slice(slice.to).split(/\r\n|\r|\n/).length - 1
  expect(after.slice(0, first)).toEqual(before.slice(0, first))
  if (rest > 0) expect(after.slice(-rest)).toEqual(before.slice(-rest))
}

/** A file cut, doubled, mixed with another or strewn with odd characters. */
function broken(random: Random, file: string, other: string): string {
  let out = file
  for (let i = random.between(1, 4); i > 0; i--) {
    const at = random.below(out.length + 1)
    const to = Math.min(out.length, at + random.below(20))
    switch (random.below(6)) {
      case 0:
        out = out.slice(0, at)
        break
      case 1:
        out = out.slice(0, at) + out.slice(to)
        break
      case 2:
        out = out.slice(0, to) + out.slice(at)
        break
      case 3:
        out = out.slice(0, at) + other.slice(random.below(other.length))
        break
      case 4:
        out =
          out.slice(0, at) +
          random.pick([
            "\ud800",
            "\udfff",
            "\0",
            "\r",
            "\r\n",
            "\u2028",
            "\ufeff",
            "<",
            "`",
            "{{{",
            "||",
            "&#0;",
            "&#xD800;",
            "\t",
            "\\",
            "]]",
            "'''",
            "-->",
          ]) +
          out.slice(at)
        break
      default:
        out = out.replaceAll("\n", "\r\n")
    }
  }
  return out
}
