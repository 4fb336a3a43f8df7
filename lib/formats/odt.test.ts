import { describe, expect, it } from "vitest"
import { projectTracked } from "@/lib/page/tracked"
import { readWord } from "./docx-read"
import { decodePage, odtAsWord } from "./odt"
import { odf } from "./odt-styles"
import { outline } from "./outline"
import { zip } from "./zip"

const spaces = Object.entries({
  ...odf,
  dc: "http://purl.org/dc/elements/1.1/",
  svg: "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
})
  .map(([name, space]) => ` xmlns:${name}="${space}"`)
  .join("")
const styles = `<office:automatic-styles>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text" style:parent-style-name="T1"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1"/><text:list-level-style-bullet text:level="2"/></text:list-style>
</office:automatic-styles>`
const odt = (body: string, meta = ""): Uint8Array =>
  zip([
    ["mimetype", "application/vnd.oasis.opendocument.text"],
    [
      "content.xml",
      `<?xml version="1.0"?><office:document-content${spaces}>${styles}<office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ],
    ["meta.xml", `<office:document-meta${spaces}><office:meta>${meta}</office:meta></office:document-meta>`],
  ])
function read(body: string) {
  const word = odtAsWord(odt(body))
  const made = word && readWord(word.value, "es")
  if (!word || !made?.ok) throw new Error("unread")
  return { page: made.value.page, notes: word.notes }
}
const shown = (body: string, take: "take" | "leave" = "leave"): string => outline(projectTracked(read(body).page, take))

const changed = (id: string, what: string, by: string, words = ""): string =>
  `<text:changed-region text:id="${id}"><text:${what}><office:change-info><dc:creator>${by}</dc:creator><dc:date>2026-01-02T03:04:05.67</dc:date></office:change-info>${words}</text:${what}></text:changed-region>`

describe("an OpenDocument text", () => {
  it("has its headings, marks, links, lists, quotations, code and tables", () => {
    expect(
      shown(`<text:sequence-decls/><text:h text:outline-level="2">El  farol</text:h>
<text:p>Uno <text:span text:style-name="T1">dos</text:span><text:span text:style-name="T2"> tres</text:span>,<text:s text:c="2"/>
 <text:a xlink:href="https://a.example">cuatro</text:a><text:line-break/>cinco</text:p>
<text:list text:style-name="L1"><text:list-item><text:p>seis</text:p><text:list><text:list-item><text:p>siete</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>ocho</text:p></text:list-item></text:list>
<text:section><text:p text:style-name="P1">nueve</text:p></text:section>
<text:p text:style-name="Preformatted_20_Text">diez</text:p>
<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>b</text:p><text:p>c</text:p></table:table-cell></table:table-row></table:table>`),
    ).toBe(
      [
        "h2 El farol",
        "p Uno {strong|dos}{strong|{em| tres}},   {link https://a.example|cuatro}⏎cinco",
        "1. seis",
        "  - siete",
        "2. ocho",
        "> nueve",
        "code diez",
        "th t1 0,0 a",
        "td t1 1,0 b⏎c",
      ].join("\n"),
    )
  })

  const tracked = `<text:tracked-changes>${changed("i", "insertion", "Ana")}${changed("d", "deletion", "Bo", "<text:p>viejo</text:p>")}${changed("j", "deletion", "Bo", "<text:p/><text:p/>")}${changed("n", "insertion", "Ana")}</text:tracked-changes>
<text:p>El <text:change text:change-id="d"/><text:change-start text:change-id="i"/>nuevo<text:change-end text:change-id="i"/> farol<text:change-start text:change-id="n"/></text:p><text:p>Otro párrafo.<text:change-end text:change-id="n"/></text:p><text:p>Uno.<text:change text:change-id="j"/>Dos.</text:p>`

  it("has its tracked changes as suggestions by whoever made them", () => {
    expect(shown(tracked)).toBe("p El viejo farol\np Uno.\np Dos.")
    expect(shown(tracked, "take")).toBe("p El nuevo farol\np Otro párrafo.\np Uno.Dos.")
    const { revisions } = read(tracked).page
    expect(revisions.map(one => one.author).sort()).toEqual(["Ana", "Ana", "Bo", "Bo"])
    expect(revisions[0]?.at).toBe(Date.UTC(2026, 0, 2, 3, 4, 5))
  })

  it("has its comments and their answers on their words", () => {
    const { page } = read(
      `<text:p>El <office:annotation office:name="1"><dc:creator>Ana</dc:creator><dc:date>2026-01-02T03:04:05</dc:date><text:p>¿Faro?</text:p></office:annotation>farol<office:annotation-end office:name="1"/><office:annotation office:name="2" loext:parent-name="1"><dc:creator>Bo</dc:creator><text:p>No.</text:p></office:annotation>.</text:p>`,
    )
    expect(page.threads.map(thread => thread.comments.map(one => [one.author, one.text]))).toEqual([
      [
        ["Ana", "¿Faro?"],
        ["Bo", "No."],
      ],
    ])
    const on = page.blocks[0]?.runs
      .filter(run => run.threads.length > 0)
      .map(run => (run.run.kind === "text" ? run.run.text : ""))
    expect(on).toEqual(["farol"])
  })

  it("says that it is a Word file from now on, and what stands beside the text", () => {
    const { notes } = read(
      `<text:p>Uno<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>al pie</text:p></text:note-body></text:note></text:p>`,
    )
    expect(notes.map(one => [one.code, one.detail])).toEqual([
      ["odt-as-word", undefined],
      ["beside-the-page", "al pie"],
    ])
  })

  it("is decoded like any other file, and what is none is left to the others", () => {
    const decoded = decodePage(odt("<text:p>Uno</text:p>"))
    expect(decoded.ok && decoded.value.value.startsWith("UEsDB")).toBe(true)
    expect(decodePage(new TextEncoder().encode("uno"))).toMatchObject({ ok: true, value: { value: "uno" } })
    expect(odtAsWord(odt("<text:p>").slice(0, 300))).toBeNull()
  })

  it("made to hurt ends in bounded time: nested deeply, deletions in each other, a DOCTYPE, many comments", () => {
    const nested = `${"<text:section>".repeat(10_000)}<text:p>x</text:p>${"</text:section>".repeat(10_000)}`
    expect(odtAsWord(odt(nested))).toBeNull()
    const each = (id: string, of: string): string =>
      changed(id, "deletion", "Bo", `<text:p>a<text:change text:change-id="${of}"/></text:p>`)
    expect(
      shown(
        `<text:tracked-changes>${each("a", "b")}${each("b", "a")}</text:tracked-changes><text:p>x<text:change text:change-id="a"/></text:p>`,
      ),
    ).toBe("p xaa")
    const bursting = Array.from({ length: 60 }, (_, i) =>
      changed(`d${i}`, "deletion", "Bo", `<text:p>a${`<text:change text:change-id="d${i + 1}"/>`.repeat(2)}</text:p>`),
    )
    expect(() =>
      shown(
        `<text:tracked-changes>${bursting.join("")}</text:tracked-changes><text:p>x<text:change text:change-id="d0"/></text:p>`,
      ),
    ).not.toThrow()
  })
})
