/** What a person would expect of a second draft, case by case. The laws are in law.test.ts. */
import { Fragment, type Node, Slice } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import type { Page } from "@/lib/page/page"
import { text } from "@/lib/page/page"
import { inOneText } from "../compare-inline"
import { compareVersions } from "../compare-versions"
import { schema } from "../schema"
import { redraft } from "./redraft"
import { reportOf } from "./report"
import { isStranger } from "./stranger"

const { ins, del, comment } = schema.marks
const p = (words: string, from: string | null = null) =>
  schema.nodes.paragraph.create({ from: words ? from : null }, words ? schema.text(words) : null)
const pairs = (...rows: readonly (readonly [string, string])[]): Node =>
  schema.nodes.doc.create(
    null,
    rows.map(([source, target], k) =>
      schema.nodes.pair.create({ id: `p${k + 1}` }, [
        schema.nodes.source.create(null, p(source, `b${k + 1}`)),
        schema.nodes.target.create(null, p(target, `b${k + 1}`)),
      ]),
    ),
  )
const pageOf = (lang: string, ...lines: readonly string[]): Page => ({
  lang,
  blocks: lines.map((words, k) => ({ kind: "paragraph", id: `b${k + 1}`, inline: [text(words)] })),
})
const rows = (doc: Node) =>
  doc.children.map(pair => [pair.attrs.id, pair.child(0).textContent, pair.child(1).textContent])

let made = 0
const bring = (doc: Node, page: Page, side: "source" | "target" = "target") =>
  redraft(doc, page, { side, langs: { source: "en", target: "es" }, prefix: "d2-", newId: () => `n${++made}` })

const lamp = [
  "The lamp in the hall was lit by Nora at seven.",
  "La lámpara del salón la encendió Nora a las siete.",
] as const
const boat = [
  "Four boats crossed the bay on 12 March 1921.",
  "Cuatro barcas cruzaron la bahía el 12 de marzo de 1921.",
] as const
const bread = ["Bread was sold at the gate for 30 cents.", "El pan se vendía en la puerta a 30 céntimos."] as const
const school = ["The school had 85 pupils and one stove.", "La escuela tenía 85 alumnos y una estufa."] as const

/** Marks words of the first pair that has them. */
function marked(doc: Node, words: string, mark: ReturnType<typeof ins.create>): Node {
  let done = doc
  doc.descendants((node, pos) => {
    const at = node.isTextblock ? node.textContent.indexOf(words) : -1
    if (at < 0 || done !== doc) return true
    const content = [
      ...node.content.cut(0, at).content,
      ...node.content.cut(at, at + words.length).content.map(one => one.mark(mark.addToSet(one.marks))),
      ...node.content.cut(at + words.length).content,
    ]
    const replaced = node.type.create(node.attrs, content, node.marks)
    done = doc.replace(pos, pos + node.nodeSize, new Slice(Fragment.from(replaced), 0, 0))
    return false
  })
  return done
}

