import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { writeWord } from "@/lib/formats/docx-write"
import { pack, unpack } from "@/lib/formats/packed"
import { unzip, zip } from "@/lib/formats/zip"
import { plainRun, type TrackedPage } from "@/lib/page/tracked"
import { firstPerson, invited, openTestServer, type Someone, twoTexts } from "@/lib/testing/server"
import type { Server } from "./server"

let server: Server & { remove(): Promise<void> }
let ada: Someone
let reviewer: Someone

beforeAll(async () => {
  server = await openTestServer()
  ada = await firstPerson()
  reviewer = await invited(ada, ["reviewer"])
}, 120_000)
afterAll(() => server.remove())

const text = (words: string) => plainRun({ kind: "text", text: words, marks: [] })
const second = Date.UTC(2026, 0, 2, 3, 4, 5)

/** "Un {--gato--}{++perro++} gris." by somebody outside, a new paragraph by Ada, and a conversation of two. */
const tracked: TrackedPage = {
  lang: "es",
  revisions: [
    { id: "r1", author: "Inés Outside", at: second },
    { id: "r2", author: "Ada Byrne", at: second + 1000 },
  ],
  threads: [
    {
      id: "t1",
      resolved: false,
      comments: [
        { id: "c1", author: "Inés Outside", at: second, text: "¿Seguro?" },
        { id: "c2", author: "ada byrne", at: second + 2000, text: "Sí." },
      ],
    },
  ],
  blocks: [
    {
      id: "b1",
      shape: { kind: "paragraph" },
      runs: [
        text("Un "),
        { ...text("gato"), del: ["r1"] },
        { ...text("perro"), ins: ["r1"] },
        { ...text(" gris."), threads: ["t1"] },
      ],
      opened: [],
      joined: [],
      turns: [],
      rows: [],
    },
    {
      id: "b2",
      shape: { kind: "paragraph" },
      runs: [{ ...text("Otro párrafo."), ins: ["r2"] }],
      opened: ["r2"],
      joined: [],
      turns: [],
      rows: [],
    },
  ],
}
const file = pack(writeWord(tracked, { title: "x", properties: {}, tracks: true }).value)

const bring = async (changes: "keep" | "take" | "leave", words: readonly string[]): Promise<string> => {
  const wish = twoTexts(
    words.map(() => "A grey cat."),
    words,
  )
  const target = { format: "docx", lang: "es", text: file, changes }
  const { status, body } = await ada.post("/api/pages", { ...wish, target })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.id
}

describe("a Word file with tracked changes, brought in", () => {
  it("gives suggestions of their authors, and conversations", async () => {
    const page = await bring("keep", ["Un gato gris."])
    const { body } = await ada.get(`/api/pages/${page}`)
    const people = new Map(body.people.map((one: { id: string; name: string }) => [one.id, one.name]))
    const suggestions = body.suggestions.map(
      (one: { author: string; importedBy: string; inserted: string; deleted: string; at: number }) => [
        people.get(one.author),
        one.importedBy,
        one.inserted,
        one.deleted,
        one.at,
      ],
    )
    expect(suggestions).toEqual([
      ["Ada Byrne", "Inés Outside", "perro", "gato", second],
      ["Ada Byrne", null, "\nOtro párrafo.", "", second + 1000],
    ])
    expect(body.threads).toMatchObject([
      {
        quote: " gris.",
        side: "target",
        resolved: null,
        comments: [
          { importedBy: "Inés Outside", text: "¿Seguro?", at: second },
          { importedBy: "ada byrne", text: "Sí." },
        ],
      },
    ])
    expect((await ada.get("/api/pages")).body[0]).toMatchObject({ openSuggestions: 2 })
  })

  it("takes a member's name in it as a name: anybody can write it there", async () => {
    const text = pack(
      writeWord(
        { ...tracked, revisions: tracked.revisions.map(one => ({ ...one, author: "New reviewer" })) },
        { title: "x", properties: {}, tracks: true },
      ).value,
    )
    const wish = twoTexts(["A grey cat."], ["Un gato gris."])
    const target = { format: "docx", lang: "es", text, changes: "keep" }
    const { body } = await ada.post("/api/pages", { ...wish, target })
    const { suggestions, me } = (await ada.get(`/api/pages/${body.id}`)).body
    expect(suggestions).toMatchObject([
      { author: me.id, importedBy: "New reviewer" },
      { author: me.id, importedBy: "New reviewer" },
    ])
  })

  it("or the words as they would be, if that is asked", async () => {
    const page = await bring("take", ["Un perro gris.", "Otro párrafo."])
    const { body } = await ada.get(`/api/pages/${page}`)
    expect(body.suggestions).toEqual([])
    expect(JSON.stringify(body.doc)).toContain("Un perro")
    expect(body.threads).toHaveLength(1)
  })
})

