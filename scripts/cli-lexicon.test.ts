import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { run as check } from "@/cli/check"
import { run } from "@/cli/lexicon"
import { loadLexicon } from "@/lib/checks/lexicon/lexicon"
import { withMore } from "@/lib/checks/lexicon/with-more"
import { commandLine } from "@/lib/testing/command-line"
import { lexicons } from "@/lib/testing/lexicons"

const { at, file, run: answers } = commandLine("lexicon")
const cotejo = (command: typeof run, ...args: string[]) => answers(command, args)

/** Written for this test; its words are made up, so that no dictionary has them. */
const dix = (encoding = "UTF-8") => `<?xml version="1.0" encoding="${encoding}"?>
<!DOCTYPE dictionary SYSTEM "dix.dtd">
<dictionary>
  <alphabet>abcdefghijklmnñopqrstuvwxyzáéíóúü</alphabet>
  <sdefs><sdef n="n"/><sdef n="m"/><sdef n="f"/><sdef n="sg"/><sdef n="pl"/></sdefs>
  <pardefs>
    <pardef n="plural"><e><p><l></l><r><s n="sg"/></r></p></e><e><p><l>s</l><r><s n="pl"/></r></p></e></pardef>
    <pardef n="gat/a__n">
      <e><p><l>a</l><r>a<s n="n"/><s n="f"/></r></p><par n="plural"/></e>
    </pardef>
    <pardef n="bonit/o__adj">
      <e><p><l>o</l><r>o<s n="adj"/><s n="m"/></r></p><par n="plural"/></e>
      <e><p><l>a</l><r>o<s n="adj"/><s n="f"/></r></p><par n="plural"/></e>
    </pardef>
    <pardef n="enc"><e><p><l>lo</l><r>lo<s n="prn"/><s n="enc"/><s n="p3"/><s n="m"/><s n="sg"/></r></p></e></pardef>
    <pardef n="cant/ar__vblex">
      <e><p><l>ar</l><r>ar<s n="vblex"/><s n="inf"/></r></p></e>
      <e><p><l>ó</l><r>ar<s n="vblex"/><s n="ifi"/><s n="p3"/><s n="sg"/></r></p></e>
      <e><p><l>ado</l><r>ar<s n="vblex"/><s n="pp"/><s n="m"/><s n="sg"/></r></p></e>
      <e><p><l>ándo</l><r>ar<s n="vblex"/><s n="ger"/><j/></r></p><par n="enc"/></e>
      <e r="RL"><p><l>orum</l><r>ar<s n="vblex"/><s n="inf"/></r></p></e>
    </pardef>
  </pardefs>
  <section id="main" type="standard">
    <!-- new words -->
    <e lm="zurqueta"><i>zurquet</i><par n="gat/a__n"/></e>
    <e lm="ñafundo"><i>ñafund</i><par n="bonit/o__adj"/></e>
    <e lm="zurquetar"><i>zurquet</i><par n="cant/ar__vblex"/></e>
    <e lm="Zurquexia"><p><l>Zurquexia</l><r>Zurquexia<s n="np"/><s n="loc"/></r></p></e>
    <e lm="old" i="yes"><i>zurcuño</i><par n="gat/a__n"/></e>
    <e lm="a zurco"><i>a<b/>zurco</i><p><l/><r><s n="adv"/></r></p></e>
    <e><re>[0-9]+</re><p><l/><r><s n="num"/></r></p></e>
    <e lm="nowhere"><i>zurcañ</i><par n="no-such-paradigm"/></e>
    <e lm="casa"><i>cas</i><par n="gat/a__n"/></e>
    <e lm="constructor"><p><l>__proto__</l><r>__proto__<s n="n"/></r></p></e>
  </section>
</dictionary>`

