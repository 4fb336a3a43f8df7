import { describe, expect, it } from "vitest"
import { run as convert } from "@/cli/convert"
import { bothOutputs, outputs, sideOutputs } from "@/cli/convert-parts/outputs"
import { run as validate } from "@/cli/validate"
import { validateXliff } from "@/lib/bitexts/xliff/validate"
import { commandLine } from "@/lib/testing/command-line"

const { at, file, run: answers, written } = commandLine("convert")
const cotejo = (...args: string[]) => answers(convert, args)
const check = (...args: string[]) => answers(validate, args)

const english = "# The well\n\nThe **well** is [deep](https://example.org/deep).\n\n- Take a rope\n- Take a lamp\n"
const spanish = "El pozo\n\nEl pozo es hondo.\n\nLleva una cuerda\n\nLleva una linterna\n"
const source = file("well.md", english)
const target = file("pozo.txt", spanish)
const sides = ["--from", "en", "--to", "es"]

describe("cotejo convert", () => {
  it.each(sideOutputs)("one page as %s, and back to its words", async output => {
    const name = at(`well-${output}`)
    const first = await cotejo(source, name, "--as", output, "--from", "en")
    expect([first.code, first.out]).toEqual([0, ""])
    if (output === "mediawiki") return
    const back = await cotejo(name, "-", "--as", "text", "--read", output)
    expect(back.code).toBe(0)
    for (const words of ["The well", "deep", "Take a lamp"]) expect(back.out).toContain(words)
  })

  it.each(bothOutputs)("two pages as %s, and its target out of that", async output => {
    const own = `both-${output}.${output.slice(0, 3) === "xli" ? "xlf" : output}`
    const name = at(own)
    expect((await cotejo(source, target, name, "--as", output, ...sides)).code).toBe(0)
    if (output.startsWith("xliff")) expect(validateXliff(written(own))).toEqual([])
    const back = await cotejo(name, "-", "--as", "text", ...sides)
    // Text has no headings but underlined ones.
    const lines = back.out.split("\n").filter(line => /\w/.test(line))
    expect([back.code, lines]).toEqual([0, ["El pozo", "El pozo es hondo.", "Lleva una cuerda", "Lleva una linterna"]])
    const first = await cotejo(name, "-", "--as", "markdown", "--side", "source", ...sides)
    expect(first.out).toContain("deep")
  })

  it.each(bothOutputs.flatMap(from => bothOutputs.filter(to => to !== from).map(to => [from, to] as const)))(
    "%s as %s keeps both sides",
    async (from, to) => {
      const one = at(`from.${from.slice(0, 3) === "xli" ? "xlf" : from}`)
      const two = at(`to.${to.slice(0, 3) === "xli" ? "xlf" : to}`)
      await cotejo(source, target, one, "--as", from, ...sides)
      expect((await cotejo(one, two, "--as", to, ...sides)).code).toBe(0)
      const back = await cotejo(two, "-", "--as", "text", ...sides)
      expect(back.out).toContain("El pozo es hondo.")
      expect((await cotejo(two, "-", "--as", "text", "--side", "source", ...sides)).out).toContain("Take a rope")
    },
  )

  it("leaves a page in its own format as it was, byte for byte", async () => {
    const crooked = file("crooked.md", "Title\n=====\r\n\r\n*  one\r\n*  two  \r\n")
    expect((await cotejo(crooked, at("same.md"))).code).toBe(0)
    expect(written("same.md")).toBe(written("crooked.md"))
  })

  it("puts a draft without structure into the source's file", async () => {
    expect((await cotejo(source, target, at("pozo.md"), ...sides)).code).toBe(0)
    expect(written("pozo.md")).toBe("# El pozo\n\nEl pozo es hondo.\n\n- Lleva una cuerda\n- Lleva una linterna\n")
    await cotejo(source, target, at("pozo.xlf"), ...sides)
    expect((await cotejo(source, at("pozo.xlf"), at("again.md"), ...sides)).code).toBe(0)
    expect(written("again.md")).toBe(written("pozo.md"))
  })

  it("tells what is lost", async () => {
    const { errors } = await cotejo(source, at("plain.txt"))
    expect(errors).toMatch(/plain\.txt: .+/)
  })

  it.each([
    [[source], "Name one or two files to read"],
    [[source, "x.md", "--as", "papyrus"], 'no format "papyrus"'],
    [[source, "x.what"], "does not say its format"],
    [[source, source], "is one of those that are read"],
    [[source, "x.md", "--from", "?"], "not a language tag"],
    [[source, "x.md", "--fast"], "--fast"],
    [[source, at("x.xlf")], "name two files to read"],
  ])("says in one sentence what is not understood: %j", async (args, words) => {
    const { code, errors } = await cotejo(...args)
    expect([code, errors.trim().split("\n").length]).toEqual([2, 1])
    expect(errors).toContain(words)
    expect(errors).toContain("cotejo convert --help")
  })

  it.each([
    ["absent.md", "no such file"],
    ["picture.md", "not a text file"],
    ["cut.xlf", "damaged"],
    ["declared.tmx", "DOCTYPE"],
    ["void.html", "no words in it"],
    ["torn.docx", "damaged"],
  ])("says in one sentence why a file cannot be read: %s", async (name, words) => {
    file("picture.md", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2, 3))
    file("cut.xlf", '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file')
    file("declared.tmx", '<!DOCTYPE tmx [<!ENTITY a "b">]><tmx version="1.4"><body/></tmx>')
    file("void.html", "<div></div>")
    file("torn.docx", Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0, 0))
    const { code, errors } = await cotejo(at(name), at("never.txt"))
    expect([code, errors.trim().split("\n").length]).toEqual([1, 1])
    expect(errors).toContain(words)
  })

  it("cannot write into nowhere, and says so", async () => {
    const { code, errors } = await cotejo(source, at("no/such/folder.html"))
    expect([code, errors]).toEqual([1, expect.stringContaining("cannot be written here")])
  })

  it("has a help that names every format", async () => {
    const { code, out } = await cotejo("--help")
    expect(code).toBe(0)
    for (const output of outputs) expect(out).toContain(output)
    for (const line of out.split("\n")) expect(line.length).toBeLessThan(130)
  })
})

