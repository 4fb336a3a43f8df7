/** Others' Word files with tracked changes, and the same with all accepted and all rejected. */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import type { Inline } from "@/lib/page/page"
import { projectTracked } from "@/lib/page/tracked"
import { readWord } from "./docx-read"

const folder = join(
  process.env.COTEJO_SHARED ?? join(process.cwd(), "..", "shared"),
  "formats",
  "suites",
  "docx-revisions",
)
const isHere = existsSync(folder)

const words = (inline: readonly Inline[]): string =>
  inline
    .map(run =>
      run.kind === "text" ? run.text : run.kind === "break" ? "\n" : run.kind === "image" ? run.alt : run.label,
    )
    .join("")

/** The words of a file, block by block, with all its changes taken or left. */
function textOf(name: string, how: "take" | "leave"): string {
  const read = readWord(new Uint8Array(readFileSync(join(folder, name))), "en")
  if (!read.ok) throw new Error(`${name}: ${read.why} ${read.detail}`)
  return projectTracked(read.value.page, how)
    .blocks.map(block => (block.kind === "code" ? block.text : block.kind === "opaque" ? "" : words(block.inline)))
    .map(line => line.replace(/\s+/g, " ").trim())
    .filter(line => line !== "")
    .join("\n")
}

describe.runIf(isHere)("Word files of others", () => {
  const names = isHere ? readdirSync(folder).filter(name => /^RP\d+(?!.*-(Accepted|Rejected)).*\.docx$/.test(name)) : []
  for (const name of names) {
    for (const [how, suffix] of [
      ["take", "-Accepted"],
      ["leave", "-Rejected"],
    ] as const) {
      const wanted = name.replace(".docx", `${suffix}.docx`)
      if (!existsSync(join(folder, wanted))) continue
      it(`${name}, ${how}`, () => {
        expect(textOf(name, how)).toBe(textOf(wanted, how))
      })
    }
  }
})
if (!isHere) it("left out: ../shared is not here", () => {})
