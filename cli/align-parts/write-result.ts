import type { Lang } from "@/lib/page/page"
import type { Output } from "./options"
import type { Result, ResultSegment } from "./result"

export interface Languages {
  readonly source: Lang
  readonly target: Lang
}

export const writers: { readonly [O in Output]: (result: Result, languages: Languages) => string } = {
  json: ({ source, target, pairs, kinship, notes }) =>
    `${JSON.stringify({ source, target, pairs, kinship, notes }, null, 1)}\n`,
  ladder: ({ pairs }) =>
    pairs
      .map(
        ({ source, target, confidence }) => `[${source.join(", ")}]:[${target.join(", ")}]:${confidence.toFixed(4)}\n`,
      )
      .join(""),
  csv: result =>
    [
      ["source", "target", "confidence", "moved"],
      ...texts(result).map(p => [p.source, p.target, String(p.confidence), p.moved ? "yes" : ""]),
    ]
      .map(row => `${row.map(cell).join(",")}\r\n`)
      .join(""),
  tmx: (result, languages) => tmx(result, languages),
}

function texts({ source, target, pairs }: Result) {
  const byId = (segments: readonly ResultSegment[]) => new Map(segments.map(segment => [segment.id, segment.text]))
  const [s, t] = [byId(source), byId(target)]
  const join = (ids: readonly number[], words: ReadonlyMap<number, string>): string =>
    ids.map(id => words.get(id) ?? "").join(" ")
  return pairs.map(pair => ({
    source: join(pair.source, s),
    target: join(pair.target, t),
    confidence: pair.confidence,
    moved: pair.moved === true,
  }))
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe before it, which spreadsheets do not show. */
function cell(words: string): string {
  const safe = /^[=+\-@\t\r]/.test(words) && !/^[+-]?[\d.,]+$/.test(words) ? `'${words}` : words
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** TMX 1.4, plain text only; a pair with one side empty is no translation and is left out. */
function tmx(result: Result, { source, target }: Languages): string {
  const unit = (lang: Lang, words: string): string => `<tuv xml:lang="${xml(lang)}"><seg>${xml(words)}</seg></tuv>`
  const units = texts(result)
    .filter(pair => pair.source !== "" && pair.target !== "")
    .map(
      pair =>
        `    <tu><prop type="x-ctj-confidence">${pair.confidence}</prop>${unit(source, pair.source)}${unit(target, pair.target)}</tu>`,
    )
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="Cotejo" creationtoolversion="1" segtype="sentence" o-tmf="Cotejo" adminlang="en" srclang="${xml(source)}" datatype="plaintext"/>
  <body>
${units.map(line => `${line}\n`).join("")}  </body>
</tmx>
`
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }

/** Characters that XML cannot hold, lone halves among them, become the replacement character. */
function xml(words: string): string {
  return Array.from(words, character => {
    const code = character.codePointAt(0) ?? 0
    const allowed =
      code === 9 ||
      code === 10 ||
      code === 13 ||
      (code >= 0x20 && code <= 0xd7ff) ||
      (code >= 0xe000 && code <= 0xfffd) ||
      code > 0xffff
    return allowed ? (entities[character] ?? character) : "\ufffd"
  }).join("")
}
