/** Word files of our own making: pages come back, edits touch one paragraph, what is around them stays. */
import { describe, expect, it } from "vitest"
import type { Block, Page } from "@/lib/page/page"
import { Random } from "@/lib/testing/random"
import { firstDifference, sameBlocks } from "./compare"
import { comesBack, keepsFile } from "./contract"
import { editWord, randomPage, rich, tame, wild } from "./contract-pages"
import { docx } from "./docx"
import { outline } from "./outline"
import { pack, unpack } from "./packed"
import { spliceIntoFile } from "./splice"
import { unzip, zip } from "./zip"

const rounds = 25

const read = (file: string): Page => {
  const got = docx.read(file, "es")
  if (!got.ok) throw new Error(`${got.why} ${got.detail}`)
  return got.value.value
}
const documentOf = (file: string): string => {
  const parts = unzip(unpack(file) as Uint8Array)
  if (!parts.ok) throw new Error(parts.why)
  return new TextDecoder().decode(parts.value.get("word/document.xml"))
}
/** Our own file with another body. */
const fileWith = (body: string, more: Readonly<Record<string, string>> = {}): string => {
  const plain = docx.write({
    lang: "es",
    blocks: [{ id: "b1", kind: "paragraph", inline: [{ kind: "text", text: "x", marks: [] }] }],
  })
  const parts = unzip(unpack(plain.value) as Uint8Array)
  if (!parts.ok) throw new Error(parts.why)
  const all = new Map<string, Uint8Array | string>(parts.value)
  const document = documentOf(plain.value).replace(/<w:body>.*<\/w:body>/s, `<w:body>${body}</w:body>`)
  all.set("word/document.xml", document)
  for (const [name, part] of Object.entries(more)) all.set(name, part)
  return pack(zip(all))
}
const say = (page: Page, index: number, from: string, to: string): Page => ({
  ...page,
  blocks: page.blocks.map((block, i): Block => {
    if (i !== index || block.kind === "code" || block.kind === "opaque") return block
    return {
      ...block,
      inline: block.inline.map(run => (run.kind === "text" ? { ...run, text: run.text.replace(from, to) } : run)),
    }
  }),
})

describe("pages as Word files", () => {
  for (const [name, wildness] of Object.entries({ tame, rich, wild })) {
    it(`come back when they are ${name}, or the notes say what is lost`, () => {
      for (let seed = 1; seed <= rounds; seed++) {
        const page = randomPage(new Random(seed), wildness)
        try {
          comesBack(docx, page)
        } catch (error) {
          throw new Error(`seed ${seed}\n${outline(page)}\n${error instanceof Error ? error.message : error}`)
        }
      }
    })
  }

  it("are the same bytes for the same page", () => {
    const page = randomPage(new Random(7), rich)
    expect(docx.write(page)).toEqual(docx.write(page))
  })

  it("stay as they are when nobody edits, and change one paragraph for one word", () => {
    for (let seed = 1; seed <= rounds; seed++) {
      const file = docx.write(randomPage(new Random(seed), rich)).value
      if (file === "") continue
      keepsFile(docx, file)
      const page = read(file)
      const edit = editWord(new Random(seed), page)
      if (edit === null) continue
      const { value, notes } = spliceIntoFile(docx, file, page, edit.page)
      expect(notes, `seed ${seed}`).toEqual([])
      expect(firstDifference(edit.page.blocks, read(value).blocks)).toBe(-1)
      const paragraphs = (text: string): string[] => text.split(/(?=<w:p[ >])/)
      const [before, after] = [paragraphs(documentOf(file)), paragraphs(documentOf(value))]
      expect(after.length).toBe(before.length)
      expect(after.filter((one, i) => one !== before[i]).length, `seed ${seed}`).toBe(1)
    }
  })
})

const p = (inside: string, properties = ""): string => `<w:p>${properties}${inside}</w:p>`
const r = (words: string, look = ""): string =>
  `<w:r>${look === "" ? "" : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`
