/**
 * Files made to hurt, through the routes by which they come: each is brought in or refused with a code that has a sentence, and
 * what was brought in goes out again with nothing in it that runs. A time that grows with the square would end the test run.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest"
import { docx } from "@/lib/formats/docx"
import { executable } from "@/lib/formats/executable"
import { pack, unpack } from "@/lib/formats/packed"
import { readFile } from "@/lib/formats/registry"
import { unzip, zip } from "@/lib/formats/zip"
import { blockText } from "@/lib/page/page"
import { firstPerson, openTestServer, type Someone } from "@/lib/testing/server"
import { expectTold } from "@/lib/testing/told"
import type { Server } from "./server"

const deep = 10_000
const many = 20_000

const fetched = vi.spyOn(globalThis, "fetch")

let server: Server & { remove(): Promise<void> }
let ada: Someone
let page = ""
let me = ""

/** Its blocks one after another against one short paragraph, as far as it can be read. */
function asPage(format: string, text: string): unknown {
  const side = { format, lang: "en", text }
  const read = readFile(side as Parameters<typeof readFile>[0])
  const blocks = read?.ok ? read.value.value.blocks : []
  const pieces = blocks.map((block, i) => {
    return { block: i, from: 0, to: blockText(block).length, start: "block" }
  })
  const target = [{ block: 0, from: 0, to: 4, start: "block" }]
  return {
    title: "",
    source: side,
    target: { format: "text", lang: "es", text: "uno." },
    pairs: [{ source: pieces, target, sure: 1 }],
  }
}
async function bring(
  body: unknown,
): Promise<{ readonly status: number; readonly error?: string; readonly id?: string }> {
  const { status, body: said } = await ada.post("/api/pages", body)
  expect([201, 400, 413]).toContain(status)
  if (status !== 201) expectTold(said)
  return { status, ...said }
}
const both = (format: string, text: string) => bring({ title: "", both: { format, text, source: "en", target: "es" } })

beforeAll(async () => {
  server = await openTestServer()
  ada = await firstPerson()
  me = (await ada.get("/api/me")).body.person.id
  const target = "un gato"
  const { id } = await bring({
    title: "",
    source: { format: "text", lang: "en", text: "a cat" },
    target: { format: "text", lang: "es", text: target },
    pairs: [
      {
        source: [{ block: 0, from: 0, to: 5, start: "block" }],
        target: [{ block: 0, from: 0, to: target.length, start: "block" }],
        sure: 1,
      },
    ],
  })
  page = id ?? ""
}, 120_000)
afterAll(async () => {
  // Whatever a file refers to, nothing was fetched.
  expect(fetched).not.toHaveBeenCalled()
  fetched.mockRestore()
  await server.remove()
})
// All this is more than one person may send in a minute.
beforeEach(() => {
  for (const kind of ["draft", "bring-in"]) server.limits.forget(`${kind} ${me}`)
})

/** A sound Word file, its parts changed. */
function word(change: (parts: Map<string, string | Uint8Array>) => void): Uint8Array {
  const bytes = unpack(
    docx.write({
      lang: "en",
      blocks: [{ id: "b", kind: "paragraph", inline: [{ kind: "text", text: "x", marks: [] }] }],
    }).value,
  )
  const parts = unzip(bytes ?? new Uint8Array())
  if (!parts.ok) throw new Error(parts.why)
  const changed = new Map<string, string | Uint8Array>(parts.value)
  change(changed)
  return zip([...changed])
}
const body = (words: string): string =>
  `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${words}</w:body></w:document>`
/** Another number in the directory at the end, where a ZIP says how long its first part is unpacked. */
function lying(bytes: Uint8Array, unpacked: number): Uint8Array {
  const out = Uint8Array.from(bytes)
  const view = new DataView(out.buffer)
  for (let at = 0; at < out.length - 46; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, unpacked, true)
  return out
}

/** A link that would run something, and a picture, a template and a frame that stand elsewhere. */
function linked(parts: Map<string, string | Uint8Array>): void {
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  const away = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}" TargetMode="External"/>`
  const name = "word/_rels/document.xml.rels"
  const rels = new TextDecoder().decode(parts.get(name) as Uint8Array)
  const all = [
    away("a1", "hyperlink", "javascript:alert(1)"),
    away("a2", "image", "http://127.0.0.1:9/a.png"),
    away("a3", "attachedTemplate", "http://127.0.0.1:9/a.dotm"),
  ]
  parts.set(name, rels.replace("</Relationships>", `${all.join("")}</Relationships>`))
  const picture = `<w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${office}" r:link="a2"/></w:drawing>`
  parts.set(
    "word/document.xml",
    body(
      `<w:p><w:hyperlink xmlns:r="${office}" r:id="a1"><w:r><w:t>x</w:t></w:r></w:hyperlink><w:r>${picture}</w:r></w:p>`,
    ),
  )
}

