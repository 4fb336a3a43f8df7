import { expect, it } from "vitest"
import { schema } from "@/lib/review/schema"
import { isUnbroken } from "./unbroken"

const pairOf = (source: string, target: string) => {
  const side = (type: "source" | "target", words: string) =>
    schema.nodes[type].create(null, [schema.nodes.paragraph.create(null, words === "" ? [] : [schema.text(words)])])
  return schema.nodes.pair.create({ id: "a" }, [side("source", source), side("target", target)])
}

it("knows a pair with a stretch that nothing breaks, on either side", () => {
  expect(isUnbroken(pairOf("short", "corto"))).toBe(false)
  expect(isUnbroken(pairOf("many words ".repeat(1_000), "muchas palabras ".repeat(1_000)))).toBe(false)
  expect(isUnbroken(pairOf("a", `uno ${"x".repeat(2_001)} dos`))).toBe(true)
  expect(isUnbroken(pairOf("x".repeat(2_001), "a"))).toBe(true)
  expect(isUnbroken(pairOf("x".repeat(1_500), "x".repeat(1_500)))).toBe(false)
})
