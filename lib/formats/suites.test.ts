/** What others' suites say, where they are; measured, never copied. */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { blockText, type Page } from "@/lib/page/page"
import { keepsFile, oneWord } from "./contract"
import { executable } from "./executable"
import { html } from "./html"
import { outline } from "./outline"
import { pageFormats } from "./registry"
import { tracWiki } from "./trac-wiki"

const suites = join(process.env.COTEJO_SHARED ?? join(process.cwd(), "..", "shared"), "formats", "suites")

describe.runIf(existsSync(join(suites, "trac")))("Trac's own wiki tests", () => {
  const files = existsSync(join(suites, "trac"))
    ? readdirSync(join(suites, "trac")).filter(name => name.endsWith(".txt"))
    : []
  const cases = files.flatMap(name =>
    readFileSync(join(suites, "trac", name), "utf8")
      .split(/^={30} ?/m)
      .slice(1)
      .map(part => {
        const [title = "", ...rest] = part.split("\n")
        const [wiki = "", made = ""] = rest.join("\n").split(/^-{30}\n/m)
        return { title, wiki: wiki.replace(/\n$/, ""), made }
      })
      .filter(one => one.wiki.trim() !== "" && !one.title.startsWith("=")),
  )

  it("keeps every file as it is, and one edited word to its line", () => {
    for (const one of cases) {
      keepsFile(tracWiki, one.wiki)
      oneWord(tracWiki, one.wiki, 1)
    }
  })

  it("finds the blocks that Trac makes", () => {
    const alike = cases.filter(one => {
      const ours = tracWiki.read(one.wiki, "en")
      const theirs = html.read(one.made, "en")
      return ours.ok && shape(ours.value.value) === (theirs.ok ? shape(theirs.value.value) : "")
    })
    if (process.env.SHOW_SUITES) {
      console.log(`${alike.length} of ${cases.length}`)
      for (const one of cases.filter(c => !alike.includes(c))) {
        const ours = tracWiki.read(one.wiki, "en")
        const theirs = html.read(one.made, "en")
        console.log(
          `--- ${one.title}\n${ours.ok ? outline(ours.value.value) : ours.why}\n   ---\n${theirs.ok ? outline(theirs.value.value) : theirs.why}`,
        )
      }
    }
    expect(alike.length / Math.max(1, cases.length)).toBeGreaterThan(0.8)
  })
})

/** Kinds, levels and words, white space aside, and what is no words. */
const shape = (page: Page): string =>
  page.blocks
    .filter(block => block.kind !== "opaque")
    .map(block => {
      const what = block.kind === "heading" || block.kind === "item" ? `${block.kind} ${block.level}` : block.kind
      return `${what} ${blockText(block).replaceAll("\uFFFC", "").replace(/\s+/g, " ").trim()}`
    })
    .join("\n")

describe.runIf(existsSync(join(suites, "xss")))("hostile HTML of others", () => {
  const path = join(suites, "xss", "payloads.json")
  const payloads = (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : []) as {
    title?: string
    payload: string
  }[]

  it.each(pageFormats)("leaves nothing that runs, read as $id", format => {
    for (const { payload } of payloads) {
      const read = format.read(payload, "en")
      if (read.ok) expect(executable(html.write(read.value.value).value), payload).toEqual([])
    }
  })
})

if (!existsSync(suites)) it("left out: ../shared is not here", () => {})
