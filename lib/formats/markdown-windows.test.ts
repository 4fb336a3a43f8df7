/** Law: read in windows of any size, a file is the same page with the same places as read at once. */
import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { Random } from "@/lib/testing/random"
import { readCases } from "./contract"
import { randomPage, rich, wild } from "./contract-pages"
import { markdown } from "./markdown"
import { readMarkdownTree } from "./markdown-read"
import { mostMarkdownBlock } from "./markdown-windows"

const whole = Number.POSITIVE_INFINITY
const same = (file: string, window: number, seed: string): void => {
  const made = readMarkdownTree(file, "en", window)
  const once = readMarkdownTree(file, "en", whole)
  expect(made, `${seed}, windows of ${window}: ${JSON.stringify(file)}`).toEqual(once)
}

/** What a cut could break: each is put between others. */
const pieces = [
  "[a]: /x 'title'",
  '[a]:\n/y\n"a title\nof two lines"',
  "See [a], [A ], [b][a], ![p][a] and [^n].",
  "> [in\n> quote]: /q",
  "> and [in\n> quote]",
  "[^n]: A note\n\n    that goes on.",
  "    indented code\n\n    that goes on",
  "- one\n\n  - two\n\n    three\n- four",
  "1. one\n\n2. two",
  "3) three",
  "```js\ncode\n\n---\n\n[a]: /no\n```",
  "~~~\nnever closed",
  "<!-- a\n\ncomment -->",
  "<pre>\n\nx\n</pre>",
  "<div>\n\ninside\n\n</div>",
  "---\ntitle: x\n---",
  "+++\nx\n+++",
  "***",
  "Setext\n===",
  "words\n---",
  "| a | b |\n|---|---|\n| c | [a] |",
  "> quote\nlazy\n\n> another",
  "# Heading #",
  "{{ tag }} and {% if x %}",
  "Two\\\nlines",
]

describe("Markdown in windows", () => {
  it("reads the examples alike", () => {
    for (const { file, title } of readCases(new URL("./markdown.cases.txt", import.meta.url)))
      for (const window of [1, 20, 100]) same(file, window, title)
  })

  it("reads random files alike", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = new Random(seed)
      const parts = Array.from({ length: random.between(2, 12) }, () =>
        random.chance(0.7)
          ? random.pick(pieces)
          : markdown.write(randomPage(random, random.chance(0.5) ? rich : wild)).value,
      )
      const gaps = ["\n\n", "\n", "\n \t\n", "\r\n\r\n", "\n\n\n"]
      const file = parts.map(part => part + random.pick(gaps)).join("")
      same(random.chance(0.1) ? `\ufeff${file}` : file, random.pick([1, 10, 40, 200]), `seed ${seed}`)
    }
  })

  it("reads lists and quotations behind a line across at the beginning", () => {
    const read = readMarkdownTree("---\n\nwords\n\n> quote\n\n- item\n", "en").value.page
    expect(read.blocks.map(block => block.kind)).toEqual(["opaque", "paragraph", "quote", "item"])
  })

  it("refuses one block that is longer than may be held", () => {
    const list = "- an item of a list that never ends\n\n".repeat(mostMarkdownBlock / 18)
    expect(markdown.read(list, "en")).toMatchObject({ ok: false, why: "markdown-too-large" })
  })

  it("reads a whole page alike", () => {
    same(readFileSync(new URL("../../README.md", import.meta.url), "utf8"), 500, "README.md")
  })
})
