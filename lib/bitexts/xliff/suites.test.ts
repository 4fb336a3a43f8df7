/** What OASIS's own files say, where they are; measured, never copied. */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { validateXliff } from "./validate"
import { xliff } from "./xliff"

const suite = join(
  process.env.COTEJO_SHARED ?? join(process.cwd(), "..", "shared"),
  "formats/suites/oasis-xliff-2.2/xliff-22/test-suite/core",
)
const filesIn = (folder: string): (readonly [string, string])[] =>
  existsSync(join(suite, folder))
    ? readdirSync(join(suite, folder))
        .filter(name => name.endsWith(".xlf"))
        .map(name => [name, readFileSync(join(suite, folder, name), "utf8")] as const)
    : []

describe.runIf(existsSync(suite))("OASIS's core files", () => {
  const valid = filesIn("valid")
  const invalid = filesIn("invalid")
  it.each(valid)("accepts %s", (_, file) => {
    expect(validateXliff(file)).toEqual([])
    const read = xliff.read(file, {})
    expect(read.ok ? "read" : read.why).toMatch(/^(?:read|no-units)$/)
  })
  it.each(invalid)("refuses %s with a code", (_, file) => {
    expect(validateXliff(file)[0]?.code ?? "accepted").not.toMatch(/accepted|not-xliff/)
  })
})
if (!existsSync(suite)) it("left out: ../shared is not here", () => {})