const by = 'w:id="1" w:author="Ana" w:date="2026-01-02T03:04:05Z"'

describe("edits in a file that came from Word", () => {
  it("keep colours, sizes and properties of what stays", () => {
    const red = '<w:color w:val="FF0000"/><w:sz w:val="40"/>'
    const file = fileWith(
      p(`${r("uno ", red)}${r("dos ", `<w:b/>${red}`)}${r("tres")}`, '<w:pPr><w:jc w:val="center"/></w:pPr>') +
        p(r("fin")),
    )
    const page = read(file)
    const { value, notes } = spliceIntoFile(docx, file, page, say(page, 0, "dos", "cinco"))
    expect(notes).toEqual([])
    expect(documentOf(value)).toContain(
      `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${r("uno ", red)}${r("cinco ", `<w:b/>${red}`)}${r("tres")}</w:p>`,
    )
  })

  it("put in, take out and move paragraphs without touching the others", () => {
    const heading = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
    const file = fileWith(p(r("Título"), heading) + p(r("uno")) + p(r("dos")) + p(r("tres")))
    const page = read(file)
    const [title, one, , three] = page.blocks as [Block, Block, Block, Block]
    const added: Block = {
      id: "n1",
      kind: "paragraph",
      inline: [{ kind: "text", text: "nuevo", marks: [{ kind: "em" }] }],
    }
    const edited = { ...page, blocks: [title, one, added, three] }
    const { value, notes } = spliceIntoFile(docx, file, page, edited)
    expect(notes).toEqual([])
    expect(outline(read(value))).toBe("h1 Título\np uno\np {em|nuevo}\np tres")
    expect(documentOf(value)).toContain(p(r("tres")))
  })

  it("leave nothing tracked: what was taken is there, what was left is not", () => {
    const file = fileWith(
      p(
        `${r("un ")}<w:del ${by}><w:r><w:delText xml:space="preserve">gato</w:delText></w:r></w:del><w:ins ${by}>${r("perro")}</w:ins>${r(" gris")}`,
      ) +
        p(`<w:ins ${by}>${r("Nuevo.")}</w:ins>`, `<w:pPr><w:rPr><w:ins ${by}/></w:rPr></w:pPr>`) +
        p(r("fin")),
    )
    const page = read(file)
    expect(outline(page)).toBe("p un gato gris\np fin")
    for (const [edited, wanted] of [
      [page, "p un gato gris\np fin"],
      [say(page, 0, "gato", "perro"), "p un perro gris\np fin"],
    ] as const) {
      const { value, notes } = spliceIntoFile(docx, file, page, edited)
      expect(notes).toEqual([])
      expect(outline(read(value))).toBe(wanted)
      expect(documentOf(value)).not.toMatch(/<w:(ins|del)\b/)
    }
  })

  it("keep what is no text where it is, and move it with its words", () => {
    const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r("7")}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
    const file = fileWith(p(`${r("página ")}${field}${r(" de")}`) + p(r("fin")))
    const page = read(file)
    expect(outline(page)).toMatch(/^p página \{raw .docx:1\} de\np fin$/)
    const { value, notes } = spliceIntoFile(docx, file, page, say(page, 0, "página", "hoja"))
    expect(notes).toEqual([])
    expect(documentOf(value)).toContain(field)
  })

  it("number what is no text without what is only suggested, so that an edited file reads as the page", () => {
    const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> LISTNUM </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
    const put = `<w:ins w:id="2" w:author="A" w:date="2017-03-26T12:48:00Z">${field}</w:ins>`
    const page = read(fileWith(p(`${put}${r("uno")}`) + p(`${field}${r(" dos")}`)))
    const { value } = spliceIntoFile(
      docx,
      fileWith(p(`${put}${r("uno")}`) + p(`${field}${r(" dos")}`)),
      page,
      say(page, 1, "dos", "tres"),
    )
    expect(outline(page)).toMatch(/^p uno\np \{raw .docx:1\} dos$/)
    expect(outline(read(value))).toMatch(/^p uno\np \{raw .docx:1\} tres$/)
  })

  it("go back into their own file where a list was only suggested", () => {
    const listed = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/>`
    const ins = `<w:ins w:id="1" w:author="A" w:date="2017-03-26T12:48:00Z"/>`
    const change = `<w:pPrChange w:id="2" w:author="A" w:date="2017-03-26T12:48:00Z"><w:pPr><w:spacing w:after="7"/></w:pPr></w:pPrChange>`
    const file = fileWith(
      `<w:p><w:pPr>${listed}${ins}</w:numPr></w:pPr>${r("uno dos")}</w:p><w:p><w:pPr>${listed}</w:numPr>${change}</w:pPr>${r("tres")}</w:p>`,
    )
    const page = read(file)
    expect(outline(page)).toBe("p uno dos\np tres")
    const { value, notes } = spliceIntoFile(docx, file, page, say(page, 0, "uno", "un"))
    expect(notes).toEqual([])
    expect(outline(read(value))).toBe("p un dos\np tres")
    expect(documentOf(value)).toContain('<w:spacing w:after="7"/>')
  })

  it("bring new links, and keep the ones that were", () => {
    const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://a.example/" TargetMode="External"/></Relationships>`
    const file = fileWith(p(`${r("ver ")}<w:hyperlink r:id="x1">${r("esto")}</w:hyperlink>${r(" y eso")}`), {
      "word/_rels/document.xml.rels": rels,
    })
    const page = read(file)
    expect(outline(page)).toBe("p ver {link https://a.example/|esto} y eso")
    const link = { kind: "link", href: "https://b.example/?a=1&b=2" } as const
    const edited: Page = {
      ...page,
      blocks: [
        {
          ...(page.blocks[0] as Extract<Block, { kind: "paragraph" }>),
          inline: [
            { kind: "text", text: "ver ", marks: [] },
            { kind: "text", text: "esto", marks: [{ kind: "link", href: "https://a.example/" }] },
            { kind: "text", text: " y ", marks: [] },
            { kind: "text", text: "eso", marks: [link] },
          ],
        },
      ],
    }
    const { value, notes } = spliceIntoFile(docx, file, page, edited)
    expect(notes).toEqual([])
    expect(sameBlocks(read(value).blocks, edited.blocks)).toBe(true)
  })

  it("read a heading's style, lists with their numbers, tables, and links of every kind", () => {
    const list = (id: number, level = 0): string =>
      `<w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr></w:pPr>`
    const made = docx.write({
      lang: "es",
      blocks: ["a", "b"].map(
        (text, i): Block => ({
          id: `b${i}`,
          kind: "item",
          level: 0,
          ordered: true,
          number: i + 4,
          inline: [{ kind: "text", text, marks: [] }],
        }),
      ),
    })
    const parts = unzip(unpack(made.value) as Uint8Array)
    const numbering = parts.ok ? new TextDecoder().decode(parts.value.get("word/numbering.xml")) : ""
    const file = fileWith(
      p(r("Uno"), list(2)) +
        p(r("Dos"), list(2)) +
        p(r("punto"), list(1, 1)) +
        `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>${p(r("A"))}</w:tc><w:tc>${p(r("B"))}</w:tc></w:tr><w:tr><w:tc>${p(r("c"))}${p(r("d"))}</w:tc><w:tc>${p("")}</w:tc></w:tr></w:tbl>` +
        p('<w:hyperlink w:anchor="x"><w:r><w:t>aquí</w:t></w:r></w:hyperlink>'),
      { "word/numbering.xml": numbering },
    )
    expect(outline(read(file))).toBe(
      "4. Uno\n5. Dos\n  - punto\nth t1 0,0 A\nth t1 0,1 B\ntd t1 1,0 c⏎d\ntd t1 1,1 \np {link #x|aquí}",
    )
  })
})
