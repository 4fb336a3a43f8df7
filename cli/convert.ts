/** `cotejo convert`: a file in another format, or two files as one. */
import { writeFile } from "node:fs/promises"
import { unpack } from "@/lib/formats/packed"
import { make } from "./convert-parts/make"
import { help, type Options, readOptions } from "./convert-parts/options"
import { type AnyFile, readAny } from "./convert-parts/read-any"
import { put } from "./shared/put"

export const summary = "turn a file into another format: text, Markdown, HTML, wiki, Word, XLIFF, TMX, CSV"

export async function run(args: string[]): Promise<number> {
  const options = readOptions(args)
  if (!options.ok) {
    console.error(`${options.detail ?? ""} See: cotejo convert --help`)
    return 2
  }
  const wish = options.value
  if (wish === "help") {
    console.log(help)
    return 0
  }
  const files: AnyFile[] = []
  for (const [i, path] of wish.files.entries()) {
    const { read: as, from, to, changes } = wish
    const given = { ...(from ? { from } : {}), ...(to ? { to } : {}), ...(as && i === 0 ? { as } : {}) }
    const side = i === 1 || (from === undefined && to !== undefined && wish.files.length === 1) ? "target" : "source"
    const one = await readAny(path, { side, changes, ...given })
    if (!one.ok) {
      console.error(`${path}: ${one.detail ?? one.why}`)
      return 1
    }
    for (const sentence of one.value.sentences) console.error(`${path}: ${sentence}`)
    files.push(one.value.read)
  }
  const [first, second = null] = files
  if (!first) return 2
  const made = await make(first, second, wish)
  if (typeof made === "string") {
    console.error(`${made} See: cotejo convert --help`)
    return 2
  }
  for (const sentence of made.sentences) console.error(`${wish.out}: ${sentence}`)
  return writeOut(wish, made.file)
}

async function writeOut({ out }: Options, file: string): Promise<number> {
  const bytes = unpack(file)
  if (out === "-") {
    await put(bytes ?? file)
    return 0
  }
  try {
    await writeFile(out, bytes ?? file)
    return 0
  } catch (fault) {
    if (!(fault instanceof Error && "code" in fault)) throw fault
    console.error(`${out}: It cannot be written here (${String(fault.code)}).`)
    return 1
  }
}
