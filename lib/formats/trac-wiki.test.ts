import { expect, it } from "vitest"
import { type Block, blockText } from "@/lib/page/page"
import { readCases, testFormat } from "./contract"
import { tracWiki } from "./trac-wiki"

testFormat(tracWiki, readCases(new URL("./trac-wiki.cases.txt", import.meta.url)))

it("reads letters beyond the first plane that begin like a name", () => {
  const read = tracWiki.read("𝒳página and 𝒳 [wiki:𝒳y 𝒴z] !𝒳a\n", "en")
  expect(read.ok && blockText(read.value.value.blocks[0] as Block)).toContain("𝒳página and 𝒳")
})
