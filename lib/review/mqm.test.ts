import { describe, expect, it } from "vitest"
import { locales, messagesFor } from "@/lib/messages"
import { categories, dimensionOf, dimensions, isCategory, isSeverity, severities } from "./mqm"

describe("the types of faults", () => {
  it("are MQM-Core's seven dimensions and thirty-nine types, each once", () => {
    expect(dimensions).toHaveLength(7)
    expect(categories).toHaveLength(46)
    expect(new Set(categories).size).toBe(46)
  })
  it("know their dimension", () => {
    expect(dimensionOf("register")).toBe("style")
    expect(dimensionOf("fluency")).toBe("fluency")
  })
  it.each(locales)("have names in %s, none of them twice", locale => {
    const { mqm } = messagesFor(locale)
    expect(Object.keys(mqm.categories).sort()).toEqual([...categories].sort())
    expect(new Set(Object.values(mqm.categories)).size).toBe(46)
    expect(Object.keys(mqm.severities)).toEqual([...severities])
  })
  it("are told from anything else", () => {
    expect([isCategory("grammar"), isCategory("toString"), isCategory(null)]).toEqual([true, false, false])
    expect([isSeverity("major"), isSeverity("severe")]).toEqual([true, false])
  })
})
