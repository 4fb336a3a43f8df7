import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { readGlossaryCsv } from "./glossary-csv"
import { readTbx } from "./tbx"

const dct = `<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<text><body><conceptEntry id="c1"><min:subjectField>tools</min:subjectField><basic:definition>It hits.</basic:definition>
<langSec xml:lang="en"><termSec><term>hammer</term></termSec></langSec>
<langSec xml:lang="es"><termSec><term>martillo</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus><min:grammaticalGender>masculine</min:grammaticalGender></termSec>
<termSec><term>mazo</term><min:administrativeStatus>wrong</min:administrativeStatus></termSec></langSec></conceptEntry>
<conceptEntry id="c2"><langSec xml:lang="en"><termSec><term> </term></termSec></langSec></conceptEntry></body></text></tbx>`

const martif = `<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX" xml:lang="en"><text><body>
<termEntry id="e1"><descripGrp><descrip type="definition">It hits.</descrip></descripGrp>
<langSet xml:lang="en"><ntig><termGrp><term>hammer</term><termNote type="partOfSpeech">noun</termNote></termGrp></ntig></langSet>
<langSet xml:lang="es"><tig><term>martillo</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote><note>Old.</note></tig></langSet></termEntry></body></text></martif>`

describe("glossaries in TBX", () => {
  it("are read where each category is an element", () => {
    const read = readTbx(dct)
    if (!read.ok) throw new Error(read.why)
    expect(read.value.value.concepts).toMatchObject([
      {
        id: "c1",
        subject: "tools",
        definition: "It hits.",
        terms: [
          { lang: "en", words: "hammer", usage: null },
          { lang: "es", words: "martillo", usage: "preferred", gender: "masculine" },
          { lang: "es", words: "mazo", usage: null },
        ],
      },
    ])
    expect(read.value.notes).toEqual([
      { code: "value-unknown", detail: "wrong" },
      { code: "concepts-without-terms", detail: "1" },
    ])
  })
  it("are read in the older form", () => {
    const read = readTbx(martif)
    if (!read.ok) throw new Error(read.why)
    expect(read.value.value).toMatchObject({
      languages: ["en", "es"],
      concepts: [
        {
          definition: "It hits.",
          terms: [
            { words: "hammer", partOfSpeech: "noun" },
            { words: "martillo", usage: "avoid", note: "Old." },
          ],
        },
      ],
    })
  })
  it("are refused when they are none", () => {
    expect(readTbx("<a/>")).toMatchObject({ ok: false, why: "not-tbx" })
    expect(readTbx("<tbx/>")).toMatchObject({ ok: false, why: "no-terms" })
  })
})

describe("glossaries in tables", () => {
  const langs = { source: "en", target: "es" }
  it("are read by the names of their columns, in either language", () => {
    const read = readGlossaryCsv(
      "término en inglés;inglés;español;definición;uso;etiqueta\nx;hammer;martillo; Golpea.;preferido;a\n;saw;sierra|serrucho;;;\n;hammer;maza;;evitar;\n",
      langs,
    )
    if (!read.ok) throw new Error(read.why)
    expect(read.value.value.concepts).toMatchObject([
      {
        definition: "Golpea.",
        terms: [
          { lang: "en", words: "hammer", usage: null },
          { lang: "es", words: "martillo", usage: "preferred" },
        ],
        other: { etiqueta: "a" },
      },
      { terms: [{ words: "saw" }, { words: "sierra" }, { words: "serrucho" }] },
      { terms: [{ words: "hammer" }, { words: "maza", usage: "avoid" }] },
    ])
    expect(read.value.notes.map(note => note.code)).toEqual(["columns-kept", "term-twice"])
    expect(read.value.notes[1]?.detail).toBe("hammer")
  })
  it("without names have the source first", () => {
    const read = readGlossaryCsv("hammer,martillo\nsaw,sierra\n", langs)
    expect(read).toMatchObject({
      ok: true,
      value: { notes: [{ code: "header-guessed" }], value: { concepts: [{}, {}] } },
    })
  })
})

const sample = join(process.env.COTEJO_SHARED ?? join(process.cwd(), "..", "shared"), "formats", "sample-basic.tbx")
it.runIf(existsSync(sample))("reads the sample there is in ../shared", () => {
  const read = readTbx(readFileSync(sample, "utf8"))
  expect(read.ok && read.value.value.concepts[0]?.terms.map(term => term.usage)).toEqual([null, "preferred", "avoid"])
})
if (!existsSync(sample)) it("left out: ../shared is not here", () => {})
