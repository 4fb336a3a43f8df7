import type { Check, Found, Side } from "../check"

/** UTF-8 read as an older encoding ("Ã©", "â€™"), and the mark for what could not be read at all. */
const BROKEN = /(?:[ÃÂ][\u0080-\u00bf]|â€[\u0080-\u00bf™œ\u009d˜“”¦]|\ufffd)+/gu
/** Marks that turn the reading direction by themselves, and invisible ones inside a word. */
const HIDDEN = /[\u202a-\u202e\u2066-\u2069]|(?<=\p{Script=Latin})[\u200b\u2060\ufeff](?=\p{Script=Latin})/gu
const MIXED =
  /(?<![\p{L}\p{M}])(?=\p{L}*\p{Script=Latin})(?=\p{L}*[\p{Script=Cyrillic}\p{Script=Greek}])\p{L}{3,40}(?![\p{L}\p{M}])/gu

export function* damaged(text: string, side: Side): Generator<Found> {
  for (const { 0: characters, index } of text.matchAll(BROKEN))
    yield { side, from: index, to: index + characters.length, code: "broken-characters", values: { characters } }
  for (const { 0: mark, index } of text.matchAll(HIDDEN))
    yield { side, from: index, to: index + mark.length, code: "hidden-characters", suggestions: [""] }
  // Short stretches only: what is longer than a word is no word with a letter from elsewhere.
  for (const { 0: chunk, index: start } of text.matchAll(/\S+/gu)) {
    if (chunk.length > 200) continue
    for (const { 0: word, index } of chunk.matchAll(MIXED)) {
      // A Greek letter alone before a unit or a name of science is no slip.
      if (!/\p{Script=Latin}{2}/u.test(word) || /^[\p{Script=Greek}][\p{Script=Latin}]/u.test(word)) continue
      const from = start + index
      yield { side, from, to: from + word.length, code: "mixed-scripts", values: { word } }
    }
  }
}

export const characters: Check = {
  id: "characters",
  category: "character-encoding",
  severity: "major",
  level: "error",
  confidence: 0.95,
  needs: "target",
  *find({ target }) {
    yield* damaged(target ?? "", "target")
  },
  examples: [
    { target: "La reuniÃ³n es el lunes.", finds: ["Ã³"] },
    { target: "La reuni\ufffdn es el lunes.", finds: ["\ufffd"] },
    { target: "La cаsa grande.", finds: ["cаsa"] },
    { target: "El archivo \u202efdp.exe\u202c.", finds: ["\u202e", "\u202c"], becomes: "El archivo fdp.exe." },
    { target: "São Paulo, Ángel, el μm y el β-caroteno 👩‍💻.", finds: [] },
  ],
}

export const sourceCharacters: Check = {
  id: "source-characters",
  category: "character-encoding",
  severity: "minor",
  level: "warning",
  confidence: 0.95,
  needs: "english-source",
  *find({ source }) {
    yield* damaged(source ?? "", "source")
  },
  examples: [
    { source: "Itâ€™s late.", target: "Es tarde.", side: "source", finds: ["â€™"] },
    { source: "A café in São Paulo.", target: "Un café.", side: "source", finds: [] },
  ],
}
