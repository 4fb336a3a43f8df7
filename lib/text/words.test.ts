import { expect, it } from "vitest"
import { countWords, normalNumber, tokens, wordsIn } from "./words"

it.each([
  ["1,000", "1000"],
  ["1.000", "1000"],
  ["1.250.000,75", "1250000.75"],
  ["3,5", "3.5"],
  ["3.5", "3.5"],
  ["2011", "2011"],
  ["2,011.", "2011"],
])("writes %s as %s", (digits, normal) => expect(normalNumber(digits)).toBe(normal))

it.each([
  ["El Año de la Canción", ["el", "ano", "de", "la", "cancion"]],
  ["about 1,000 sites", ["about", "n:1000", "sites"]],
  ["Visit https://example.org/a?b=1, please", ["visit", "u:example.org/a?b=1", "please"]],
  ["Write to ana@example.org.", ["write", "to", "u:ana@example.org"]],
  ["@someone's well-known page", ["@someone's", "well", "known", "page"]],
  ["l'État", ["l", "etat"]],
  ["天気予報", ["天気", "気予", "予報"]],
  ["\ud800 half", ["half"]],
])("reads %j", (text, expected) => expect(tokens(text)).toEqual(expected))

it("points at each word", () => {
  const text = "¿Dónde está la página 3?"
  expect(wordsIn(text).map(({ from, to }) => text.slice(from, to))).toEqual(["Dónde", "está", "la", "página", "3"])
})

it.each([
  ["", 0],
  ["One, two -- three!", 3],
  ["El niño comió 2 panes.", 5],
  ["天気", 2],
])("counts the words of %j", (text, count) => expect(countWords(text)).toBe(count))
