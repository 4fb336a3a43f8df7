/** Findings as JSON, as lines for people, and as SARIF 2.1.0 for the tools that show findings beside code. */
import type { Finding, Side } from "@/lib/checks/check"
import { messagesFor } from "@/lib/messages"
import { sentenceOfFinding } from "@/lib/messages/findings"
import type { Output } from "./options"

export interface Written {
  readonly check: string
  readonly side: Side
  readonly from: number
  readonly to: number
  readonly quote: string
  readonly category: string
  readonly severity: string
  readonly level: string
  readonly confidence: number | null
  readonly message: string
  readonly suggestions: readonly string[]
  readonly span?: { readonly from: number; readonly to: number }
}

export const written = (finding: Finding): Written => {
  const { check, side, from, to, quote, category, severity, level, confidence, suggestions, span } = finding
  const message = sentenceOfFinding(finding, "en")
  const plain = { check, side, from, to, quote, category, severity, level, confidence, message, suggestions }
  return span ? { ...plain, span } : plain
}

/** A file as it was named, and its text as given. */
export interface NamedFile {
  readonly path: string
  readonly text: string
}
export type Files = Readonly<Partial<Record<Side, NamedFile>>>

export const writers: Readonly<Record<Output, (findings: readonly Finding[], files: Files) => string>> = {
  json: findings => `${JSON.stringify(findings.map(written), null, 2)}\n`,
  text: (findings, files) => {
    const places = placesIn(files)
    return findings.map(finding => lineFor(finding, files, places)).join("")
  },
  sarif: (findings, files) => `${JSON.stringify(sarif(findings, files), null, 2)}\n`,
}

type Places = Readonly<Partial<Record<Side, (at: number) => readonly [line: number, column: number]>>>

const placesIn = ({ source, target }: Files): Places => ({
  ...(source ? { source: counted(source.text) } : {}),
  ...(target ? { target: counted(target.text) } : {}),
})

/** page.es.md:12:5 warning agr-determiner: "Los" … -> Las */
function lineFor(finding: Finding, files: Files, places: Places): string {
  const { side, from, level, check, suggestions } = finding
  const [line, column] = places[side]?.(from) ?? [1, 1]
  const instead = suggestions.length > 0 ? ` → ${suggestions.map(shown).join(" | ")}` : ""
  return `${files[side]?.path ?? side}:${line}:${column} ${level} ${check}: ${sentenceOfFinding(finding, "en")}${instead}\n`
}

/** Spaces and nothing at all would not be seen. */
const shown = (suggestion: string): string => (suggestion.trim() === "" ? `"${suggestion}"` : suggestion)

/** What ends a line, an old Mac's bare carriage return too, as the formats read it; the longest first. */
const lineEnds = ["\r\n", "\n", "\r"]

/** Line and column, from 1, of a place. */
function counted(text: string): (at: number) => readonly [number, number] {
  const starts = [0]
  for (const { 0: end, index } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length)
  return at => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return [low + 1, at - (starts[low] ?? 0) + 1]
  }
}

const sarifLevels = { error: "error", warning: "warning", hint: "note" } as const

function sarif(findings: readonly Finding[], files: Files) {
  const { checkNames, checkWhy } = messagesFor("en")
  const places = placesIn(files)
  const ids = Array.from(new Set(findings.map(({ check }) => check)))
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "cotejo check",
            rules: ids.map(id => ({
              id,
              shortDescription: { text: checkNames[id] },
              fullDescription: { text: checkWhy[id] },
            })),
          },
        },
        columnKind: "utf16CodeUnits",
        newlineSequences: lineEnds,
        results: findings.map(finding => resultOf(finding, files, places)),
      },
    ],
  }
}

function resultOf(finding: Finding, files: Files, places: Places) {
  const { side, from, to, check, level, quote, suggestions } = finding
  const place = places[side] ?? counted("")
  const [startLine, startColumn] = place(from)
  const [endLine, endColumn] = place(to)
  const artifactLocation = { uri: encodeURI(files[side]?.path ?? side) }
  const deletedRegion = { charOffset: from, charLength: to - from }
  const region = { startLine, startColumn, endLine, endColumn, ...deletedRegion, snippet: { text: quote } }
  const replacement = (text: string) => ({ deletedRegion, insertedContent: { text } })
  return {
    ruleId: check,
    level: sarifLevels[level],
    message: { text: sentenceOfFinding(finding, "en") },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    ...(suggestions.length === 0
      ? {}
      : {
          fixes: suggestions.map(text => ({
            description: { text: shown(text) },
            artifactChanges: [{ artifactLocation, replacements: [replacement(text)] }],
          })),
        }),
  }
}