const documents: Readonly<Record<string, () => Uint8Array>> = {
  "a part that bursts": () => word(parts => parts.set("word/document.xml", body(" ".repeat(49_000_000)))),
  "many parts that burst together": () =>
    word(parts => {
      for (let i = 0; i < 40; i++) parts.set(`word/media/${i}.xml`, new Uint8Array(2_000_000))
    }),
  "headers that say less": () =>
    lying(
      word(parts => parts.set("word/document.xml", body("x".repeat(3_000_000)))),
      10,
    ),
  "headers that say more": () =>
    lying(
      word(() => undefined),
      4_000_000_000,
    ),
  "three thousand parts": () =>
    word(parts => {
      for (let i = 0; i < 3000; i++) parts.set(`word/p${i}.xml`, "x")
    }),
  "names that lead out": () => word(parts => parts.set("../../etc/passwd", "x")),
  "a DOCTYPE": () =>
    word(parts =>
      parts.set("word/document.xml", `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${body("<w:p>&b;</w:p>")}`),
    ),
  "elements nested deeply": () =>
    word(parts => parts.set("word/document.xml", body(`${"<w:p>".repeat(deep)}x${"</w:p>".repeat(deep)}`))),
  "tables nested deeply": () =>
    word(parts =>
      parts.set(
        "word/document.xml",
        body(`${"<w:tbl><w:tr><w:tc>".repeat(deep)}<w:p/>${"</w:tc></w:tr></w:tbl>".repeat(deep)}`),
      ),
    ),
  "an end cut off": () => word(() => undefined).slice(0, 700),
  "no document in it": () => word(parts => parts.delete("word/document.xml")),
}

describe("Word files made to hurt", () => {
  it.each(Object.keys(documents))("%s: refused wherever it comes in", async name => {
    const text = pack((documents[name] as () => Uint8Array)())
    const before = process.memoryUsage().heapUsed
    const made = await bring(asPage("docx", text))
    const look = await ada.post(`/api/pages/${page}/word/look`, { text, locale: "en" })
    const draft = await ada.post(`/api/pages/${page}/drafts/propose`, { side: "target", format: "docx", text })
    expect([400, 413]).toContain(look.status)
    if (name === "names that lead out") return
    for (const { status, ...said } of [
      made,
      { status: look.status, ...look.body },
      { status: draft.status, ...draft.body },
    ]) {
      expect([400, 413]).toContain(status)
      expectTold(said)
    }
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(600_000_000)
  })
})

const entity = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
const xliff = (inside: string, head = ""): string =>
  `<?xml version="1.0"?>${head}<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="es"><file id="f"><unit id="u"><segment><source>${inside}</source></segment></unit></file></xliff>`
const tmx = (inside: string, head = ""): string =>
  `<?xml version="1.0"?>${head}<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>${inside}</seg></tuv><tuv xml:lang="es"><seg>x</seg></tuv></tu></body></tmx>`
const nested = (tag: string): string => `${`<${tag}>`.repeat(deep)}x${`</${tag.split(" ")[0]}>`.repeat(deep)}`