describe("cotejo validate", () => {
  it("is silent about what keeps the rules", async () => {
    await cotejo(source, target, at("valid.xlf"), ...sides)
    expect(await check(at("valid.xlf"), source)).toEqual({ code: 0, out: "", errors: "" })
  })

  it("gives a code and a line for each breach", async () => {
    await cotejo(source, target, at("valid.xlf"), ...sides)
    const broken = file("broken.xlf", written("valid.xlf").replace(/<unit id="[^"]*"/, "<unit"))
    const { code, out } = await check(broken)
    expect(code).toBe(1)
    expect(out).toMatch(/broken\.xlf:\d+: attribute-missing: The attribute id is missing\./)
    const json = JSON.parse((await check(broken, "--format", "json")).out)
    expect(json).toMatchObject([{ code: "attribute-missing", line: expect.any(Number) }])
  })

  it.each([
    ["a.tbx", "<martif><text><body></body></text></martif>", "no-terms"],
    ["b.tbx", '<!DOCTYPE martif [<!ENTITY a "b">]><martif>&a;</martif>', "xml-doctype"],
    ["c.tmx", "<tmx", "xml-damaged"],
    ["d.csv", 'source,target\na,"b', "ragged"],
    ["e.md", "", "empty"],
  ])("refuses %s with the code of the rule", async (name, words, rule) => {
    const { code, out } = await check(file(name, words))
    expect([code, out]).toEqual([1, expect.stringMatching(new RegExp(`${name}: ${rule}: .+\\.?\\n$`))])
  })

  it("needs a file", async () => {
    expect((await check()).code).toBe(2)
    expect((await check("--help")).out).toContain("Exit codes")
  })
})
