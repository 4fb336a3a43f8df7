/** `cotejo align`: the aligner on two files, for scripts and other tools. */
import { alignPages, alignSegments } from "@/lib/align/align-pages"
import { pairPieces } from "@/lib/align/pair-pieces"
import { translator } from "@/lib/messages"
import { help, type Options, readOptions } from "./align-parts/options"
import { type ReadRefusal, type ReadSide, readSide } from "./align-parts/read-side"
import { paragraphResult, type Result, sentenceResult } from "./align-parts/result"
import { writers } from "./align-parts/write-result"

export const summary = "line up two texts: JSON, ladder, TMX or CSV"

export async function run(args: string[]): Promise<number> {
  const options = readOptions(args)
  if (!options.ok) {
    console.error(`${options.detail ?? ""} See: cotejo align --help`)
    return 2
  }
  if (options.value === "help") {
    console.log(help)
    return 0
  }
  const { source, target, from, to, segmented, output } = options.value
  const left = await readSide(source, from, "en", segmented)
  if (!left.ok) return cannotRead(source, left.why)
  const right = await readSide(target, to, "es", segmented)
  if (!right.ok) return cannotRead(target, right.why)
  const result = await resultOf(left.value, right.value, options.value)
  const tooLong = result.notes.find(note => note.code === "align-too-long")
  if (tooLong) return cannotRead(tooLong.detail === "target" ? target : source, "too-many-sentences")
  const languages = { source: left.value.page.lang, target: right.value.page.lang }
  await write(writers[output](result, languages))
  tellNotes(result)
  return 0
}

function cannotRead(path: string, why: ReadRefusal | "too-many-sentences"): number {
  const sentence =
    why === "not-found" ? "There is no such file, or it cannot be opened." : translator("en", "formatRefusals")(why)
  console.error(`${path}: ${sentence}`)
  return 1
}

async function resultOf(source: ReadSide, target: ReadSide, { granularity, segmented }: Options): Promise<Result> {
  if (segmented) {
    const side = ({ page, segments = [] }: ReadSide) => ({ lang: page.lang, segments })
    return sentenceResult(source, target, await alignSegments(side(source), side(target), { recut: false }))
  }
  const alignment = await alignPages(source.page, target.page)
  if (granularity === "sentence") return sentenceResult(source, target, alignment)
  return paragraphResult(source, target, alignment, pairPieces(source.page, target.page, alignment, "paragraph"))
}

/** Waits until all is handed over, so that a pipe gets the whole of a long answer. */
const write = (words: string): Promise<void> =>
  new Promise((resolve, reject) => process.stdout.write(words, fault => (fault ? reject(fault) : resolve())))

/** Remarks go where people look, not into the answer that machines read; JSON has them as codes too. */
function tellNotes({ notes }: Result): void {
  const sentence = translator("en", "alignNotes")
  for (const { code, detail = "" } of notes) {
    if (sentence.has(code as Parameters<typeof sentence>[0]))
      console.error(sentence(code as Parameters<typeof sentence>[0], { detail }))
  }
}
