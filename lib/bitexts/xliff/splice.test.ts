import { describe, expect, it } from "vitest"
import type { Bitext } from "@/lib/page/bitext"
import { sideText } from "@/lib/page/bitext"
import { text } from "@/lib/page/page"
import { spliceXliff as splice } from "./splice"
import { xliff } from "./xliff"

const files = {
  "1.2 with codes of its own": `<?xml version="1.0" encoding="utf-8"?>\r
<!-- made elsewhere --><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:v="urn:v">\r
<file original="a.docx" source-language="en-US" target-language="es-ES" datatype="x-docx"><body>\r
<group id="g"><trans-unit id="1" v:x='1'><source>One <bpt id="1">&lt;b></bpt>two<ept id="1">&lt;/b></ept>.</source>\r
<target state='needs-translation' v:y="2">Uno <bpt id="1">&lt;b></bpt>dos<ept id="1">&lt;/b></ept>.</target><note>See &amp; keep</note></trans-unit></group>\r
<trans-unit id="2"><source>Three <g id="1" ctype="bold">four</g></source></trans-unit>\r
</body></file></xliff>`,
  "2.0 with data": `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="es">
 <file id="f1"><unit id="u1"><originalData><data id="d1">&lt;b></data></originalData>
  <segment id="s1" state="final" subState="x:y"><source>One <pc id="1" dataRefStart="d1">two</pc>.</source><target>Uno <pc id="1" dataRefStart="d1">dos</pc>.</target></segment>
  <ignorable><source> </source><target> </target></ignorable>
  <segment id="s2"><source>Three <mrk id="m1" type="term">four</mrk></source><target>Tres <mrk id="m1" type="term">cuatro</mrk></target></segment></unit></file></xliff>
`,
}

const spliceXliff = (file: string, edited: Bitext): string | null => splice(file, edited)?.value ?? null

const read = (file: string): Bitext => {
  const made = xliff.read(file, {})
  if (!made.ok) throw new Error(made.why)
  return made.value.value
}

/** Puts a word before the first run of words of a row's target. */
function edited(bitext: Bitext, index: number): Bitext {
  const rows = bitext.rows.map((row, i) => {
    if (i !== index) return row
    const first = row.target[0]
    if (!first || first.block.kind === "code" || first.block.kind === "opaque")
      return {
        ...row,
        target: [{ goesOn: false, block: { kind: "paragraph" as const, id: "n", inline: [text("Nuevo.")] } }],
      }
    return { ...row, target: [{ ...first, block: { ...first.block, inline: [text("Ya "), ...first.block.inline] } }] }
  })
  return { ...bitext, rows }
}

describe.each(Object.entries(files))("an XLIFF file, %s", (_, file) => {
  it("stays as it is, byte for byte, when nothing was edited", () => {
    expect(spliceXliff(file, read(file))).toBe(file)
  })

  it("changes one line for one edited target", () => {
    const bitext = read(file)
    bitext.rows.forEach((row, i) => {
      const made = spliceXliff(file, edited(bitext, i))
      if (made === null) throw new Error(`row ${i} was not put back`)
      const [before, after] = [file.split("\n"), made.split("\n")]
      expect(after.length).toBe(before.length)
      expect(after.filter((line, k) => line !== before[k]).length).toBe(1)
      const again = read(made).rows[i]
      expect(sideText(again?.target ?? [])).toBe(row.target.length > 0 ? `Ya ${sideText(row.target)}` : "Nuevo.")
    })
  })

  it("says a new status, and takes a sub-state away with it", () => {
    const bitext = read(file)
    const rows = bitext.rows.map((row, i) => (i === 0 ? { ...row, status: "reviewed" as const } : row))
    const made = spliceXliff(file, { ...bitext, rows })
    expect(read(made ?? "").rows[0]?.status).toBe("reviewed")
    expect(made).not.toContain("x:y")
  })

  it("gives up rather than write something else", () => {
    const bitext = read(file)
    expect(spliceXliff(file, { ...bitext, rows: bitext.rows.slice(1) })).toBeNull()
  })
})

const trados = `<?xml version="1.0" encoding="utf-8"?>
<xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
<doc-info xmlns="http://sdl.com/FileTypes/SdlXliff/1.0">
<cmt-defs><cmt-def id="c1"><Comments><Comment severity="Medium" user="Ana" date="2024-05-01T10:00:00Z" version="1.0">¿Femenino?</Comment></Comments></cmt-def></cmt-defs>
<rev-defs><rev-def id="r1" type="Delete" author="Bo" date="05/02/2024 09:00:00"/><rev-def id="r2" author="Bo" date="05/02/2024 09:00:01"/></rev-defs></doc-info>
<file original="a.docx" source-language="en" target-language="es" datatype="x-sdlfilterframework2"><body>
<trans-unit id="t0" translate="no"><source><x id="0"/></source></trans-unit>
<trans-unit id="t1"><source>One <g id="1">two</g>. Three.</source><seg-source><g id="9"><mrk mtype="seg" mid="1">One <g id="1">two</g>.</mrk></g> <mrk mtype="seg" mid="2">Three.</mrk></seg-source>
<target><g id="9"><mrk mtype="seg" mid="1">Uno <g id="1">d<mrk mtype="x-sdl-deleted" sdl:revid="r1">o</mrk><mrk mtype="x-sdl-added" sdl:revid="r2">oo</mrk>s</g>.</mrk></g> <mrk mtype="seg" mid="2"><mrk mtype="x-sdl-comment" sdl:cid="c1">Tres</mrk>.</mrk></target>
<sdl:seg-defs><sdl:seg id="1" conf="Translated"/><sdl:seg id="2" conf="ApprovedSignOff" locked="true"/></sdl:seg-defs></trans-unit></body></file></xliff>`

describe("a file of Trados", () => {
  it("has its changes as suggestions and its comments as comments", () => {
    const { rows } = read(trados)
    expect(rows.map(row => sideText(row.target).replaceAll("\ufffc", ""))).toEqual(["Uno dos. ", "Tres."])
    const [first, second] = rows
    expect(first?.suggestions.map(one => [one.by, one.at, sideText(one.wanted).replaceAll("\ufffc", "")])).toEqual([
      ["Bo", Date.UTC(2024, 4, 2, 9), "Uno doos. "],
    ])
    expect(second).toMatchObject({ status: "approved", locked: true })
    expect(second?.threads).toMatchObject([
      { side: "target", from: 0, to: 4, severity: "minor", said: [{ by: "Ana", text: "¿Femenino?" }] },
    ])
  })
  it("says a new status where Trados keeps it, of the segment alone", () => {
    const bitext = read(trados)
    const statuses = ["approved", "draft"] as const
    const made = spliceXliff(trados, {
      ...bitext,
      rows: bitext.rows.map((row, i) => ({ ...row, status: statuses[i] ?? "draft" })),
    })
    expect(made).toBe(
      trados
        .replace('id="1" conf="Translated"', 'id="1" conf="ApprovedSignOff"')
        .replace('id="2" conf="ApprovedSignOff"', 'id="2" conf="Translated"'),
    )
  })
  it("stays as it is when nothing was edited", () => {
    expect(spliceXliff(trados, read(trados))).toBe(trados)
  })
})
