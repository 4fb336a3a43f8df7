import { readFileSync } from "node:fs"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { alignPages } from "@/lib/align/align-pages"
import { pairPieces } from "@/lib/align/pair-pieces"
import { formatById } from "@/lib/formats/registry"
import { readTicket, ticketSide } from "@/lib/formats/ticket-read"
import type { BringIn, HistoryEvent } from "@/lib/sync/api"
import type { ThreadInfo } from "@/lib/sync/protocol"
import { firstPerson, openTestServer, type Someone, twoTexts } from "@/lib/testing/server"
import type { Server } from "./server"

const sample = (name: string) => readFileSync(new URL(`../../samples/${name}`, import.meta.url), "utf8")

/** As the preview makes it out of a ticket. */
async function fromTicket(text: string, draft: number): Promise<BringIn> {
  const ticket = readTicket(text)
  if (!ticket.ok) throw new Error(ticket.why)
  const source = { ...ticketSide(ticket.value, "description"), lang: "en" }
  const target = { ...ticketSide(ticket.value, draft), lang: "es" }
  const pages = [source, target].map(side => formatById(side.format)?.read(side.text, side.lang))
  const [left, right] = pages
  if (!left?.ok || !right?.ok) throw new Error("unreadable")
  const alignment = await alignPages(left.value.value, right.value.value)
  const pairs = pairPieces(left.value.value, right.value.value, alignment, "paragraph")
  return { title: ticket.value.summary, source, target, pairs, ticket: { text, draft } }
}

