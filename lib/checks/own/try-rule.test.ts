import { describe, expect, it } from "vitest"
import type { OwnRule } from "./rule"
import { triedOn } from "./try-rule"

const rule = (pattern: string, more: Partial<OwnRule> = {}): OwnRule => ({
  id: "r",
  pattern,
  kind: "expression",
  says: "No.",
  severity: "minor",
  ...more,
})

describe("a rule that is tried", () => {
  it("says where it finds something and what becomes of it", () => {
    expect(triedOn({ rule: rule("(\\d+) por ciento", { suggestion: "$1 %" }), text: "Son 5 por ciento." })).toEqual({
      kind: "found",
      finds: [{ from: 4, to: 16, becomes: "5 %" }],
    })
  })
  it("is tried on the text whatever side it is about", () => {
    const tried = triedOn({ rule: rule("board", { side: "source", onlyWithSource: "never" }), text: "The board." })
    expect(tried).toMatchObject({ kind: "found", finds: [{ from: 4, to: 9, becomes: null }] })
  })
  it.each(["(", "(?<=a)b", "(a)\\1", "a{2000}"])("cannot be read: %s", pattern =>
    expect(triedOn({ rule: rule(pattern), text: "a" }).kind).toBe("unreadable"),
  )
  it("is stopped before it begins where pattern and text are too much together", () => {
    const long = "palabra tras palabra ".repeat(2_400)
    const vast = rule("(\\w+\\s*){1,300}z")
    expect(triedOn({ rule: vast, text: long }).kind).toBe("stopped")
    expect(triedOn({ rule: vast, text: long.slice(0, 1_000) }).kind).toBe("found")
    expect(triedOn({ rule: rule("palabra (\\w+) x"), text: long }).kind).toBe("found")
  })
  it.each(["^(a+)+$", "(a|aa)*b", "(.*)*x"])("answers whatever the pattern: %s", pattern =>
    expect(["found", "stopped"]).toContain(triedOn({ rule: rule(pattern), text: "a".repeat(5_000) }).kind),
  )
})
