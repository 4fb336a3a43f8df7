import { describe, expect, it } from "vitest"
import { contentPolicy } from "./content-policy"

const parsed = (policy: string) => new Map(policy.split("; ").map(one => [one.split(" ")[0], one.split(" ").slice(1)]))

describe("the content security policy", () => {
  it("lets no script run but with the nonce, and nothing frame the page", () => {
    const policy = parsed(contentPolicy("abc", false))
    expect(policy.get("script-src")).toEqual(["'self'", "'nonce-abc'", "'strict-dynamic'"])
    expect([policy.get("frame-ancestors"), policy.get("base-uri"), policy.get("object-src")]).toEqual([
      ["'none'"],
      ["'none'"],
      ["'none'"],
    ])
    expect([...policy.values()].flat().filter(one => /^https?:|\*/.test(one))).toEqual([])
  })
  it("allows eval while developing only", () => {
    expect(contentPolicy("abc", true)).toContain("'unsafe-eval'")
    expect(contentPolicy("abc", false)).not.toContain("eval")
  })
})
