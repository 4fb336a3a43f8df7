import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { bringPage, firstPerson, invited, openTestServer, type Someone } from "@/lib/testing/server"
import type { Server } from "./server"

let server: Server & { remove(): Promise<void> }
let ada: Someone
let reviewer: Someone
let page: string

const address = "https://cotejo.example/pages/p1"
const answer = async (locale: "en" | "es") => (await ada.post(`/api/pages/${page}/answer`, { locale, address })).body

beforeAll(async () => {
  server = await openTestServer()
  ada = await firstPerson()
  reviewer = await invited(ada, ["reviewer"], "Rosa [x] Rey")
  page = await bringPage(ada)
}, 120_000)
afterAll(() => server.remove())

describe("the answer to a ticket", () => {
  it("says how far the page is, and where it is", async () => {
    const { trac, markdown, ticket } = await answer("en")
    expect(ticket).toBeNull()
    expect(trac).toMatch(
      /^'''Review of “.+” in Spanish'''\n\n0 of \d+ pairs are approved\. The page stands at “New”\./u,
    )
    expect(trac).toContain("No changes were suggested.")
    expect(trac).toContain(`[${address} `)
    expect(markdown).toMatch(/^\*\*Review of “/u)
    expect(markdown).toContain(`](${address})`)
  })

  it("has what is asked and what is wrong in the source, and nobody's words become markup", async () => {
    const pair = (await ada.get(`/api/pages/${page}`)).body.doc.content[0].attrs.id
    const start = async (id: string, kind: string, text: string, fault: object = {}) => {
      const thread = { id, pair, side: null, quote: "", text, kind, ...fault }
      const { status, body } = await reviewer.post(`/api/pages/${page}/threads`, thread)
      if (status >= 300) throw new Error(JSON.stringify(body))
    }
    await start("question1", "question", "Is *this* [[Macro]]\nmeant?")
    await start("source1", "source-fault", "Twice the same word.", {
      fault: { category: "spelling", severity: "minor" },
    })
    await start("note1", "note", "Only between us.")
    const { trac, markdown } = await answer("es")
    expect(markdown).toContain("**Preguntas abiertas**")
    expect(markdown).toMatch(/Par 1\. Rosa .*x.* Rey: Is \\\*this\\\* .*Macro.* meant\?/u)
    expect(markdown).toMatch(/Par 1 \(ortografía\)\. .*Twice the same word\./u)
    expect(markdown).toContain("**Errores en el original**")
    expect(markdown).not.toContain("Only between us.")
    expect(trac).toContain("'''Preguntas abiertas'''")
    expect(trac).not.toMatch(/(?<![!`])\[\[Macro\]\]/u)
    expect(trac).toContain("Revisión: ")
  })

  it("refuses addresses that are no pages", async () => {
    const { status } = await ada.post(`/api/pages/${page}/answer`, { locale: "en", address: "javascript:alert(1)" })
    expect(status).toBe(400)
  })
})
