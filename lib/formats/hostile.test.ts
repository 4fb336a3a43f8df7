/** Files made to hurt: each is read or refused, and what is written from it cannot run. Times are bounds of the runner. */
import { describe, expect, it } from "vitest"
import { executable } from "./executable"
import { MOST_CHARACTERS } from "./format"
import { html } from "./html"
import { mostMarkdown } from "./markdown-limits"
import { pageFormats } from "./registry"
import { spliceIntoFile } from "./splice"

/** Long enough that a time growing with the square of the size would end the test run. */
const many = 20_000
const deep = 10_000

const tangled: Readonly<Record<string, string>> = {
  "elements nested deeply": `${"<div>".repeat(deep)}x${"</div>".repeat(deep)}`,
  "paragraphs never closed": "<p>x".repeat(many),
  "bold never closed": "<b>x".repeat(many),
  "links in links": "<a href=x>".repeat(deep),
  "words where a table has no place for them": `<table>${"<i>x</i>".repeat(many)}`,
  "lists nested deeply": "<ul><li>x".repeat(deep),
  "a tag with too many attributes": `<p ${"a".repeat(3)} ${Array.from({ length: many }, (_, i) => `a${i}`).join(" ")}>x`,
  "quotations nested deeply": `${">".repeat(deep)}x`,
  "quotations on every line": "> x\n".repeat(many),
  "quotations that go on without a mark": "> x\ny\n".repeat(many),
  "quotations one by one": "> x\n\n".repeat(many),
  "lists one by one": "- x\n\ny\n\n".repeat(many),
  "list items nested deeply": Array.from({ length: 1000 }, (_, i) => `${" ".repeat(i * 2)}- x`).join("\n"),
  "a line of list markers": `${"- ".repeat(deep)}x`,
  "spaces between list markers": `${`-${" ".repeat(200)}`.repeat(60)}x`,
  "opening brackets": "[".repeat(many),
  "links without end": "[a](".repeat(many),
  "pictures without end": "![a".repeat(many),
  "stars that never meet": "*a_ ".repeat(many),
  "stars alone": "*".repeat(many),
  "ticks of growing length": Array.from({ length: 700 }, (_, i) => "`".repeat(i + 1)).join("a"),
  "code without end": "{{{".repeat(many),
  "code spans in the term of a definition": ` ${"{{{a}}} ".repeat(many)}`,
  "cells without end": "||".repeat(many),
  "wide rows and many rows": `||${"a||".repeat(3000)}\n${"||a||\n".repeat(3000)}`,
  "trac links without end": `${"[http://x ".repeat(many)}]`,
  "angles without end": `${"<x:".repeat(many)}>`,
  "dots and schemes": "a.".repeat(many),
  "spaces before a line end": `x${" ".repeat(many)}y\n${" ".repeat(many)}z`,
  apostrophes: "'".repeat(many + 1),
  "template tags without end": "{{".repeat(many) + "{%".repeat(many),
  "headings with spaces": `= ${" ".repeat(many)}x${" ".repeat(many)}#`,
  "references that are not": "&a".repeat(many),
  definitions: Array.from({ length: 5000 }, (_, i) => `[a${i}]: x`).join("\n"),
  "tables in Markdown": `|a|b|\n|-|-|\n${"|x|y|\n".repeat(10_000)}`,
  "lone surrogates": "\ud800 a \udc00\n".repeat(1000),
  zeros: "a\0b\n".repeat(1000),
  "only marks": "<!-- ".repeat(many),
}

// What is no lines of text has hostile files of its own kind: docx-hostile.test.ts.
describe.each(pageFormats.filter(format => format.splice === undefined))("$id", format => {
  it.each(Object.entries(tangled))("reads or refuses %s", (_, file) => {
    const read = format.read(file, "en")
    if (!read.ok) return
    const page = read.value.value
    expect(spliceIntoFile(format, file, page, page).value === file).toBe(true)
    expect(executable(html.write({ ...page, blocks: page.blocks.slice(0, 500) }).value)).toEqual([])
  })

  it("reads as many characters of ordinary text as it allows", () => {
    const most = format.id === "markdown" ? mostMarkdown : MOST_CHARACTERS
    const paragraph =
      "The group met in May, and it took the decision that everybody had been waiting for since the spring.\n\n"
    const file = paragraph.repeat(Math.floor(most / paragraph.length))
    const read = format.read(file, "en")
    expect(read.ok).toBe(true)
    expect(format.read(`${file}${file}`, "en")).toMatchObject({
      ok: false,
      why: format.id === "markdown" ? "markdown-too-large" : "too-large",
    })
  }, 240_000)

  it("refuses an empty file", () => {
    expect(format.read("", "en")).toMatchObject({ ok: false, why: "empty" })
    expect(format.read(" \n\t\n", "en")).toMatchObject({ ok: false, why: "empty" })
  })
})

const attacks = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "<a href='javascript:alert(1)'>x</a>",
  "<a href='java\tscript:alert(1)'>x</a>",
  "<a href='&#106;avascript:alert(1)'>x</a>",
  "<a href='\u0001javascript:alert(1)'>x</a>",
  "<a href=data:text/html,<script>alert(1)</script>>x</a>",
  "<a href=vbscript:x>x</a>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
  "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
  "<template><script>alert(1)</script></template>",
  "<p style='background:url(javascript:alert(1))'>x</p>",
  "<form action=javascript:alert(1)><button>x</button></form>",
  "<span data-placeholder='\"><script>alert(1)</script>' data-label='<b>'>x</span>",
  "<div data-opaque='\"><img src=x onerror=alert(1)>'></div>",
  "<pre data-info='\"><script>'><code>x</code></pre>",
  "<title></title><script>alert(1)</script>",
  "<textarea></textarea><script>alert(1)</script>",
  "[x](javascript:alert(1))",
  "[x](<javascript:alert(1)>)",
  "![x](javascript:alert(1))",
  "[x]: javascript:alert(1)\n\n[x]",
  "<javascript:alert(1)>",
  "`<script>` <script>alert(1)</script>",
  "{{{\n#!html\n<script>alert(1)</script><a href=javascript:x onclick=y>z</a>\n}}}",
  "[javascript:alert(1) x]",
  "[[javascript:alert(1)|x]]",
  "[[Image(javascript:alert(1))]]",
  "[data:text/html,x y]",
]

describe.each(pageFormats)("attacks read as $id", format => {
  it.each(attacks)("%s", attack => {
    const read = format.read(attack, "en")
    if (!read.ok) return
    const page = read.value.value
    expect(executable(html.write(page).value)).toEqual([])
    // By way of any format and back, nothing comes alive either.
    for (const other of pageFormats) {
      const again = other.read(other.write(page).value || "x", "en")
      if (again.ok) expect(executable(html.write(again.value.value).value), other.id).toEqual([])
    }
  })
})
