/** What a group would say at the desk, from files: its glossary (TBX or a table) and its own rules (JSON). */
import { readFile } from "node:fs/promises"
import { readGlossaryCsv } from "@/lib/bitexts/terms/glossary-csv"
import { readTbx } from "@/lib/bitexts/terms/tbx"
import { levels } from "@/lib/checks/check"
import type { OwnRule } from "@/lib/checks/own/rule"
import { gathered, termsOfConcept } from "@/lib/checks/terms/bring-in"
import type { Term } from "@/lib/checks/terms/term"
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
  const terms = gathered(
    read.value.value.concepts.flatMap(concept => termsOfConcept(concept, { source: from, target: to })),
  )
  return terms.length > 0 ? done(terms) : refuse("unread", `It has no terms in both ${from} and ${to}.`)
}

/** A rule without an id is known by its pattern. */
export async function readRules(path: string): Promise<Outcome<readonly OwnRule[], "unread">> {
  const file = await textOf(path)
  if (file === null) return refuse("unread", "There is no such file, or it cannot be opened.")
  const list = parsed(file)
  const rules = Array.isArray(list) ? list.map(ruleFrom) : [null]
  const read = rules.filter(rule => rule !== null)
  return read.length === rules.length
    ? done(read)
    : refuse("unread", "This is no JSON list of rules {pattern, says, suggestion?, severity?, kind?, matchCase?}.")
}

function ruleFrom(value: unknown): OwnRule | null {
  if (typeof value !== "object" || value === null) return null
  const given = new Map<string, unknown>(Object.entries(value))
  const words = (key: string) => {
    const said = given.get(key)
    return typeof said === "string" ? said : undefined
  }
  const pattern = words("pattern")
  if (pattern === undefined) return null
  const level = levels.find(one => one === given.get("level"))
  const suggestion = words("suggestion")
  const onlyWithSource = words("onlyWithSource")
  return {
    id: words("id") ?? pattern,
    pattern,
    kind: given.get("kind") === "words" ? "words" : "expression",
    says: words("says") ?? words("message") ?? "",
    severity: severities.find(one => one === given.get("severity")) ?? "minor",
    ...(given.get("matchCase") === true ? { matchCase: true } : {}),
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(level === undefined ? {} : { level }),
    ...(onlyWithSource === undefined ? {} : { onlyWithSource }),
  }
}

function parsed(words: string): unknown {
  try {
    return JSON.parse(words)
  } catch {
    // JSON.parse throws nothing but SyntaxError; what is undefined is no list.
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
