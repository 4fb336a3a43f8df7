import { parseArgs } from "node:util"
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { isBoth, type Output, outputOf, outputs } from "./outputs"

export const help = `cotejo convert IN [IN2] OUT [options]

Reads one file, or two that belong together, and writes another format. What a format cannot carry is told on standard error.

In:   plain text, Markdown, HTML, Trac wiki, Word (.docx), OpenDocument (.odt);
      with both languages XLIFF 1.0-2.2, SDLXLIFF, TMX, CSV, TSV
Out:  ${outputs.join(", ")}

  IN OUT        one language to one language, both to both; of both languages to one: the target
  IN IN2 OUT    two texts to both languages: lined up first. To one language: the words of IN2 in the file IN, whose
                structure, links and pictures stay; IN2 may then be a file with both languages

  --as NAME       format of OUT, where its name does not say (.xlf is xliff-2.1, .txt is text, .wiki is trac-wiki)
  --read NAME     format of IN, where it is not the one found: text, markdown, html, trac-wiki, docx, xliff, tmx, csv, tsv
  --from LANG     language of the source, like en or pt-BR (guessed, or as the file says)
  --to LANG       language of the target
  --side WHICH    of a file with both languages: target (as it comes) or source
  --changes WHAT  changes tracked in a Word file: leave (the words as they were, as it comes) or take
  --granularity WHAT  rows of two texts: paragraph (as it comes) or sentence
  --help          this text

OUT may be "-" for standard output, with --as.
Exit codes: 0 done, 1 a file cannot be read or written, 2 the command is not understood.

Examples:
  cotejo convert page.en.md page.es.md page.xlf
  cotejo convert page.xlf page.es.docx
  cotejo convert page.en.html draft.txt page.es.html
  cotejo convert memory.tmx memory.csv --from en --to es`

export const inputs = ["text", "markdown", "html", "trac-wiki", "docx", "xliff", "tmx", "csv", "tsv"] as const
export type Input = (typeof inputs)[number]
const sides = ["target", "source"] as const
const changes = ["leave", "take"] as const
const granularities = ["paragraph", "sentence"] as const

export interface Options {
  /** One or two. */
  readonly files: readonly string[]
  readonly out: string
  readonly output: Output
  readonly read?: Input
  readonly from?: string
  readonly to?: string
  readonly side: (typeof sides)[number]
  readonly changes: (typeof changes)[number]
  readonly granularity: (typeof granularities)[number]
}

/** Refuses with one sentence; "help" asks for the help. */
export function readOptions(args: readonly string[]): Outcome<Options | "help", "usage"> {
  const parsed = parse(args)
  if (typeof parsed === "string") return refuse("usage", parsed)
  const { values, positionals } = parsed
  if (values.help) return done("help")
  if (positionals.length < 2 || positionals.length > 3)
    return refuse("usage", "Name one or two files to read, and the file to write last.")
  const files = positionals.slice(0, -1)
  const out = positionals.at(-1) ?? ""
  if (files.includes(out)) return refuse("usage", "The file to write is one of those that are read.")
  const named = values.as === undefined ? null : choose(values.as, outputs, "format")
  if (named && !named.ok) return named
  const output = named ? named.value : outputOf(out)
  if (output === null)
    return refuse("usage", `How "${out}" ends does not say its format; name it with --as: ${outputs.join(", ")}.`)
  const read = values.read === undefined ? done(undefined) : choose(values.read, inputs, "format to read")
  if (!read.ok) return read
  const side = choose(values.side, sides, "side")
  if (!side.ok) return side
  const tracked = choose(values.changes, changes, "way with changes")
  if (!tracked.ok) return tracked
  const rows = choose(values.granularity, granularities, "granularity")
  if (!rows.ok) return rows
  for (const lang of [values.from, values.to])
    if (lang !== undefined && !isLanguage(lang)) return refuse("usage", `"${lang}" is not a language tag.`)
  if (
    isBoth(output) &&
    files.length === 1 &&
    ["text", "markdown", "html", "trac-wiki", "docx"].includes(read.value ?? "")
  )
    return refuse("usage", `${output} holds two languages; name two files to read.`)
  return done({
    files,
    out,
    output,
    side: side.value,
    changes: tracked.value,
    granularity: rows.value,
    ...(read.value === undefined ? {} : { read: read.value }),
    ...(values.from === undefined ? {} : { from: values.from }),
    ...(values.to === undefined ? {} : { to: values.to }),
  })
}

function choose<T extends string>(given: string, among: readonly T[], what: string): Outcome<T, "usage"> {
  const found = among.find(one => one === given)
  return found ? done(found) : refuse("usage", `There is no ${what} "${given}"; there are ${among.join(", ")}.`)
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        as: { type: "string" },
        read: { type: "string" },
        from: { type: "string" },
        to: { type: "string" },
        side: { type: "string", default: "target" },
        changes: { type: "string", default: "leave" },
        granularity: { type: "string", default: "paragraph" },
        help: { type: "boolean", short: "h", default: false },
      },
    })
  } catch (fault) {
    // node:util throws TypeErrors with a code for everything a person can mistype.
    if (!(fault instanceof TypeError)) throw fault
    return fault.message.split(/(?<=\.) /)[0] ?? fault.message
  }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    // The only thing it throws is a RangeError for a tag that is none.
    return false
  }
}
