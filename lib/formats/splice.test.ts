import { describe, expect, it } from "vitest"
import type { Block, Page } from "@/lib/page/page"
import { Random } from "@/lib/testing/random"
import { editWord } from "./contract-pages"
import { formatById } from "./registry"
import { spliceIntoFile } from "./splice"

function pageIn(id: string, file: string): Page {
  const read = formatById(id)?.read(file, "es")
  if (!read?.ok) throw new Error("refused")
  return read.value.value
}

/** The file after an edit of its blocks, with the codes of the notes. */
function edited(id: string, file: string, edit: (blocks: readonly Block[]) => readonly Block[]): [string, ...string[]] {
  const page = pageIn(id, file)
  const format = formatById(id)
  if (format === undefined) throw new Error("no such format")
  const { value, notes } = spliceIntoFile(format, file, page, { ...page, blocks: edit(page.blocks) })
  return [value, ...notes.map(note => note.code)]
}

const say = (index: number, from: string, to: string) => (blocks: readonly Block[]) =>
  blocks.map((block, i): Block => {
    if (i !== index || block.kind === "opaque") return block
    if (block.kind === "code") return { ...block, text: block.text.replace(from, to) }
    const inline = block.inline.map(run => (run.kind === "text" ? { ...run, text: run.text.replace(from, to) } : run))
    return { ...block, inline }
  })

const paragraph = (words: string): Block => ({
  id: "new",
  kind: "paragraph",
  inline: [{ kind: "text", text: words, marks: [] }],
})

describe("an edited page goes back into its file", () => {
  it("changes one word and leaves the spelling of the rest", () => {
    const file = "Setext\r\n======\r\n\r\n*uno* __dos__ tres &amp; cuatro\r\nsigue [a][b]\r\n\r\n[b]: http://x.y\r\n"
    expect(edited("markdown", file, say(1, "cuatro", "cinco"))).toEqual([file.replace("cuatro", "cinco")])
  })

  it("changes words in several places of a block", () => {
    const file = "uno *dos* tres\ncuatro **cinco** seis\n"
    const change = (blocks: readonly Block[]): readonly Block[] =>
      say(0, "seis", "7")(say(0, "uno", "1")(say(0, "cinco", "5")(blocks)))
    expect(edited("markdown", file, change)).toEqual(["1 *dos* tres\ncuatro **5** 7\n"])
  })

  it("writes new words so that they stay words", () => {
    expect(edited("markdown", "uno dos\n", say(0, "dos", "*dos* <b>"))).toEqual(["uno \\*dos\\* \\<b>\n"])
    expect(edited("html", "<p>uno dos", say(0, "dos", "<b> & c"))).toEqual(["<p>uno &lt;b&gt; &amp; c"])
    expect(edited("trac-wiki", "uno dos\n", say(0, "dos", "DosTres"))).toEqual(["uno !DosTres\n"])
  })

  it("changes a word in every kind of place", () => {
    expect(edited("markdown", "> - uno\n>   dos\n", say(0, "dos", "tres"))).toEqual(["> - uno\n>   tres\n"])
    expect(edited("markdown", "| a | b |\n|---|:-:|\n| uno | dos |\n", say(3, "dos", "x | y"))).toEqual([
      "| a | b |\n|---|:-:|\n| uno | x \\| y |\n",
    ])
    expect(edited("markdown", "~~~js\r\nuno\r\ndos\r\n~~~\r\n", say(0, "dos", "tres"))).toEqual([
      "~~~js\r\nuno\r\ntres\r\n~~~\r\n",
    ])
    expect(edited("html", "<ul><li>uno<ul><li>dos</ul></ul>", say(0, "uno", "x"))).toEqual([
      "<ul><li>x<ul><li>dos</ul></ul>",
    ])
    expect(edited("trac-wiki", "||=a=||b||\n||c||d||\n", say(3, "d", "e"))).toEqual(["||=a=||b||\n||c||e||\n"])
  })

  it("changes marks by writing the inside of the block anew", () => {
    const bold = (blocks: readonly Block[]): readonly Block[] =>
      blocks.map(
        (block, i): Block =>
          i === 1
            ? ({ ...block, inline: [{ kind: "text", text: "dos", marks: [{ kind: "strong" }] }] } as Block)
            : block,
      )
    expect(edited("markdown", "# uno\n\n  dos\n\ntres\n", bold)).toEqual(["# uno\n\n  **dos**\n\ntres\n"])
  })

  it("takes blocks out and puts new ones in", () => {
    const file = "# uno\n\ndos\n\n***\n\ntres\n"
    expect(edited("markdown", file, blocks => blocks.filter((_, i) => i !== 1))).toEqual(["# uno\n\n***\n\ntres\n"])
    expect(edited("markdown", file, blocks => [...blocks.slice(0, 2), paragraph("nuevo"), ...blocks.slice(2)])).toEqual(
      ["# uno\n\ndos\n\nnuevo\n\n***\n\ntres\n"],
    )
    expect(edited("markdown", file, blocks => [...blocks, paragraph("fin")])).toEqual([
      "# uno\n\ndos\n\n***\n\ntres\n\nfin\n",
    ])
    expect(edited("markdown", file, blocks => [paragraph("antes"), ...blocks])).toEqual([
      "antes\n\n# uno\n\ndos\n\n***\n\ntres\n",
    ])
  })

  it("gives a new item the marker of its neighbours", () => {
    const file = "+ uno\n+ dos\n"
    const item: Block = {
      id: "n",
      kind: "item",
      level: 0,
      ordered: false,
      inline: [{ kind: "text", text: "x", marks: [] }],
    }
    expect(edited("markdown", file, blocks => [...blocks.slice(0, 1), item, ...blocks.slice(1)])).toEqual([
      "+ uno\n+ x\n+ dos\n",
    ])
  })

  it("writes the file anew where nothing else holds, and says so", () => {
    const file = "uno\n\ndos\n"
    const [value, ...codes] = edited("markdown", file, blocks =>
      [...blocks].reverse().map(block => ({ ...block, id: `${block.id}x` })),
    )
    expect(pageIn("markdown", value).blocks).toHaveLength(2)
    expect(codes.length).toBeLessThanOrEqual(1)
    const other = pageIn("markdown", "otra cosa\n")
    const format = formatById("markdown")
    if (format === undefined) throw new Error("no such format")
    expect(
      spliceIntoFile(format, file, other, { ...other, blocks: say(0, "otra", "una")(other.blocks) }).notes[0]?.code,
    ).toBe("file-rewritten")
  })

  it("edits one word of a long file in one line, thirty times", () => {
    const file = Array.from(
      { length: 40 },
      (_, i) =>
        `## Parte ${i}\n\nUna *frase* con [enlace](http://a.b/${i}) y\notra línea &mdash; más.\n\n* uno\n* dos\n`,
    ).join("\n")
    const page = pageIn("markdown", file)
    for (let seed = 1; seed <= 30; seed++) {
      const edit = editWord(new Random(seed), page)
      const format = formatById("markdown")
      if (edit === null || format === undefined) throw new Error("nothing to edit")
      const { value, notes } = spliceIntoFile(format, file, page, edit.page)
      expect(notes, `seed ${seed}`).toEqual([])
      const before = file.split("\n")
      expect(
        value.split("\n").filter((line, i) => line !== before[i]),
        `seed ${seed}`,
      ).toHaveLength(1)
    }
  })
})
