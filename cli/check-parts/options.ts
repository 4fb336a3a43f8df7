import { parseArgs } from "node:util"
import { type Locale, spanishLocales } from "@/lib/checks/check"
import { type CheckId, checkIds, isCheckId } from "@/lib/checks/ids"
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { type LanguageToolSettings, readLanguageTool } from "@/lib/server/outside/language-tool"

export const help = `cotejo check SOURCE TARGET [options]
cotejo check --target-only FILE [options]
cotejo check --lines < corpus.jsonl

Finds faults in a translation: spelling, accents, agreement, numbers, names, links and more. Reads plain text, Markdown, HTML
and Trac wiki text; "-" reads standard input.

  --target-only        there is no source; FILE is the translation
  --only NAMES         only these checks, with commas between (see --checks)
  --locale TAG         es-ES, es-419 or es-US: which Spanish the translation is for
  --from LANG          language of SOURCE (en when left out)
  --to LANG            language of TARGET (es when left out)
  --format NAME        json (as it comes), text or sarif
  --words FILE         words that are right here, one a line
  --terms FILE         a glossary: TBX, or a table (CSV) with a column for each language
  --rules FILE         own rules: a JSON list of {pattern, says, suggestion, severity, kind: "expression" or "words"}
  --lexicon PACK       more Spanish words, as cotejo lexicon makes them of an Apertium dictionary
  --languagetool URL   what a LanguageTool server says, too: TARGET's text is sent there
  --lines              standard input holds JSON lines {id, draft, source?}; {id, findings} is written for each
  --checks             lists the checks
  --help               this text

json: [{check, side, from, to, quote, category, severity, level, message, suggestions}]; from and to count UTF-16 units in the
file as given, and each suggestion stands for exactly that stretch.
Exit codes: 0 done (whatever was found), 1 a file or a line cannot be read, 2 the command is not understood.
Remarks go to standard error.

Examples:
  cotejo check page.en.md page.es.md --format text
  cotejo check --target-only draft.txt --locale es-419 --only agr-determiner,accent-missing`

export const outputs = ["json", "text", "sarif"] as const
export type Output = (typeof outputs)[number]

export interface Options {
  readonly task: "pair" | "target-only" | "lines" | "list"
  readonly files: readonly string[]
  readonly from: string
  readonly to: string
  readonly locale?: Locale
  readonly only?: readonly CheckId[]
  readonly output: Output
  readonly words?: string
  readonly terms?: string
  readonly rules?: string
  readonly lexicon?: string
  readonly languageTool?: LanguageToolSettings
}

/** Refuses with one sentence; "help" asks for the help. */
export function readOptions(args: readonly string[]): Outcome<Options | "help", "usage"> {
  const parsed = parse(args)
  if (typeof parsed === "string") return refuse("usage", parsed)
  const { values, positionals } = parsed
  if (values.help) return done("help")
  const output = outputs.find(name => name === values.format)
  if (!output) return refuse("usage", `There is no format "${values.format}"; there are ${outputs.join(", ")}.`)
  const locale = spanishLocales.find(tag => tag.toLowerCase() === values.locale?.toLowerCase())
  if (values.locale !== undefined && !locale)
    return refuse("usage", `There is no locale "${values.locale}"; there are ${spanishLocales.join(", ")}.`)
  const only = values.only
    ?.split(",")
    .map(name => name.trim())
    .filter(Boolean)
  const unknown = only?.find(name => !isCheckId(name))
  if (unknown !== undefined) return refuse("usage", `There is no check "${unknown}"; there are ${checkIds.join(", ")}.`)
  for (const lang of [values.from, values.to])
    if (!isLanguage(lang)) return refuse("usage", `"${lang}" is not a language tag.`)
  const languageTool = values.languagetool === undefined ? undefined : readLanguageTool(values.languagetool)
  if (languageTool === null) return refuse("usage", `"${values.languagetool}" is not an address of http or https.`)
  const task = values.checks ? "list" : values.lines ? "lines" : values["target-only"] ? "target-only" : "pair"
  const wanted = { pair: 2, "target-only": 1, lines: 0, list: 0 }[task]
  if (positionals.length !== wanted) return refuse("usage", sentences[task])
  if (positionals[0] === "-" && positionals[1] === "-")
    return refuse("usage", "Only one of the two can be read from standard input.")
  return done({
    task,
    files: positionals,
    from: values.from,
    to: values.to,
    output,
    ...(locale ? { locale } : {}),
    ...(only ? { only: only.filter(isCheckId) } : {}),
    ...(values.words === undefined ? {} : { words: values.words }),
    ...(values.terms === undefined ? {} : { terms: values.terms }),
    ...(values.rules === undefined ? {} : { rules: values.rules }),
    ...(values.lexicon === undefined ? {} : { lexicon: values.lexicon }),
    ...(languageTool ? { languageTool } : {}),
  })
}

const sentences = {
  pair: "Name two files, SOURCE and TARGET, or --target-only and one.",
  "target-only": "Name one file after --target-only.",
  lines: "With --lines no file is named: JSON lines come from standard input.",
  list: "--checks takes no file.",
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        "target-only": { type: "boolean", default: false },
        only: { type: "string" },
        locale: { type: "string" },
        from: { type: "string", default: "en" },
        to: { type: "string", default: "es" },
        format: { type: "string", default: "json" },
        words: { type: "string" },
        terms: { type: "string" },
        rules: { type: "string" },
        lexicon: { type: "string" },
        languagetool: { type: "string" },
        lines: { type: "boolean", default: false },
        checks: { type: "boolean", default: false },
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