describe("bringing in", () => {
  let server: Server & { remove(): Promise<void> }
  let ada: Someone
  const good = twoTexts(["a cat", "two dogs"], ["un gato", "dos perros"])
  beforeAll(async () => {
    server = await openTestServer()
    ada = await firstPerson()
  }, 120_000)
  afterAll(() => server.remove())
  const why = async (wish: unknown) => (await ada.post("/api/pages", wish)).body.error
  const side = (of: "source" | "target", more: object) => ({ ...good, [of]: { ...good[of], ...more } })

  it("makes a page of a ticket, with its comments and its history as written there", async () => {
    const wish = await fromTicket(sample("lantern-ticket.txt"), 2)
    const { status, body } = await ada.post("/api/pages", wish)
    expect(status).toBe(201)
    const desk = (await ada.get(`/api/pages/${body.id}`)).body
    const threads = desk.threads as ThreadInfo[]
    expect(threads.length).toBeGreaterThan(0)
    expect(threads.every(thread => thread.pair === null && thread.comments[0]?.importedBy)).toBe(true)
    expect(threads.flatMap(thread => thread.comments.map(one => one.text)).join()).not.toContain(
      "Cooperativa de Reparación",
    )
    const history = (await ada.get(`/api/pages/${body.id}/history`)).body as HistoryEvent[]
    expect(history[0]).toMatchObject({ kind: "imported" })
    const told = history.filter(event => event.kind === "ticket")
    expect(told.every(event => event.by === null && event.asWritten?.by)).toBe(true)
    expect(told.map(event => event.detail.field)).toContain("draft")
    expect(told.some(event => event.detail.field !== "draft" && event.detail.field !== "comment")).toBe(true)
  }, 120_000)

  it("puts a ticket's history where it belongs in time, where its file has dates", async () => {
    const said = (day: number, number: number, words: string) =>
      `<item><author>Iris</author><pubDate>0${day} Mar 2022 10:00:00 GMT</pubDate><guid>x#comment:${number}</guid><description>&lt;ul&gt;&lt;li&gt;&lt;strong&gt;status&lt;/strong&gt; set to &lt;em&gt;drafted&lt;/em&gt;&lt;/li&gt;&lt;/ul&gt;${words}</description></item>`
    const feed = `<rss version="2.0"><channel><title>#7: Garden</title><link>https://trac.example/ticket/7</link><description>The beans grew well this year.</description>${said(1, 1, "Las judías crecieron bien este año.")}${said(2, 2, "Read it, please.")}</channel></rss>`
    const { body } = await ada.post("/api/pages", await fromTicket(feed, 1))
    const history = (await ada.get(`/api/pages/${body.id}/history`)).body as HistoryEvent[]
    expect(history.filter(event => event.kind === "ticket").map(event => event.at)).toEqual(
      [2, 2, 1, 1].map(day => Date.UTC(2022, 2, day, 10)),
    )
    const { threads } = (await ada.get(`/api/pages/${body.id}`)).body
    expect(threads).toMatchObject([
      { comments: [{ importedBy: "Iris", at: Date.UTC(2022, 2, 2, 10), text: "Read it, please." }] },
    ])
  }, 120_000)

  it("takes either of two drafts", async () => {
    const text = sample("lantern-ticket-two-drafts.txt")
    for (const draft of [1, 3]) expect((await ada.post("/api/pages", await fromTicket(text, draft))).status).toBe(201)
  }, 120_000)

  it("says when a ticket has no such comment, or is none", async () => {
    expect(await why({ ...good, ticket: { text: sample("lantern-ticket-no-draft.txt"), draft: 99 } })).toBe(
      "no-such-draft",
    )
    expect(await why({ ...good, ticket: { text: "Dear all,", draft: 1 } })).toBe("not-a-ticket")
  })

  it("says when a side is empty", async () => {
    expect(await why(side("source", { text: "" }))).toBe("empty-side")
    expect(await why(side("target", { text: " \n\n " }))).toBe("empty-side")
    expect(await why(side("target", { text: "<p></p>", format: "html" }))).toBe("empty-side")
  })

  it("does not take binary for text, nor for a refusal without a name", async () => {
    const { status, body } = await ada.post(
      "/api/pages",
      side("source", { text: "\u0000\u0001PK\u0003\u0004\u0000".repeat(50) }),
    )
    expect([status, ["unreadable-source", "pairs-do-not-fit"].includes(body.error)]).toEqual([400, true])
  })

  it("says when it is too large", async () => {
    expect(await why(side("source", { text: "word ".repeat(1_100_000) }))).toBe("too-large")
    const { status, body } = await ada.ask("POST", "/api/pages", `{"title":"${"x".repeat(25_100_000)}"}`)
    expect([status, body.error]).toEqual([413, "too-large"])
  }, 120_000)

  it("does not believe pairs that do not hold both pages", async () => {
    const [first, second] = good.pairs
    if (!first || !second) throw new Error("no pairs")
    const changed = (pairs: unknown) => why({ ...good, pairs })
    expect(await changed([])).toBe("pairs-do-not-fit")
    expect(await changed([first])).toBe("pairs-do-not-fit")
    expect(await changed([first, first, second])).toBe("pairs-do-not-fit")
    expect(await changed([second, first])).toBe("pairs-do-not-fit")
    expect(await changed([first, { ...second, source: [{ ...second.source[0], to: 99 }] }])).toBe("pairs-do-not-fit")
    const level = { block: 1, from: 0, to: 8, start: "block", kind: "heading", level: 0 }
    expect([undefined, "pairs-do-not-fit"]).toContain(await changed([first, { ...second, source: [level] }]))
    const cut = [{ ...first, source: [{ block: 0, from: 0, to: 5, start: "break" }] }, second]
    expect(await changed(cut)).toBe("pairs-do-not-fit")
  })

  it("does not understand other shapes", async () => {
    expect(await why({})).toBe("not-understood")
    expect(await why(side("source", { format: "pdf" }))).toBe("not-understood")
    expect(await why(side("target", { lang: "<script>" }))).toBe("not-understood")
    expect(await why("[]")).toBe("not-understood")
  })

  it("exports what it brought in, with a note about itself", async () => {
    const { body } = await ada.post("/api/pages", good)
    const wish = { format: "html", open: "leave", credits: true, comments: true, locale: "en", preview: true }
    const pair = (await ada.get(`/api/pages/${body.id}`)).body.doc.content[0].attrs.id
    const text = "Is this --> right?"
    await ada.post(`/api/pages/${body.id}/threads`, { id: "t", pair, side: "target", quote: "gato", text })
    const { body: made } = await ada.post(`/api/pages/${body.id}/export`, wish)
    expect(made).toMatchObject({
      name: "un-gato.es.html",
      open: { suggestions: 0, threads: 1, pairsNotApproved: 2, pairs: 2 },
    })
    expect(made.text).toContain("un gato")
    expect(made.text.match(/-->/g)).toHaveLength(1)
    const history = (await ada.get(`/api/pages/${body.id}/history`)).body as HistoryEvent[]
    expect(history.map(event => event.kind)).toEqual(["commented", "imported"])
  })
})
