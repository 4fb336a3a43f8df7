/** Brackets and quotes that open and never close, or close what was not opened. */
import type { Check, Found } from "../check"

const closes: ReadonlyMap<string, string> = new Map([
  [")", "("],
  ["]", "["],
  ["}", "{"],
  ["»", "«"],
  ["）", "（"],
  ["」", "「"],
])
const opens = new Set(closes.values())
const MARKS = /[()[\]{}«»（）「」]/gu
/** a), 1), iv) number a list; :-) is a face. */
const LIST_MARK = /(?:^|\s)(?:\p{L}|\d{1,3}|[ivx]{1,4})$/u
const FACE = /[:;8=xX]['’]?-?$/

interface Loose {
  readonly mark: string
  readonly at: number
  readonly opened: boolean
}

function looseIn(text: string): Loose[] {
  const waiting: { mark: string; at: number }[] = []
  const loose: Loose[] = []
  for (const { 0: mark, index: at } of text.matchAll(MARKS)) {
    const before = text.slice(Math.max(0, at - 6), at)
    if (FACE.test(before) && (mark === ")" || mark === "(" || mark === "]" || mark === "[")) continue
    // A mark that is spoken of: “(”.
    if (/["'“‘«]$/u.test(before) && /^["'”’»]/u.test(text.slice(at + 1, at + 2))) continue
    if (opens.has(mark)) {
      waiting.push({ mark, at })
      // What is not closed within so many marks is text of another kind (code, lists of figures).
      if (waiting.length > 50) return []
      continue
    }
    const mine = waiting.findLastIndex(one => one.mark === closes.get(mark))
    if (mine >= 0) waiting.splice(mine, 1)
    else if (!(mark === ")" && LIST_MARK.test(before))) loose.push({ mark, at, opened: false })
  }
  return [...loose, ...waiting.map(one => ({ ...one, opened: true }))].sort((a, b) => a.at - b.at)
}

function* looseQuotes(text: string): Generator<Loose> {
  const pairs = Array.from(text.matchAll(/[“”„]/gu))
  if (pairs.some(([mark]) => mark === "„")) return
  let open = -1
  for (const { 0: mark, index } of pairs)
    if (mark === "“") {
      // A quotation of several paragraphs opens again with each.
      if (open < 0 || !text.slice(open, index).includes("\n")) open = index
    } else if (open < 0) yield { mark, at: index, opened: false }
    else open = -1
  if (open >= 0) yield { mark: "“", at: open, opened: true }
  const straight = Array.from(text.matchAll(/(?<!\d)"/gu))
  const last = straight.at(-1)
  // 5" is five inches: those are left out, and so is a text that has such.
  if (last && straight.length % 2 === 1 && !/\d"/.test(text)) yield { mark: '"', at: last.index, opened: true }
}

const allLoose = (text: string): Loose[] => [...looseIn(text), ...looseQuotes(text)]

export const brackets: Check = {
  id: "brackets",
  category: "punctuation",
  severity: "minor",
  level: "hint",
  confidence: 0.35,
  needs: "target",
  *find({ source, target, targetLang }): Generator<Found> {
    if (!target) return
    const found = allLoose(target)
    if (found.length === 0) return
    // German opens with „ or » and closes with “ or «.
    const turned = /^(?:de|da|cs|sk|sl|hr|hu|pl|bg|is|et|lt|lv)\b/i.test(targetLang)
    // Where the source is open in the same way, the quotation or list goes on in the next pair.
    const theirs = allLoose(source ?? "").length
    if (theirs >= found.length) return
    const told = new Set<string>()
    for (const { mark, at, opened } of found) {
      if (turned && /[«»“”]/u.test(mark)) continue
      // One of a kind in a text: when one is wrong, those after it seem so.
      const kind = closes.get(mark) ?? mark
      if (told.has(kind)) continue
      told.add(kind)
      yield { from: at, to: at + mark.length, code: opened ? "bracket-open" : "bracket-close", values: { mark } }
    }
  },
  examples: [
    { target: "Los servidores (y los discos están aquí.", finds: ["("] },
    { target: "Los servidores y los discos) están aquí.", finds: [")"] },
    { target: "Dijo «no lo sé y se fue.", finds: ["«"] },
    { target: 'Lo llaman "el nodo y ya está.', finds: ['"'] },
    { target: "Un elemento como “(” o “[” no cuenta.", finds: [] },
    { target: "a) uno; b) dos (o tres) :-)", finds: [] },
    { source: "He said “it is late.", target: "Dijo: «es tarde.", finds: [] },
    { target: "Er sagte »nein« und ging.", targetLang: "de", finds: [] },
  ],
}