describe("and taken out again", () => {
  it("is a Word file with nothing tracked, put back into the one that came", async () => {
    const page = await bring("keep", ["Un gato gris."])
    const wish = { format: "docx", open: "leave", credits: false, comments: false, locale: "en" }
    const { body } = await reviewer.post(`/api/pages/${page}/export`, wish)
    expect(body).toMatchObject({ packed: true, name: expect.stringMatching(/\.es\.docx$/) })
  })
})

describe("a page that goes out to Word and comes back", () => {
  const out = (who: Someone, page: string, word: "review" | "table") =>
    who.post(`/api/pages/${page}/export`, {
      format: "docx",
      open: "leave",
      credits: false,
      comments: false,
      locale: "en",
      word,
    })
  /** What a person does in Word, on the text of the main part. */
  const inWord = (packed: string, work: (xml: string) => string): string => {
    const parts = unzip(unpack(packed) as Uint8Array)
    if (!parts.ok) throw new Error(parts.why)
    const all = new Map<string, Uint8Array | string>(parts.value)
    all.set("word/document.xml", work(new TextDecoder().decode(parts.value.get("word/document.xml"))))
    return pack(zip(all))
  }
  const accept = (xml: string): string =>
    xml
      .replace(/<w:rPr><w:ins [^>]*\/><\/w:rPr>/g, "")
      .replace(/<w:del [^>]*>.*?<\/w:del>/gs, "")
      .replace(/<w:ins [^>]*[^/]>(.*?)<\/w:ins>/gs, "$1")
  const reject = (xml: string): string =>
    xml
      .replace(/<w:rPr><w:ins [^>]*\/><\/w:rPr>/g, "")
      .replace(/<w:ins [^>]*[^/]>.*?<\/w:ins>/gs, "")
      .replace(/<w:del [^>]*>(.*?)<\/w:del>/gs, "$1")
      .replaceAll("delText", "t")
  const back = async (who: Someone, page: string, text: string) => {
    const look = await who.post(`/api/pages/${page}/word/look`, { text, locale: "en" })
    if (look.status !== 200) return look
    return who.post(`/api/pages/${page}/word`, { text, locale: "en", seal: look.body.seal })
  }
  const stateOf = async (page: string) => {
    const { body } = await ada.get(`/api/pages/${page}`)
    return body.suggestions.map((one: { state: string }) => one.state)
  }

  it.each(["review", "table"] as const)("decides what was decided there (%s)", async layout => {
    const page = await bring("keep", ["Un gato gris."])
    const file = (await out(ada, page, layout)).body
    expect(file).toMatchObject({ packed: true, notes: [] })
    const { body } = await back(ada, page, inWord(file.text, accept))
    expect(body).toMatchObject({ kind: "taken", report: { changes: [], comments: [], unclear: 0, missing: 0 } })
    expect(await stateOf(page)).toEqual(["accepted", "accepted"])
    // The same again: nothing is left to do.
    const again = (await back(ada, page, inWord(file.text, accept))).body
    expect(again.report).toMatchObject({ decisions: [], changes: [] })
  })

  it("rejects, and does nothing when nothing was done", async () => {
    const page = await bring("keep", ["Un gato gris."])
    const file = (await out(ada, page, "review")).body
    const look = (await ada.post(`/api/pages/${page}/word/look`, { text: file.text, locale: "en" })).body
    expect(look).toMatchObject({ decisions: [], changes: [], comments: [], before: 0 })
    await back(ada, page, inWord(file.text, reject))
    expect(await stateOf(page)).toEqual(["rejected", "withdrawn"])
  })

  it("makes suggestions of what is new, under the name in the file, and a comment of what cannot be", async () => {
    const page = await bring("keep", ["Un gato gris."])
    const file = (await out(reviewer, page, "review")).body
    const by = 'w:id="900" w:author="Olga" w:date="2027-01-01T00:00:00Z"'
    const text = inWord(file.text, xml =>
      xml.replace(
        "Un </w:t></w:r>",
        `Un </w:t></w:r><w:ins ${by}><w:r><w:t xml:space="preserve">buen </w:t></w:r></w:ins>`,
      ),
    )
    const { body } = await back(reviewer, page, text)
    expect(body.kind).toBe("taken")
    expect(body.report.changes).toMatchObject([{ by: "Olga", number: 1, inserted: "buen ", deleted: "" }])
    const desk = (await ada.get(`/api/pages/${page}`)).body
    const olgas = desk.suggestions.find((one: { importedBy: string | null }) => one.importedBy === "Olga")
    expect(olgas).toMatchObject({ inserted: "buen ", state: "open" })
    expect((await back(reviewer, page, text)).body.report).toMatchObject({ changes: [], before: 1 })
  })

  it("takes a member's name for that member: the file is one that went out from here", async () => {
    const page = await bring("keep", ["Un gato gris."])
    const file = (await out(ada, page, "review")).body
    const by = 'w:id="901" w:author="New reviewer" w:date="2027-01-01T00:00:00Z"'
    const text = inWord(file.text, xml =>
      xml.replace("Un </w:t></w:r>", `Un </w:t></w:r><w:ins ${by}><w:r><w:t>gran </w:t></w:r></w:ins>`),
    )
    expect((await back(ada, page, text)).body.kind).toBe("taken")
    const { suggestions, people } = (await ada.get(`/api/pages/${page}`)).body
    const theirs = people.find((one: { name: string }) => one.name === "New reviewer")
    expect(suggestions.find((one: { inserted: string }) => one.inserted.startsWith("gran"))).toMatchObject({
      author: theirs.id,
      importedBy: "New reviewer",
    })
  })

  it("takes decisions of a reviewer as a remark", async () => {
    const page = await bring("keep", ["Un gato gris."])
    const file = (await out(reviewer, page, "review")).body
    const { body } = await back(reviewer, page, inWord(file.text, accept))
    expect(body.report.decisions.map((one: { state: string }) => one.state)).toEqual(["vote", "vote"])
    expect(await stateOf(page)).toEqual(["open", "open"])
    const { threads } = (await ada.get(`/api/pages/${page}`)).body
    expect(threads.at(-1)).toMatchObject({
      pair: null,
      comments: [{ text: expect.stringContaining("accept “gato” → “perro”") }],
    })
  })

  it("keeps what was changed here meanwhile", async () => {
    const page = await bring("keep", ["Un gato gris."])
    const file = (await out(ada, page, "review")).body
    await back(ada, page, inWord((await out(ada, page, "review")).body.text, reject))
    const { body } = await back(ada, page, inWord(file.text, accept))
    expect(body.report.decisions.map((one: { state: string }) => one.state)).toEqual(["overtaken", "overtaken"])
    expect(await stateOf(page)).toEqual(["rejected", "withdrawn"])
  })

  it("refuses what is no such file, or of another page", async () => {
    const [one, other] = [await bring("keep", ["Un gato gris."]), await bring("keep", ["Un gato gris."])]
    const wrong = async (page: string, text: string) =>
      (await ada.post(`/api/pages/${page}/word/look`, { text, locale: "en" })).body.error
    expect(await wrong(one, "hola")).toBe("word-not-ours")
    expect(await wrong(one, file)).toBe("word-not-ours")
    expect(await wrong(one, `${file.slice(0, 400)}AAAA`)).toBe("unreadable-target")
    expect(await wrong(one, (await out(ada, other, "review")).body.text)).toBe("word-other-page")
  })
})