const bilingual: readonly (readonly [string, string, string])[] = [
  ["a DOCTYPE in XLIFF", "xliff", xliff("&c;", entity)],
  ["a DOCTYPE in TMX", "tmx", tmx("&c;", entity)],
  ["a file of the machine", "xliff", xliff("&x;", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>')],
  ["codes nested deeply in XLIFF", "xliff", xliff(nested('pc id="1"'))],
  ["codes nested deeply in TMX", "tmx", tmx(nested('hi x="1"'))],
  ["groups nested deeply", "xliff", xliff("x").replace("<unit", `${'<group id="g">'.repeat(deep)}<unit`)],
  ["XLIFF cut off", "xliff", xliff("a lamp").slice(0, 200)],
  ["TMX cut off", "tmx", tmx("a lamp").slice(0, 90)],
  ["a Word file called XLIFF", "xliff", "UEsDBBQAAAAIAA"],
  ["HTML called TMX", "tmx", "<html><body><p>x</p></body></html>"],
  ["bytes called CSV", "csv", "\u0000\u0001\u0002PK\u0003".repeat(1000)],
]

describe("files of both languages made to hurt", () => {
  it.each(bilingual)("%s: refused", async (_, format, text) => {
    const made = await both(format, text)
    expect(made.status).toBe(400)
  })
  it("refuses a table of too many rows, or with a quote that never ends, or reads it whole", async () => {
    for (const text of [`en,es\n${"a,b\n".repeat(300_000)}`, `en,es\n"${"a,b\n".repeat(many)}`]) await both("csv", text)
  }, 120_000)
})

const texts: readonly (readonly [string, string, string])[] = [
  ["HTML nested deeply", "html", `${"<div>".repeat(deep)}x${"</div>".repeat(deep)}`],
  ["bold never closed", "html", "<b>x".repeat(many)],
  ["lists nested deeply", "html", "<ul><li>x".repeat(deep)],
  ["quotations nested deeply", "markdown", `${">".repeat(deep)}x`],
  ["list markers nested deeply", "markdown", `${"- ".repeat(deep)}x`],
  ["opening brackets", "markdown", "[".repeat(many)],
  ["links without end", "markdown", "[a](".repeat(many)],
  ["stars that never meet", "markdown", "*a_ ".repeat(many)],
  ["ticks of growing length", "markdown", Array.from({ length: 700 }, (_, i) => "`".repeat(i + 1)).join("a")],
  ["quotations one by one", "markdown", "> x\n\n".repeat(many)],
  ["definitions", "markdown", Array.from({ length: many }, (_, i) => `[a${i}]: x`).join("\n")],
  ["code without end", "trac-wiki", "{{{".repeat(many)],
  ["a Word file called HTML", "html", "UEsDBBQAAAAIAA"],
  ["a page called Word", "docx", "<p>x</p>"],
]

describe("pages made to hurt", () => {
  it.each(texts)("%s: read or refused", async (_, format, text) => {
    await bring(asPage(format, text))
    const { status, body: said } = await ada.post(`/api/pages/${page}/drafts/propose`, { side: "target", format, text })
    if (status !== 200) expectTold(said)
  })

  it.each([
    ["html", "<script>alert(1)</script><p>x</p>"],
    ["html", "<p onclick=alert(1)>x</p>"],
    ["html", "<p><a href='java\tscript:alert(1)'>x</a></p>"],
    ["html", "<p><svg onload=alert(1)><circle/></svg>x</p>"],
    ["html", "<p><img src=x onerror=alert(1)>x</p>"],
    ["html", "<p><a href='data:text/html,<script>alert(1)</script>'>x</a></p>"],
    ["html", "<p><iframe srcdoc='<script>alert(1)</script>'></iframe>x</p>"],
    ["html", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script><text>x</text></svg><p>x</p>"],
    ["markdown", "[x](javascript:alert(1)) <img src=x onerror=alert(1)> ![x](data:image/svg+xml,<svg>)"],
    ["markdown", "<script>alert(1)</script>\n\n[x]: JaVaScRiPt&colon;alert(1)\n\n[x] <javascript:alert(1)>"],
    ["trac-wiki", "[javascript:alert(1) x] [[Image(javascript:alert(1))]] [[html(<b onclick=alert(1)>)]]"],
    ["trac-wiki", "{{{\n#!html\n<p onclick=alert(1)>x</p><script>alert(1)</script>\n}}}"],
    ["text", "<script>alert(1)</script> javascript:alert(1)"],
    ["docx", pack(word(linked))],
  ])("what runs in %s %s does not run any more when it goes out", async (format, text) => {
    const wish = asPage(format, text) as {
      source: object
      target: object
      pairs: { source: object[]; target: object[] }[]
    }
    const [pair] = wish.pairs
    const turned = {
      ...wish,
      source: { ...wish.target, lang: "en" },
      target: { ...wish.source, lang: "es" },
      pairs: [{ source: pair?.target, target: pair?.source, sure: 1 }],
    }
    const { id, status, error } = await bring(turned)
    expect([status, error]).toEqual([201, undefined])
    const wished = { format: "html", open: "leave", credits: false, comments: false, locale: "en" }
    for (const skeleton of format === "html" ? ["source"] : ["draft", "source"]) {
      const { body: out } = await ada.post(`/api/pages/${id}/export`, { ...wished, skeleton })
      // HTML's own file is given back as it came; whatever Cotejo writes itself does not run. The comment is its own note.
      expect(executable(out.text).filter(one => one !== "comment")).toEqual([])
    }
  })
})

describe("files of both languages with what runs in them", () => {
  const bad = "&lt;script>alert(1)&lt;/script>"
  it.each([
    ["xliff", xliff(`${bad}<pc id="1" type="link" subType="ctj:link">x</pc>`)],
    ["tmx", tmx(`<bpt i="1">&lt;a href="javascript:alert(1)"></bpt>x<ept i="1">&lt;/a></ept> ${bad}`)],
    ["csv", 'en,es\n"<script>alert(1)</script>","<img src=x onerror=alert(1)>"'],
  ])("%s: they are words", async (format, text) => {
    const { id, status } = await both(format, text)
    expect(status).toBe(201)
    const wish = { format: "html", open: "leave", credits: false, comments: false, locale: "en" }
    const { body: out } = await ada.post(`/api/pages/${id}/export`, wish)
    expect(executable(out.text).filter(one => one !== "comment")).toEqual([])
  })
})

describe("files that are something else than they are called", () => {
  const png = "\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR"
  const pdf = "%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<</Length 9>>stream\n\u0000\u0001\nendstream"
  const zipped = pack(zip([["a.txt", "x"]]))
  it.each(
    ["docx", "html", "markdown", "trac-wiki", "text"].flatMap(format =>
      [png, pdf, zipped].map(text => [format, text] as const),
    ),
  )("as %s: refused with a sentence, or read as the words they are", async (format, text) => {
    const { status, body: said } = await ada.post(`/api/pages/${page}/drafts/propose`, { side: "target", format, text })
    expect([200, 400]).toContain(status)
    if (status !== 200) expectTold(said)
    if (format === "docx") expect(status).toBe(400)
  })
  it.each(["xliff", "tmx", "csv", "tsv"].flatMap(format => [png, pdf, zipped].map(text => [format, text] as const)))(
    "as %s: refused with a sentence",
    async (format, text) => {
      expect((await both(format, text)).status).toBe(400)
    },
  )
})

describe("bodies made to hurt", () => {
  it("stops reading at the limit, whatever the header says, on every route that takes files", async () => {
    let sent = 0
    const chunk = new TextEncoder().encode(" ".repeat(1_000_000))
    for (const path of [
      "/api/pages",
      "/api/pages/restore",
      `/api/pages/${page}/drafts`,
      `/api/pages/${page}/drafts/propose`,
      `/api/pages/${page}/word`,
      `/api/pages/${page}/word/look`,
      `/api/pages/${page}/export`,
    ]) {
      sent = 0
      const stream = new ReadableStream<Uint8Array>({
        pull(control) {
          if (sent >= 100) return control.close()
          sent++
          control.enqueue(chunk)
        },
      })
      const { status, body: said } = await ada.ask("POST", path, stream)
      expect([path, status, said.error]).toEqual([path, 413, "too-large"])
      expectTold(said)
      expect(sent).toBeLessThan(66)
    }
  }, 120_000)

  it("refuses JSON nested deeply, cut off, or of another shape", async () => {
    const before = `{"title":"","both":{"format":"csv","text":`
    for (const text of [
      "[".repeat(100_000),
      `${before}"en,es`,
      `${"[".repeat(deep)}${"]".repeat(deep)}`,
      "null",
      '"x"',
      "1",
    ])
      for (const path of ["/api/pages", "/api/pages/restore", `/api/pages/${page}/word/look`]) {
        const { status, body: said } = await ada.ask("POST", path, text)
        expect([400, 413]).toContain(status)
        expectTold(said)
      }
  })

  it("refuses archives that lie", async () => {
    const wish = { format: "archive", open: "leave", credits: false, comments: true, locale: "en" }
    const { body: out } = await ada.post(`/api/pages/${page}/export`, wish)
    const sound = JSON.parse(out.text)
    const nest = (depth: number): object => {
      let made: object = { type: "text", text: "x" }
      for (let i = 0; i < depth; i++) made = { type: "doc", content: [made] }
      return made
    }
    const bad = [
      { ...sound, doc: null },
      { ...sound, doc: nest(3000) },
      { ...sound, doc: { type: "doc", content: [{ type: "script" }] } },
      { ...sound, steps: [{ version: 1, client: "c", serial: 1, author: "x", body: "{}", at: 1 }] },
      { ...sound, page: { ...sound.page, state: "owned" } },
      { ...sound, version: 9 },
    ]
    for (const archive of bad) {
      const { status, body: said } = await ada.post("/api/pages/restore", archive)
      expect([status, said.error]).toEqual([400, "not-an-archive"])
      expectTold(said)
    }
  })
})
