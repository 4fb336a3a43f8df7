/** The two texts as they lie on the slates, and what is known or guessed about them. */
import { packedWords } from "@/lib/formats/packed-words"
import { recogniseFormat, recognisePage } from "@/lib/formats/registry"
import type { Note } from "@/lib/page/outcome"
import type { Lang } from "@/lib/page/page"
import type { SideFile } from "@/lib/sync/api"
import type { BothFormat } from "@/lib/sync/take-out"
import { guessLanguage, type LanguageGuess } from "@/lib/text/guess-language"

export type FormatId = SideFile["format"]
export type SideName = "source" | "target"

export interface Slate {
  readonly text: string
  /** Of the file it came from. */
  readonly name: string | null
  /** What the person chose; null leaves it to be recognised. */
  readonly format: FormatId | null
  readonly lang: Lang | null
  /** What a file of both languages is, where the person chose. */
  readonly both?: BothFormat
  /** What is to become of changes tracked in the file; null where nothing was chosen. */
  readonly changes?: SideFile["changes"] | null
  /** From reading the file's bytes. */
  readonly notes: readonly Note[]
}
export const emptySlate: Slate = { text: "", name: null, format: null, lang: null, notes: [] }

export interface Known {
  readonly format: FormatId
  readonly lang: Lang
  readonly guess: LanguageGuess
  readonly ticket: boolean
}

/** Sure enough to set a language that nobody chose. */
const LIKELY = 0.5
/** Sure enough to contradict somebody. */
export const CERTAIN = 0.8
export const baseOf = (lang: Lang): string => lang.split("-")[0]?.toLowerCase() ?? lang
export const sameLanguage = (a: Lang, b: Lang): boolean => baseOf(a) === baseOf(b)

/** @param usual the language this side usually has */
export function knownOf(slate: Slate, usual: Lang): Known {
  const found = recogniseFormat(slate.text, slate.name ?? "").format
  const guess = guessLanguage(packedWords(slate.text)?.words ?? slate.text)
  const guessed = guess.lang !== "und" && guess.sure >= LIKELY && !sameLanguage(guess.lang, usual) ? guess.lang : usual
  return {
    format: slate.format ?? (found === "ticket" ? recognisePage(slate.text, slate.name ?? "").format : found),
    lang: slate.lang ?? guessed,
    guess,
    ticket: found === "ticket",
  }
}

export const hasText = (slate: Slate): boolean => /\S/u.test(slate.text)

/** A source is as its author means it; a draft's changes wait for a decision. */
export const changesOf = (slate: Slate, side: SideName): NonNullable<SideFile["changes"]> =>
  slate.changes ?? (side === "source" ? "take" : "keep")

export const fileOf = (slate: Slate, known: Known, side: SideName): SideFile => ({
  format: known.format,
  lang: known.lang,
  text: slate.text,
  ...(slate.name === null ? {} : { name: slate.name }),
  ...(known.format === "docx" ? { changes: changesOf(slate, side) } : {}),
})
