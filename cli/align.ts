/** `cotejo align`: the aligner on two files, for scripts and other tools. */
import { alignPages, alignSegments } from "@/lib/align/align-pages"
import { pairPieces } from "@/lib/align/pair-pieces"
import { translator } from "@/lib/messages"
import { localModel } from "./align-parts/local-model"
import { help, type Options, readOptions } from "./align-parts/options"
import { type ReadRefusal, type ReadSide, readSide } from "./align-parts/read-side"
import { paragraphResult, type Result, sentenceResult } from "./align-parts/result"
import { type Languages, writers } from "./align-parts/write-result"
import { put } from "./shared/put"

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
  const wish = options.value
  const { source, target, from, to, segmented, output } = wish
  const left = await readSide(source, from, "en", segmented)
  if (!left.ok) return cannotRead(source, left.why)
  const right = await readSide(target, to, "es", segmented)
  if (!right.ok) return cannotRead(target, right.why)
  const result = await unlessInterrupted(stop => resultOf(left.value, right.value, wish, stop))
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K")
  if (result === null) return INTERRUPTED
  const tooLong = result.notes.find(note => note.code === "align-too-long")
  if (tooLong) return cannotRead(tooLong.detail === "target" ? target : source, "too-many-sentences")
  const languages = { source: left.value.page.lang, target: right.value.page.lang }
  await put(writers[output](result, languages))
  for (const [path, side] of [
    [source, left.value],
    [target, right.value],
  ] as const) {
    if (side.asText) console.error(`${path}: This is much Markdown for one file; it was read as plain text.`)
  }
  tellNotes(result, languages)
  return 0
}

function cannotRead(path: string, why: ReadRefusal | "too-many-sentences"): number {
  console.error(`${path}: ${sentenceOf(why)}`)
  return 1
}

function sentenceOf(why: ReadRefusal | "too-many-sentences"): string {
  if (why === "not-found") return "There is no such file, or it cannot be opened."
  if (why === "is-folder") return "This is a folder; name a file in it."
  return translator("en", "formatRefusals")(why)
}

/** What a shell answers for a command that was ended by Ctrl-C: 128 and the number of the signal. */
const INTERRUPTED = 130

/** Null when Ctrl-C came while it worked. A second one ends the process as it stands. */
async function unlessInterrupted<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T | null> {
  const interrupt = new AbortController()
  const stop = (): void => interrupt.abort()
  process.once("SIGINT", stop)
  try {
    const done = await work(interrupt.signal)
    return interrupt.signal.aborted ? null : done
  } finally {
    process.off("SIGINT", stop)
  }
}

async function resultOf(source: ReadSide, target: ReadSide, options: Options, stop: AbortSignal): Promise<Result> {
  const { granularity, segmented, model = process.env.COTEJO_MODEL } = options
  const ways = { onProgress: progress(stop), ...(model ? { embed: localModel(model) } : {}) }
  if (segmented) {
    const side = ({ page, segments = [] }: ReadSide) => ({ lang: page.lang, segments })
    const alignment = await alignSegments(side(source), side(target), { ...ways, recut: false })
    return sentenceResult(source, target, alignment)
  }
  const alignment = await alignPages(source.page, target.page, ways)
  if (granularity === "sentence") return sentenceResult(source, target, alignment)
  return paragraphResult(source, target, alignment, pairPieces(source.page, target.page, alignment, "paragraph"))
}

/** Short texts are done before anybody looks, in milliseconds. */
const WORTH_TELLING = 1_000

/** Tells a person at a terminal how far long work is, on one line that is wiped at the end. */
function progress(stop: AbortSignal): (share: number) => boolean {
  const begun = performance.now()
  let told = -1
  return share => {
    if (stop.aborted) return false
    const percent = Math.floor(share * 100)
    if (!process.stderr.isTTY || percent === told || performance.now() - begun < WORTH_TELLING) return true
    told = percent
    process.stderr.write(`\rLining up, ${percent} %\u001b[K`)
    return true
  }
}

/** Remarks go where people look, not into the answer that machines read; JSON has them as codes too. */
function tellNotes({ notes }: Result, languages: Languages): void {
  const sentence = translator("en", "alignNotes")
  for (const { code, detail = "" } of notes) {
    if (!sentence.has(code as Parameters<typeof sentence>[0])) continue
    const remedy = remedyOf(code, detail, languages)
    console.error(`${sentence(code as Parameters<typeof sentence>[0], { detail })}${remedy}`)
  }
}

/** What to type when the languages were named wrongly. */
function remedyOf(code: string, detail: string, { source, target }: Languages): string {
  switch (code) {
    case "align-sides-swapped":
      return ` Run it with --from ${target} --to ${source}, or name the files the other way round.`
    case "align-source-language":
      return ` Run it with --from ${detail}.`
    case "align-target-language":
      return ` Run it with --to ${detail}.`
    default:
      return ""
  }
}
