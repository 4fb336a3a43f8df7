/** What a group would say at the desk, from files: its glossary (TBX or a table) and its own rules (JSON). */
import { readFile } from "node:fs/promises"
import { z } from "zod"
import { readGlossaryCsv } from "@/lib/bitexts/terms/glossary-csv"
import { readTbx } from "@/lib/bitexts/terms/tbx"
import type { Concept } from "@/lib/bitexts/terms/terms"
import { levels } from "@/lib/checks/check"
import type { OwnRule } from "@/lib/checks/own/rule"
import type { Rendering, Term } from "@/lib/checks/terms/term"
import { severities } from "@/lib/page/mqm"
import { done, type Outcome, refuse } from "@/lib/page/outcome"

interface Languages {
  readonly from: string
  readonly to: string
}

export async function readTerms(path: string, { from, to }: Languages): Promise<Outcome<readonly Term[], "unread">> {
  const file = await textOf(path)
  if (file === null) return refuse("unread", "There is no such file, or it cannot be opened.")
  const read = /^\s*</.test(file) ? readTbx(file) : readGlossaryCsv(file, { source: from, target: to })
  if (!read.ok) return refuse("unread", `This is no glossary that can be read (${read.why}).`)
  const terms = gathered(read.value.value.concepts.flatMap(concept => termsOf(concept, from, to)))
  return terms.length > 0 ? done(terms) : refuse("unread", `It has no terms in both ${from} and ${to}.`)
}

const standings = { preferred: "preferred", admitted: "allowed", avoid: "forbidden" } as const
const isOf = (lang: string, wanted: string) =>
  lang.toLowerCase().split(/[-_]/)[0] === wanted.toLowerCase().split("-")[0]

/** Each word of the source with all renderings of its concept. What a file says nothing of is preferred. */
function termsOf({ id, terms, note, definition }: Concept, from: string, to: string): Term[] {
  const renderings = terms
    .filter(({ lang }) => isOf(lang, to))
    .map(({ words, usage }): Rendering => ({ words, standing: standings[usage ?? "preferred"] }))
  if (renderings.length === 0) return []
  const says = note ?? definition
  return terms
    .filter(({ lang }) => isOf(lang, from))
    .map(({ words }, k) => ({
      id: k === 0 ? id : `${id}.${k}`,
      source: words,
      renderings,
      ...(says ? { note: says } : {}),
    }))
}

/** A table has a row for each rendering: the rows of one term are one term. */
function gathered(terms: readonly Term[]): Term[] {
  const bySource = new Map<string, Term>()
  for (const term of terms) {
    const key = term.source.toLowerCase()
    const before = bySource.get(key)
    bySource.set(key, before ? { ...before, renderings: [...before.renderings, ...term.renderings] } : term)
  }
  return [...bySource.values()]
}

const ruleShape = z.object({
  id: z.string().optional(),
  pattern: z.string(),
  kind: z.enum(["words", "expression"]).default("expression"),
  matchCase: z.boolean().optional(),
  says: z.string().optional(),
  message: z.string().optional(),
  suggestion: z.string().optional(),
  severity: z.enum(severities).default("minor"),
  level: z.enum(levels).optional(),
  onlyWithSource: z.string().optional(),
})

/** A rule without an id is known by its pattern. */
export async function readRules(path: string): Promise<Outcome<readonly OwnRule[], "unread">> {
  const file = await textOf(path)
  if (file === null) return refuse("unread", "There is no such file, or it cannot be opened.")
  const read = z.array(ruleShape).safeParse(parsed(file))
  if (!read.success)
    return refuse("unread", "This is no JSON list of rules {pattern, says, suggestion?, severity?, kind?, matchCase?}.")
  return done(
    read.data.map(({ id, pattern, kind, says, message, severity, ...more }): OwnRule => {
      const { matchCase, suggestion, level, onlyWithSource } = more
      return {
        id: id ?? pattern,
        pattern,
        kind,
        says: says ?? message ?? "",
        severity,
        ...(matchCase === undefined ? {} : { matchCase }),
        ...(suggestion === undefined ? {} : { suggestion }),
        ...(level === undefined ? {} : { level }),
        ...(onlyWithSource === undefined ? {} : { onlyWithSource }),
      }
    }),
  )
}

function parsed(words: string): unknown {
  try {
    return JSON.parse(words)
  } catch {
    // JSON.parse throws nothing but SyntaxError; the shape refuses what is undefined.
    return undefined
  }
}

async function textOf(path: string): Promise<string | null> {
  try {
    return (await readFile(path, "utf8")).replace(/^\ufeff/, "")
  } catch (fault) {
    if (fault instanceof Error && "code" in fault) return null
    throw fault
  }
}
