/** Compiles the dictionaries' packages into the files that are fetched at the desk and read by the command line. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { gzipSync } from "node:zlib"
import { packLexicon } from "@/lib/checks/lexicon/pack"
import { expand } from "./expand"
import { shortForms, spanishForms } from "./spanish"

const require = createRequire(import.meta.url)
const folderOf = (name: string) => dirname(require.resolve(name))
const fileOf = (name: string, file: string) => readFileSync(join(folderOf(name), file), "utf8")

/** Licences forbid mixing: each file made of a dictionary stays under the dictionary's own, which lies beside it. */
const licence = (names: readonly string[]) =>
  names
    .map(name => `Compiled from the npm package ${name}, whose licence follows.\n\n${fileOf(name, "license")}`)
    .join(`\n\n${"=".repeat(72)}\n\n`)

export function build(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const write = (language: string, forms: ReadonlyMap<string, readonly string[]>, names: readonly string[]) => {
    writeFileSync(join(folder, `${language}.lex`), gzipSync(packLexicon(language, forms), { level: 9 }))
    writeFileSync(join(folder, `${language}.license.txt`), licence(names))
  }
  write("es", spanishForms(fileOf("dictionary-es", "index.aff"), fileOf("dictionary-es", "index.dic")), [
    "dictionary-es",
  ])
  const english = ["dictionary-en", "dictionary-en-gb"]
  const words = new Map<string, string[]>()
  for (const name of english)
    for (const [word, none] of shortForms(expand(fileOf(name, "index.aff"), fileOf(name, "index.dic"))))
      words.set(word, none)
  write("en", words, english)
}