describe("cotejo lexicon", () => {
  const source = file("spa.dix", dix())

  it("packs the words that we do not have, with what the paradigms say of them", async () => {
    const { code, out, errors } = await cotejo(run, source, at("pack.lex"))
    expect([code, out, errors]).toEqual([0, `11 words in ${at("pack.lex")}.\n`, ""])
    const pack = await loadLexicon(new Uint8Array(readFileSync(at("pack.lex"))))
    if (!pack.ok) throw new Error("damaged")
    const { value } = pack
    expect(value.language).toBe("es")
    expect(value.read("zurquetas")).toEqual([{ part: "noun", lemma: "zurqueta", gender: "f", number: "pl" }])
    expect(value.read("ñafunda")).toEqual([{ part: "adjective", lemma: "ñafundo", gender: "f", number: "sg" }])
    expect(value.read("zurquetó")).toEqual([
      { part: "verb", lemma: "zurquetar", form: "preterite", person: 3, number: "sg" },
    ])
    expect(value.read("zurquetándolo")).toEqual([{ part: "verb", lemma: "zurquetar", form: "gerund", clitic: true }])
    expect(value.read("Zurquexia")).toEqual([{ part: "name", lemma: "Zurquexia" }])
    const none = ["casa", "casas", "zurcuñoa", "zurquetorum", "a zurco", "zurcañ", "__proto__", "constructor"]
    expect(none.filter(word => value.has(word))).toEqual([])
  })

  it("reads what is written in Latin-1, too", async () => {
    const bytes = Uint8Array.from(dix("iso-8859-1"), letter => letter.charCodeAt(0))
    expect((await cotejo(run, file("latin.dix", bytes), at("latin.lex"))).code).toBe(0)
    expect(readFileSync(at("latin.lex"))).toEqual(readFileSync(at("pack.lex")))
  })

  it.each([
    ["nothing", ""],
    ["a page", "<html><body>zurqueta</body></html>"],
    ["half a dictionary", dix().slice(0, 900)],
    ["a dictionary without words", "<dictionary><pardefs/></dictionary>"],
    ["a dictionary with entities of its own", dix().replace('SYSTEM "dix.dtd"', "[<!ENTITY x 'y'>]")],
  ])("says in one sentence that %s is none", async (_, words) => {
    const { code, errors } = await cotejo(run, file("bad.dix", words), at("bad.lex"))
    expect(code).toBe(1)
    expect(errors).toMatch(/^\S+bad\.dix: This is not the source of an Apertium dictionary.*\.\n$/)
  })
  it("ends at paradigms that hold themselves, or grow without end", async () => {
    const own = dix().replace('<pardef n="plural">', '<pardef n="plural"><e><i>a</i><par n="plural"/></e>')
    expect(await cotejo(run, file("own.dix", own), at("own.lex"))).toMatchObject({
      code: 1,
      errors: expect.stringContaining("Its paradigms hold themselves"),
    })
  })
  it("says what it does not find, and what it does not understand", async () => {
    expect((await cotejo(run, at("none.dix"), at("x.lex"))).errors).toContain("There is no such file")
    expect((await cotejo(run, source, at("no/x.lex"))).errors).toContain("It cannot be written there.")
    expect((await cotejo(run, source)).code).toBe(2)
  })
})

describe("with the pack", () => {
  const draft = file("draft.txt", "El zurqueta ñafunda vino ayer. Ayer zurquetó la casa.\n")
  const found = (words: string) =>
    (JSON.parse(words) as { check: string; quote: string }[]).map(one => [one.check, one.quote])

  it("new words are known, and agree with their neighbours", async () => {
    const before = await cotejo(check, "--target-only", draft)
    expect(found(before.out)).toEqual([
      ["spelling", "zurqueta"],
      ["spelling", "ñafunda"],
      ["spelling", "zurquetó"],
    ])
    const after = await cotejo(check, "--target-only", draft, "--lexicon", at("pack.lex"))
    expect(found(after.out)).toEqual([["agr-determiner", "El"]])
  })
  it("what is no pack is said in one sentence", async () => {
    const { code, errors } = await cotejo(check, "--target-only", draft, "--lexicon", draft)
    expect([code, errors]).toEqual([1, `${draft}: This is not a pack of words; cotejo lexicon makes one.\n`])
  })
  it("our own readings come first", async () => {
    const { spanish } = await lexicons()
    const pack = await loadLexicon(new Uint8Array(readFileSync(at("pack.lex"))))
    if (!pack.ok) throw new Error("damaged")
    const both = withMore(spanish, pack.value)
    for (const word of ["casa", "constructor", "reunión", "zzzz", "__proto__"]) {
      expect(both.read(word), word).toEqual(spanish.read(word))
      expect(both.has(word), word).toBe(spanish.has(word))
    }
    expect([both.has("zurquetas"), both.holds("zurquetas"), spanish.has("zurquetas")]).toEqual([true, true, false])
  })
})
