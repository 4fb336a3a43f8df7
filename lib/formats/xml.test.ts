/** Hostile and broken XML of our own making, and, where ../shared is, the list there. */
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { attributeOf, elementsOf, readXml, walkXml, wordsOf, type XmlElement, xmlAttribute, xmlWords } from "./xml"

const refused: Readonly<Record<string, readonly [string, string]>> = {
  "entities that grow": ['<!DOCTYPE z [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><z>&b;</z>', "xml-doctype"],
  "an outside file": ['<!DOCTYPE r [<!ENTITY x SYSTEM "file:///x">]><r>&x;</r>', "xml-doctype"],
  "a document type without declarations": ['<!DOCTYPE r SYSTEM "r.dtd"><r/>', "xml-doctype"],
  "ten thousand levels": [`${"<a>".repeat(10_000)}${"</a>".repeat(10_000)}`, "xml-too-deep"],
  "too many attributes": [`<a ${Array.from({ length: 300 }, (_, i) => `a${i}=""`).join(" ")}/>`, "xml-too-large"],
  "a tag left open": ["<a><b></a>", "xml-damaged"],
  "two roots": ["<a/><b/>", "xml-damaged"],
  "an unknown prefix": ["<x:a/>", "xml-damaged"],
  "an entity of HTML": ["<a>&nbsp;</a>", "xml-damaged"],
  "a file that ends too soon": ["<a><b>tex", "xml-damaged"],
  nothing: ["", "xml-damaged"],
}

describe("XML from strangers", () => {
  it.each(Object.entries(refused))("refuses %s", (_, [file, why]) => {
    expect(readXml(file)).toMatchObject({ ok: false, why })
  })

  it("says line, column and what stands there", () => {
    const read = readXml("<a>\n  <b>one</c>\n</a>")
    expect(read.ok ? "" : read.detail).toMatch(/^2:\d+ .*«.*<b>one<\/c>/)
    const entity = readXml("<a>&nbsp;</a>")
    expect(entity.ok ? "" : entity.detail).toContain("&#160;")
  })

  it("passes over a document type that only names a file, where that is allowed", () => {
    expect(readXml('<!DOCTYPE r SYSTEM "r.dtd"><r/>', { bareDoctype: true }).ok).toBe(true)
    expect(readXml('<!DOCTYPE r [<!ENTITY a "b">]><r/>', { bareDoctype: true }).ok).toBe(false)
  })

  it("knows where everything stands", () => {
    const file =
      '\ufeff<?xml version="1.0"?>\r\n<!-- <a> --><x:a xmlns:x="urn:x" b="&lt;1&#10;">one <b/>t&amp;wo 👍<![CDATA[<c>]]><?p <q>?><d>\r\n</d ></x:a>\n'
    const read = readXml(file)
    if (!read.ok) throw new Error(read.detail)
    expect(wordsOf(read.value)).toBe("one t&wo 👍<c>\n")
    expect(attributeOf(read.value, "b")).toBe("<1\n")
    for (const element of walkXml(read.value)) {
      expect(file.slice(element.from).startsWith(`<${element.name}`)).toBe(true)
      expect(file[element.to - 1]).toBe(">")
    }
    const [b, d] = elementsOf(read.value) as [XmlElement, XmlElement]
    expect(file.slice(b.from, b.to)).toBe("<b/>")
    expect(file.slice(d.inner.from, d.inner.to)).toBe("\r\n")
    const texts = read.value.children.filter(child => child.kind === "text")
    expect(texts.map(one => file.slice(one.from, one.to))).toEqual(["one ", "t&amp;wo 👍", "<![CDATA[<c>]]>"])
  })

  it("writes what it reads again", () => {
    const words = 'a\r\n\t<b> & "c" ]]> 👍\ud800\u0001'
    const read = readXml(`<a b="${xmlAttribute(words)}">${xmlWords(words)}</a>`)
    if (!read.ok) throw new Error(read.detail)
    const kept = words.replace("\ud800\u0001", "\ufffd\ufffd")
    expect(wordsOf(read.value)).toBe(kept)
    expect(attributeOf(read.value, "b")).toBe(kept)
  })
})

const path = join(process.env.COTEJO_SHARED ?? join(process.cwd(), "..", "shared"), "formats", "xml-hostile.json")
interface Hostile {
  readonly id: string
  readonly want?: string
  readonly xml?: string
  readonly repeat?: Record<"prefix" | "unit" | "middle" | "unit2" | "suffix", string> & {
    times: number
    times2: number
  }
}
const made = ({ xml, repeat: r }: Hostile): string =>
  r ? `${r.prefix}${r.unit.repeat(r.times)}${r.middle}${r.unit2.repeat(r.times2)}${r.suffix}` : (xml ?? "")

describe.runIf(existsSync(path))("hostile XML of others", () => {
  const list = (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : { cases: [], preserve: [] }) as {
    cases: readonly Hostile[]
    preserve: readonly Hostile[]
  }
  it.each(list.cases)("$id: $want", one => {
    const xml = made(one)
    expect(readXml(xml).ok).toBe(one.want === "accept")
    expect(readXml(xml, { bareDoctype: true }).ok).toBe(one.want?.startsWith("accept"))
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
  it.each(list.preserve)("keeps $id", one => {
    const read = readXml(made(one))
    expect(read.ok).toBe(true)
  })
})
if (!existsSync(path)) it("left out: ../shared is not here", () => {})
