/** `cotejo lexicon`: an Apertium dictionary's words as a pack for the checks. */
import { readFile, writeFile } from "node:fs/promises"
import { parseArgs } from "node:util"
import { gzipSync } from "node:zlib"
import type { Lexicon } from "@/lib/checks/lexicon/lexicon"
import { packLexicon } from "@/lib/checks/lexicon/pack"
import { writeReading } from "@/lib/checks/lexicon/reading"
import { lowReadings } from "@/lib/checks/spanish/text"
import { readWordLists } from "./check-parts/word-lists"
import { formsOf, TooMany } from "./lexicon-parts/expand-dix"
import { type Dix, readDix } from "./lexicon-parts/read-dix"
import { readingOf } from "./lexicon-parts/reading-of-tags"

export const summary = "make a pack of an Apertium dictionary's Spanish words, for the checks"
export const needsLexicon = true

const help = `cotejo lexicon DICTIONARY.dix PACK

Reads the source of a monolingual Spanish dictionary of Apertium and writes the words that our own dictionary does not have, with
their part of speech, gender, number and person, as a pack. Cotejo reads that where COTEJO_APERTIUM_PACK or cotejo check --lexicon
names it. The pack stays under the dictionary's own licence (Apertium's are GPL).

  --help   this text

Exit codes: 0 written, 1 the dictionary cannot be read or the pack not be written, 2 the command is not understood.`

export async function run(args: string[]): Promise<number> {
  const parsed = parse(args)
  if (typeof parsed === "string") {
    console.error(`${parsed} See: cotejo lexicon --help`)
    return 2
  }
  if (parsed.help) {
    console.log(help)
    return 0
  }
  const [from = "", to = ""] = parsed.files
  const file = await readBytes(from)
  if (file === null) return sorry(from, "There is no such file, or it cannot be opened.")
  const dix = readDix(file)
  if (!dix.ok)
    return sorry(from, `This is not the source of an Apertium dictionary${dix.detail ? ` (${dix.detail})` : ""}.`)
  const { spanish } = await readWordLists()
  if (!spanish) return sorry(from, "Our own dictionary is not compiled; run npm run build.")
  try {
    const forms = newForms(dix.value, spanish)
    if (forms.size === 0) return sorry(from, "It has no Spanish words that our own dictionary does not have.")
    await writeFile(to, gzipSync(packLexicon("es", forms), { level: 9 }))
    console.log(`${forms.size} words in ${to}.`)
    return 0
  } catch (fault) {
    if (fault instanceof TooMany) return sorry(from, "Its paradigms hold themselves, or make too many forms.")
    if (fault instanceof Error && "code" in fault) return sorry(to, "It cannot be written there.")
    throw fault
  }
}

/** Words of one piece that we do not know, or know nothing about, each with all its readings in one order. */
export function newForms(dix: Dix, known: Lexicon): Map<string, readonly string[]> {
  const forms = new Map<string, Set<string>>()
  for (const form of formsOf(dix)) {
    const { written } = form
    if (written.length < 2 || !/^\p{L}+$/u.test(written) || isKnown(written, known)) continue
    const reading = readingOf(form)
    if (!reading) continue
    const here = forms.get(written) ?? new Set()
    forms.set(written, here.add(writeReading(reading, written)))
  }
  return new Map(Array.from(forms, ([word, readings]) => [word, Array.from(readings).sort()]))
}

const isKnown = (word: string, lexicon: Lexicon): boolean =>
  (word === word.toLowerCase() ? lowReadings(word, lexicon) : lexicon.read(word)).some(reading => !reading.bare)

function parse(args: readonly string[]): string | { readonly help: boolean; readonly files: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { help: { type: "boolean", short: "h", default: false } },
    })
    return values.help || positionals.length === 2
      ? { help: values.help, files: positionals }
      : "Name two files: the dictionary, and the pack to write."
  } catch (fault) {
    // node:util throws TypeErrors with a code for everything a person can mistype.
    if (!(fault instanceof TypeError)) throw fault
    return fault.message.split(/(?<=\.) /)[0] ?? fault.message
  }
}

async function readBytes(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path)
  } catch (fault) {
    if (fault instanceof Error && "code" in fault) return null
    throw fault
  }
}

function sorry(path: string, why: string): 1 {
  console.error(`${path}: ${why}`)
  return 1
}
