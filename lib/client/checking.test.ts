import { describe, expect, it } from "vitest"
import type { Finding } from "@/lib/checks/check"
import { byCheck, countOf, inOrder, isMendable, loudest, named, shown } from "./checking"

const finding = (part: Partial<Finding> = {}): Finding => ({
  side: "target",
  from: 0,
  to: 5,
  quote: "libro",
  check: "spelling",
  category: "spelling",
  severity: "minor",
  level: "warning",
  confidence: 0.9,
  message: { code: "unknown-word", values: {} },
  suggestions: ["libra"],
  ...part,
})
const put = (...all: Finding[]) => named("p1", all, ({ from, to }) => ({ from, to }))
const notFault = (key: string, pair = "p1") => ({
  pair,
  finding: key,
  check: "spelling" as const,
  quote: "libro",
  by: "ada",
  at: 0,
})

describe("findings of a pair", () => {
  it("have names of their own, the same words twice too", () => {
    const [first, second] = put(finding(), finding({ from: 9, to: 14 }))
    expect(first?.key).toBe(second?.key)
    expect(first?.id).not.toBe(second?.id)
  })
  it("are not shown once they are no fault, in their pair and nowhere else", () => {
    const all = put(finding(), finding({ quote: "gato" }))
    const key = all[0]?.key ?? ""
    const quotes = (notFaults: ReturnType<typeof notFault>[]) =>
      shown(all, { notFaults, hints: false, unanswered: false }).map(one => one.finding.quote)
    expect(quotes([notFault(key)])).toEqual(["gato"])
    expect(quotes([notFault(key, "p2")])).toEqual(["libro", "gato"])
  })
  it("leaves hints out until they are asked for", () => {
    const all = put(finding({ level: "hint" }))
    expect(shown(all, { notFaults: [], hints: false, unanswered: false })).toEqual([])
    expect(shown(all, { notFaults: [], hints: true, unanswered: false })).toHaveLength(1)
  })
  it("can be mended in the target, where there is something to put in", () => {
    const mendable = (part: Partial<Finding>) => put(finding(part)).some(isMendable)
    expect([{}, { side: "source" as const }, { suggestions: [] }, { suggestions: [""] }].map(mendable)).toEqual([
      true,
      false,
      false,
      true,
    ])
  })
})

it("findings of the page are in its order, and the gravest kinds first", () => {
  const one = put(finding(), finding({ quote: "x" }))
  const two = named("p2", [finding({ check: "numbers", level: "error" })], () => null)
  const found = new Map([
    ["p2", two],
    ["p1", one],
  ])
  const all = inOrder([{ id: "p1" }, { id: "p2" }, { id: "p3" }], found)
  expect(all.map(({ pair }) => pair)).toEqual(["p1", "p1", "p2"])
  expect(countOf(found)).toBe(3)
  expect(byCheck(all).map(({ check, findings }) => [check, findings.length])).toEqual([
    ["numbers", 1],
    ["spelling", 2],
  ])
  expect([loudest(all), loudest(one), loudest([])]).toEqual(["error", "warning", null])
})
