/** One file of any format there is: a page, or both languages. */
import { readFile as bytesIn } from "node:fs/promises"
import { text as readAll } from "node:stream/consumers"
import { bitextFormatById, recogniseBitext } from "@/lib/bitexts/registry"
import { decodePage } from "@/lib/formats/odt"
import type { SplicingFormat } from "@/lib/formats/placed"
import { formatById, readFile, recogniseFormat } from "@/lib/formats/registry"
import { translator } from "@/lib/messages"
import { sentencesOf } from "@/lib/messages/notes"
import type { Bitext } from "@/lib/page/bitext"
import { done, type Noted, type Outcome, refuse } from "@/lib/page/outcome"
import type { Lang, Page } from "@/lib/page/page"
import { guessLanguage } from "@/lib/text/guess-language"

export type AnyFile =
  | { readonly kind: "page"; readonly format: SplicingFormat; readonly file: string; readonly page: Page }
  | { readonly kind: "both"; readonly format: string; readonly file: string; readonly bitext: Bitext }

/** `sentences` say what was lost or guessed; a refusal's detail is the sentence, its code the rule that was broken. */
export interface AnyRead {
  readonly read: AnyFile
  readonly sentences: readonly string[]
}

export interface AnyWish {
  /** Which side this file is, for its language. */
  readonly side: "source" | "target"
  readonly from?: Lang
  readonly to?: Lang
  /** The name of its format, where the one found is not to be believed. */
  readonly as?: string
  readonly changes: "leave" | "take"
}

/** A guess worth less than this is no better than what is expected. */
const SURE = 0.5

export async function readAny(path: string, wish: AnyWish): Promise<Outcome<AnyRead, string>> {
  const decoded = await decodePath(path)
  if (!decoded.ok) return decoded
  const { file, sentences } = decoded.value
  const made = readDecoded(file, path, wish)
  return made.ok ? done({ ...made.value, sentences: [...sentences, ...made.value.sentences] }) : made
}

export interface Decoded {
  readonly file: string
  readonly sentences: readonly string[]
}

/** The text of a file, or of a packed one. */
export async function decodePath(path: string): Promise<Outcome<Decoded, string>> {
  const bytes = await bytesOf(path)
  if (typeof bytes === "string") return refuse(bytes, missing[bytes])
  const decoded = decodePage(bytes)
  if (!decoded.ok) return refuse(decoded.why, refusalSentence(decoded.why))
  const { value: file, notes } = decoded.value
  return done({ file, sentences: sentencesOf(notes, "formatNotes", "en") })
}

export function readDecoded(file: string, path: string, wish: AnyWish): Outcome<AnyRead, string> {
  const both = wish.as === undefined ? recogniseBitext(file, path) : bitextFormatById(wish.as)?.id
  return both ? readBoth(file, both, wish) : readPage(file, path, wish)
}

function readBoth(file: string, format: string, { from, to }: AnyWish): Outcome<AnyRead, string> {
  const reader = bitextFormatById(format)
  if (!reader) return refuse("damaged", refusalSentence("damaged"))
  const read = reader.read(file, { ...(from ? { source: from } : {}), ...(to ? { target: to } : {}) })
  if (!read.ok) return refuse(read.why, translator("en", "bitextRefusals")(read.why, { detail: read.detail ?? "" }))
  const { value, notes } = read.value
  const bitext = { ...value, source: from ?? (value.source || "en"), target: to ?? (value.target || "es") }
  return done({ read: { kind: "both", format, file, bitext }, sentences: sentencesOf(notes, "bitextNotes", "en") })
}

function readPage(file: string, path: string, { side, from, to, as, changes }: AnyWish): Outcome<AnyRead, string> {
  const found = as ?? recogniseFormat(file, path).format
  const format = formatById(found === "ticket" ? "text" : found)
  if (!format) return refuse("damaged", refusalSentence("damaged"))
  const lang = (side === "source" ? from : to) ?? languageOf(file, side === "source" ? "en" : "es")
  const read = readFile({ format: format.id, lang, text: file, changes })
  if (!read) return refuse("damaged", refusalSentence("damaged"))
  if (!read.ok) return refuse(read.why, refusalSentence(read.why))
  const { value: page, notes }: Noted<Page> = read.value
  return done({ read: { kind: "page", format, file, page }, sentences: sentencesOf(notes, "formatNotes", "en") })
}

function languageOf(file: string, otherwise: Lang): Lang {
  const guess = guessLanguage(file)
  return guess.sure >= SURE ? guess.lang : otherwise
}

type Refusal = Parameters<ReturnType<typeof translator<"formatRefusals">>>[0]
const refusalSentence = (why: Refusal): string => translator("en", "formatRefusals")(why)

const missing = {
  "not-found": "There is no such file, or it cannot be opened.",
  "is-folder": "This is a folder; name a file in it.",
  "too-large": refusalSentence("too-large"),
} as const

async function bytesOf(path: string): Promise<Uint8Array | keyof typeof missing> {
  if (path === "-") return new TextEncoder().encode(await readAll(process.stdin))
  try {
    return await bytesIn(path)
  } catch (fault) {
    if (!(fault instanceof Error && "code" in fault)) throw fault
    if (fault.code === "ERR_FS_FILE_TOO_LARGE") return "too-large"
    return fault.code === "EISDIR" ? "is-folder" : "not-found"
  }
}
