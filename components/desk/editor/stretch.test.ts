import { describe, expect, it } from "vitest"
import { page } from "@/lib/testing/critic"
import { fromTo, over } from "@/lib/testing/editing"
import { findQuote, stretchBetween } from "./stretch"

const quoted = (target: string, from: string, to = from) => {
  const doc = page(target)
  const place = (from === to ? over(from) : fromTo(from, to))(doc)
  return stretchBetween(doc, place.from, place.to)
}

describe("what a comment quotes", () => {
  it("the words it is set on", () => expect(quoted("un gato gris", "gato")?.quote).toBe("gato"))
  it("over a suggestion, as it would read", () => {
    const stretch = quoted("hay 65 {--miembros--}{++integrantes++} con más", "65", "con")
    expect(stretch?.quote).toBe("65 integrantes con")
    expect(stretch?.ranges[0]?.to).toBeGreaterThan((stretch?.ranges[0]?.from ?? 0) + "65 integrantes con".length)
  })
  it("words that are only deleted, as they stand", () =>
    expect(quoted("un {--gato--} gris", "gato")?.quote).toBe("gato"))
})

describe("where a quote stands", () => {
  const at = (target: string, quote: string) => {
    const doc = page(target)
    const found = findQuote(doc, { pair: doc.child(0).attrs.id as string, side: "target", quote })
    return found && doc.textBetween(found.from, found.to)
  }
  it("in plain words", () => expect(at("un gato gris", "gato")).toBe("gato"))
  it("around a deletion", () =>
    expect(at("hay 65 {--miembros--}{++integrantes++} con más", "65 integrantes con")).toBe(
      "65 miembrosintegrantes con",
    ))
  it("in a deletion", () => expect(at("un {--gato--} gris", "gato")).toBe("gato"))
  it("twice is nowhere", () => expect(at("un gato y otro gato", "gato")).toBeNull())
})
