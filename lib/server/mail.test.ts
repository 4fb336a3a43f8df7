import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { bringPage, firstPerson, invited, openTestServer, Someone } from "@/lib/testing/server"
import { fakeSmtp, mailText } from "@/lib/testing/smtp"
import { sendDigests } from "./outside/mail"
import type { Server } from "./server"

let server: Server & { remove(): Promise<void> }
let smtp: Awaited<ReturnType<typeof fakeSmtp>>
let ada: Someone
let translator: Someone
let email = ""

beforeAll(async () => {
  smtp = await fakeSmtp()
  server = await openTestServer({ COTEJO_SMTP: smtp.url, COTEJO_URL: "https://desk.example" })
  ada = await firstPerson()
  translator = await invited(ada, ["translator"], "Íñigo Ruiz")
  email = (await translator.get("/api/account")).body.email
}, 120_000)
afterAll(async () => {
  await server.remove()
  smtp.close()
})

const arrived = async (count: number) => {
  for (let i = 0; i < 200 && smtp.mails.length < count; i++) await new Promise(soon => setTimeout(soon, 25))
  return smtp.mails.slice()
}
const HOUR = 3_600_000

describe("a forgotten password", () => {
  it("is helped by a link to the account's own address, which shows that the address is theirs", async () => {
    expect((await new Someone().get("/api/welcome")).body.mail).toBe(true)
    expect((await new Someone().post("/api/reset", { email: email.toUpperCase(), locale: "es" })).body).toEqual({
      ok: true,
    })
    const [mail] = await arrived(1)
    expect(mail?.to).toBe(email)
    const text = mail ? mailText(mail) : ""
    expect(text).toContain("Hola, Íñigo Ruiz:")
    const token = /https:\/\/desk\.example\/reset\/([\w-]+)/.exec(text)?.[1]
    const back = new Someone()
    expect((await back.post(`/api/reset/${token}`, { password: "another horse" })).status).toBe(200)
    expect((await back.get("/api/me")).body.email).toBe(email)
    expect((await back.post(`/api/reset/${token}`, { password: "another horse" })).status).toBe(410)
    const user = await server.db.selectFrom("user").selectAll().where("email", "=", email).executeTakeFirst()
    expect(Boolean((user as { emailVerified?: unknown } | undefined)?.emailVerified)).toBe(true)
    translator = back
  })
  it("says nothing of whether there is an account, and not too often", async () => {
    const none = { email: "nobody@desk.test", locale: "en" }
    const answers = []
    for (let i = 0; i < 4; i++) answers.push((await new Someone().post("/api/reset", none)).status)
    expect(answers).toEqual([200, 200, 200, 429])
    expect(smtp.mails).toHaveLength(1)
  })
})

describe("what waits for somebody", () => {
  it("is told by mail once a day, when it is new, unread, and wished for", async () => {
    smtp.mails.length = 0
    const me = (await translator.get("/api/me")).body.person.id
    const page = await bringPage(ada)
    await ada.post(`/api/pages/${page}/state`, { to: "assigned", owner: me })
    expect(await sendDigests(server)).toBe(0)
    await Promise.all([sendDigests(server, Date.now() + HOUR), sendDigests(server, Date.now() + HOUR)])
    expect(smtp.mails.map(one => one.to)).toEqual([email])
    const text = mailText(smtp.mails[0] ?? { to: "", raw: "" })
    expect(text).toContain("Ada Byrne passed the page on to you: Assigned.")
    expect(text).toContain(`https://desk.example/pages/${page}`)
    expect(await sendDigests(server, Date.now() + 30 * HOUR)).toBe(0)
    await ada.post(`/api/pages/${page}/state`, { to: "assigned", owner: me, note: "Still." })
    await server.db
      .updateTable("digests")
      .set({ sent_at: Date.now() - 26 * HOUR })
      .execute()
    expect((await translator.post("/api/mail", { digest: "off", locale: "es" })).body).toEqual({
      possible: true,
      digest: "off",
    })
    expect(await sendDigests(server, Date.now() + HOUR)).toBe(0)
    await translator.post("/api/mail", { digest: "daily", locale: "es" })
    expect(await sendDigests(server, Date.now() + HOUR)).toBe(1)
    expect(mailText(smtp.mails.at(-1) ?? { to: "", raw: "" })).toContain("Hola, Íñigo Ruiz:")
  })
})

it("without a mail server nothing of it is offered", async () => {
  const mute = await openTestServer({ COTEJO_SMTP: smtp.url })
  expect((await new Someone().get("/api/welcome")).body).toMatchObject({ mail: false, provider: null })
  expect((await new Someone().post("/api/reset", { email, locale: "en" })).status).toBe(404)
  await mute.remove()
})
