import { expect, it } from "vitest"
import { markdown } from "./markdown"
import { writeMediaWiki } from "./mediawiki"

it("writes what a page has as wikitext", () => {
  const file = `# A title

Some **bold**, *slanted*, \`code\` and a [link](https://example.org/x "t"), [inner](Page name).

- one
  1. two
- three

> said

| a | b |
|---|---|
| 1 | 2\\|3 |

\`\`\`js
x < 1
\`\`\`

\\* not an item, ''not slanted'', a ]] b
`
  const read = markdown.read(file, "en")
  if (!read.ok) throw new Error(read.why)
  const made = writeMediaWiki(read.value.value)
  expect(made.value).toBe(`= A title =

Some '''bold''', ''slanted'', <code>code</code> and a [https://example.org/x link], [inner](Page name).

* one
## two
* three

<blockquote>said</blockquote>

{| class="wikitable"
|-
! a
! b
|-
| 1
| 2&#124;3
|}

<syntaxhighlight lang="js">
x < 1
</syntaxhighlight>

<nowiki>*</nowiki> not an item, <nowiki>''</nowiki>not slanted<nowiki>''</nowiki>, a <nowiki>]]</nowiki> b
`)
  expect(made.notes).toEqual([{ code: "link-titles-left-out", detail: "1" }])
})
