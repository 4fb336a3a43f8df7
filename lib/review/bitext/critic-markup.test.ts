import { expect, it } from "vitest"
import { page } from "@/lib/testing/critic"
import { criticMarkup } from "./critic-markup"

const names = {
  person: (id: string) => (id === "A" ? "Ana" : "Bo"),
  thread: (id: string) => (id === "t" ? ["Ana: ¿sí?", "Bo: no"] : []),
}

it.each([
  ["un {--gato--}{++perro++} *gris*", "un {--gato--}{>>Ana<<}{++perro++}{>>Ana<<} **gris**\n"],
  ["{>>t:uno {--dos--B}<<} tres", "{==uno {--dos--}{>>Bo<<}==}{>>Ana: ¿sí?<<}{>>Bo: no<<} tres\n"],
  ["## uno{++|++}dos{--|--}tres", "## uno{++\n\n++}{>>Ana<<}dos{--\n\n--}{>>Ana<<}tres\n"],
  ["un {~+strong:gato~} a<b", "un {~~gato~>**gato**~~}{>>Ana<<} a\\<b\n"],
  ["- a|- b", "- a\n- b\n"],
  // What Markdown or the signs themselves would take for markup.
  ["a&amp;b ~> c", "a\\&amp;b \\~\\> c\n"],
  ["1. uno", "1\\. uno\n"],
])("%s", (line, wanted) => {
  expect(criticMarkup(page(line), names)).toBe(wanted)
})