describe("a second draft", () => {
  it("puts what was missing beside the source that waited for it", async () => {
    const doc = pairs(lamp, [boat[0], ""], bread, school)
    const made = await bring(doc, pageOf("es", lamp[1], boat[1], bread[1], school[1]))
    expect(rows(made.doc)).toEqual(rows(pairs(lamp, boat, bread, school)))
    expect(made.doc.child(0)).toBe(doc.child(0))
  })

  it("gives what is new between two that stand a row of its own", async () => {
    const fresh = "Nadie sabe por qué el molino dejó de girar en invierno."
    const made = await bring(pairs(lamp, boat, bread), pageOf("es", lamp[1], fresh, boat[1], bread[1]))
    expect(rows(made.doc).map(([, source, target]) => [source, target])).toEqual([
      [...lamp],
      ["", fresh],
      [...boat],
      [...bread],
    ])
  })

  it("leaves the pair of a passage that is gone, facing nothing", async () => {
    const made = await bring(pairs(lamp, boat, bread), pageOf("es", lamp[1], bread[1]))
    expect(rows(made.doc)).toEqual(rows(pairs(lamp, [boat[0], ""], bread)))
  })

  it("finds a passage that has moved, with the comment on it", async () => {
    const doc = marked(pairs(lamp, boat, bread, school), "Cuatro barcas", comment.create({ thread: "t" }))
    const one = await bring(doc, pageOf("es", lamp[1], bread[1], school[1], boat[1]))
    expect(one.moved).toMatchObject([{ from: "p2", text: boat[1] }])
    expect(rows(one.doc).map(row => row[2])).toEqual([lamp[1], "", bread[1], school[1], boat[1]])
    const [thread] = reportOf(doc, one, "target").threads
    expect(thread).toMatchObject({ id: "t", was: "p2", fate: "kept", pair: one.moved[0]?.to })
  })

  it("moves a pair whole, with its id, when nothing faces it", async () => {
    const doc = pairs(lamp, ["", boat[1]], bread, school)
    const made = await bring(doc, pageOf("es", lamp[1], bread[1], school[1], boat[1]))
    expect(rows(made.doc).map(row => row[0])).toEqual(["p1", "p3", "p4", "p2"])
  })

  it("keeps a comment on a word that only lost its typing error", async () => {
    const doc = marked(pairs(["A cat.", "El gattos duerme en casa."]), "gattos", comment.create({ thread: "t" }))
    const made = await bring(doc, pageOf("es", "El gatos duerme en casa."))
    const words: string[] = []
    made.doc.descendants(node => {
      if (node.marks.some(mark => mark.type === comment)) words.push(node.text ?? "")
    })
    expect(words.join("")).toBe("gatos")
  })

  it("counts what the draft has taken up as adopted, and lists what it has passed over", async () => {
    const author = "ann"
    let doc = pairs(lamp, ["Boats.", "Cuatro cinco barcas cruzaron la bahía entonces."], bread)
    doc = marked(marked(doc, "Cuatro ", del.create({ id: "s1", author })), "cinco ", ins.create({ id: "s1", author }))
    const fate = async (words: string) => {
      const one = await bring(doc, pageOf("es", lamp[1], words, bread[1]))
      return reportOf(doc, one, "target").suggestions.map(found => found.fate)
    }
    expect(await fate("cinco barcas cruzaron la bahía entonces.")).toEqual(["adopted"])
    expect(await fate("Seis barcas cruzaron la bahía entonces.")).toEqual(["superseded"])
    expect(await fate("Cuatro barcas cruzaron la bahía ayer.")).toEqual(["kept"])
  })

  it("takes a new source and leaves the target as it is", async () => {
    const doc = pairs(lamp, boat, bread)
    const fresh = "Four boats crossed the wide bay on 12 March 1921."
    const made = await bring(doc, pageOf("en", lamp[0], fresh, bread[0], school[0]), "source")
    expect(rows(made.doc).slice(0, 3)).toEqual(rows(pairs(lamp, [fresh, boat[1]], bread)))
    expect(made.doc.child(3).child(0).textContent).toBe(school[0])
    expect(made.doc.child(1).child(1)).toBe(doc.child(1).child(1))
  })
})

describe("two versions", () => {
  it("read side by side and in one text, moved passages recognised", async () => {
    const doc = pairs(lamp, boat, bread, school)
    const made = await bring(
      doc,
      pageOf("es", "La lámpara del zaguán la encendió Nora a las siete.", bread[1], school[1], boat[1]),
    )
    const found = compareVersions(doc, made.doc, "target")
    expect(found.map(row => row.kind)).toEqual(["changed", "changed", "same", "same", "added"])
    expect(found[0]?.newer?.blocks[0]?.parts).toEqual([
      { kind: "same", text: "La lámpara del " },
      { kind: "new", text: "zaguán" },
      { kind: "same", text: " la encendió Nora a las siete." },
    ])
    expect(found[1]?.older?.blocks[0]?.parts).toEqual([{ kind: "gone", text: boat[1], moved: true }])
    expect(found[4]?.newer?.blocks[0]?.parts).toEqual([{ kind: "new", text: boat[1], moved: true }])
    const [one] = found
    expect(inOneText(one?.older ?? null, one?.newer ?? null)[0]?.parts.map(part => part.text)).toEqual([
      "La lámpara del ",
      "salón",
      "zaguán",
      " la encendió Nora a las siete.",
    ])
  })
})

describe("a text that is of another page", () => {
  const doc = pairs(lamp, boat, bread, school)
  const strange = async (...lines: readonly string[]) => {
    const made = await bring(doc, pageOf("es", ...lines))
    const changed = compareVersions(doc, made.doc, "target").filter(row => row.kind !== "same")
    return isStranger(reportOf(doc, made, "target"), changed)
  }
  it("is told", async () =>
    expect(
      await strange(
        "Las abejas vuelven a la colmena cuando cae la tarde.",
        "Nadie sabe por qué el molino dejó de girar en invierno.",
        "Para hacer queso hace falta leche y mucha paciencia.",
      ),
    ).toBe(true))
  it("a draft that is written otherwise throughout is not", async () =>
    expect(
      await strange(
        "Nora encendió a las siete la lámpara del salón.",
        "El 12 de marzo de 1921 cuatro barcas cruzaban la bahía.",
        "En la puerta se vendía pan a 30 céntimos.",
        "Tenía la escuela 85 alumnos y una sola estufa.",
      ),
    ).toBe(false))
  it("nor is one that keeps a pair", async () => expect(await strange(school[1])).toBe(false))
})
