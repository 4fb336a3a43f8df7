import { parseArgs } from "node:util"
import type { Granularity } from "@/lib/align/types"
import { done, type Outcome, refuse } from "@/lib/page/outcome"

export const help = `cotejo align SOURCE TARGET [options]

Lines up two texts and prints the pairs. Reads plain text, Markdown, HTML and Trac wiki text; "-" reads standard input.

  --from LANG          language of SOURCE, like en or pt-BR (guessed when left out)
  --to LANG            language of TARGET (guessed when left out)
  --granularity WHAT   sentence (as it comes) or paragraph
  --format NAME        json (as it comes), ladder, tmx or csv
  --segmented          the files hold one segment a line; ids are line numbers from 0, and nothing is cut
  --model FOLDER       let a local sentence model have a vote too (see README); COTEJO_MODEL says the same
  --help               this text

json: from and to count UTF-16 units in the files as given; a segment cut where its partner is cut is listed in parts.
ladder: [source ids]:[target ids]:confidence, one pair a line.
Exit codes: 0 done, 1 a file cannot be read, 2 the command is not understood, 130 stopped by Ctrl-C. Remarks go to standard error.

Examples:
  cotejo align page.en.md page.es.md --format csv > pairs.csv
  cotejo align page.html draft.txt --from en --to es-MX --granularity paragraph
  cotejo align --segmented --format ladder lines.de lines.fr --from de --to fr
  curl -s https://example.org/page.html | cotejo align - draft.txt`

export const outputs = ["json", "ladder", "tmx", "csv"] as const
export type Output = (typeof outputs)[number]
const granularities: readonly Granularity[] = ["sentence", "paragraph"]

export interface Options {
  readonly source: string
  readonly target: string
  readonly from?: string
  readonly to?: string
  readonly granularity: Granularity
  readonly output: Output
  readonly segmented: boolean
  /** The folder of a sentence model. */
  readonly model?: string
}

/** Refuses with one sentence; "help" asks for the help. */
export function readOptions(args: readonly string[]): Outcome<Options | "help", "usage"> {
  const parsed = parse(args)
  if (typeof parsed === "string") return refuse("usage", parsed)
  const { values, positionals } = parsed
  if (values.help) return done("help")
  const [source, target, ...more] = positionals
  if (source === undefined || target === undefined || more.length > 0)
    return refuse("usage", "Name two files, SOURCE and TARGET.")
  if (source === "-" && target === "-") return refuse("usage", "Only one of the two can be read from standard input.")
  const output = outputs.find(name => name === values.format)
  if (!output) return refuse("usage", `There is no format "${values.format}"; there are ${outputs.join(", ")}.`)
  const granularity = granularities.find(name => name === values.granularity)
  if (!granularity)
    return refuse("usage", `There is no granularity "${values.granularity}"; there are ${granularities.join(", ")}.`)
  for (const lang of [values.from, values.to]) {
    if (lang !== undefined && !isLanguage(lang)) return refuse("usage", `"${lang}" is not a language tag.`)
  }
  return done({
    source,
    target,
    granularity,
    output,
    segmented: values.segmented,
    ...(values.model ? { model: values.model } : {}),
    ...(values.from === undefined ? {} : { from: values.from }),
    ...(values.to === undefined ? {} : { to: values.to }),
  })
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        from: { type: "string" },
        to: { type: "string" },
        granularity: { type: "string", default: "sentence" },
        format: { type: "string", default: "json" },
        segmented: { type: "boolean", default: false },
        model: { type: "string" },
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
