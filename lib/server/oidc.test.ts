import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { fakeProvider } from "@/lib/testing/oidc"
import { firstPerson, invited, openTestServer, Someone } from "@/lib/testing/server"
import type { Server } from "./server"

let server: Server & { remove(): Promise<void> }
let provider: Awaited<ReturnType<typeof fakeProvider>>
let ada: Someone

beforeAll(async () => {
  provider = await fakeProvider()
  server = await openTestServer({
    COTEJO_URL: "http://desk.test",
    COTEJO_OIDC_ISSUER: `${provider.issuer}/`,
    COTEJO_OIDC_CLIENT: "cotejo",
    COTEJO_OIDC_SECRET: "a secret between two",
    COTEJO_OIDC_NAME: "The Archive",
  })
  ada = await firstPerson()
}, 120_000)
afterAll(async () => {
  await server.remove()
  provider.close()
})

/** Goes to the provider and comes back; answers where the browser ends. */
async function elsewhere(someone: Someone, path = "/api/auth/sign-in/social", callbackURL = "/"): Promise<string> {
  const { status, body } = await someone.post(path, { callbackURL })
  expect(status).toBe(200)
  const there = await fetch(body.url, { redirect: "manual" })
  const back = new URL(there.headers.get("location") ?? "")
  const { response } = await someone.get(back.pathname + back.search)
  return response.headers.get("location") ?? `no redirect: ${response.status}`
}
const claims = (sub: string, email: string, email_verified = true) => ({
  sub,
  email,
  email_verified,
  name: `Person ${sub}`,
})

describe("signing in by the owner's provider", () => {
  it("is offered by its name", async () => {
    expect((await new Someone().get("/api/welcome")).body.provider).toBe("The Archive")
  })
  it("makes an account without a group, which an invitation's link takes in, and knows it again", async () => {
    provider.state.claims = claims("1", "olga@desk.test")
    const olga = new Someone()
    expect(await elsewhere(olga, undefined, "/join/x")).toMatch(/\/join\/x$/)
    expect((await olga.get("/api/me")).body).toEqual({ error: "no-group" })
    const { token } = (await ada.post("/api/invitations", { roles: ["reviewer"], uses: 1, days: 1 })).body
    expect((await olga.post(`/api/join/${token}`)).status).toBe(201)
    const again = new Someone()
    await elsewhere(again)
    // Its session ends elsewhere, and the browser does not know.
    const { id } = await server.db
      .selectFrom("user")
      .select("id")
      .where("email", "=", "olga@desk.test")
      .executeTakeFirstOrThrow()
    await server.db.deleteFrom("session").where("userId", "=", id).execute()
    expect((await again.get("/api/me")).status).toBe(401)
    await elsewhere(again)
    expect((await again.get("/api/me")).body).toMatchObject({ email: "olga@desk.test", roles: ["reviewer"] })
  })
  it("does not hand over an account that has a password and the same address, unless its owner asks", async () => {
    const { email } = (await ada.get("/api/account")).body
    provider.state.claims = claims("2", email)
    const guest = new Someone()
    expect(await elsewhere(guest)).toBe("/?elsewhere=has-account")
    expect((await guest.get("/api/me")).status).toBe(401)
    expect((await new Someone().post("/api/auth/link-social", { callbackURL: "/account" })).status).toBe(401)
    expect((await ada.get("/api/account")).body.elsewhere).toBe(false)
    expect(await elsewhere(ada, "/api/auth/link-social", "/account")).toMatch(/\/account$/)
    expect((await ada.get("/api/account")).body.elsewhere).toBe(true)
    const back = new Someone()
    await elsewhere(back)
    expect((await back.get("/api/me")).body.email).toBe(email)
  })
  it("says why the two were not joined, where one asked for it", async () => {
    const rui = await invited(ada, ["reviewer"], "Rui Sá")
    const { email } = (await rui.get("/api/account")).body
    const join = () => elsewhere(rui, "/api/auth/link-social", "/account")
    provider.state.claims = claims("7", "another@desk.test")
    expect(await join()).toBe("/account?elsewhere=other-address")
    provider.state.claims = claims("2", email)
    expect(await join()).toBe("/account?elsewhere=somebody-elses")
    expect((await rui.get("/api/account")).body.elsewhere).toBe(false)
  })
  it("says why where somebody turns back at the provider, gives no address, or was away too long", async () => {
    provider.state.claims = claims("8", "")
    expect(await elsewhere(new Someone(), undefined, "/join/x")).toBe("/join/x?elsewhere=no-address")
    const someone = new Someone()
    const { body } = await someone.post("/api/auth/sign-in/social", { callbackURL: "/join/x?a=b" })
    const state = new URL(body.url).searchParams.get("state")
    const turned = await someone.get(`/api/auth/callback/oidc?error=access_denied&error_description=No&state=${state}`)
    expect(turned.response.headers.get("location")).toBe("/join/x?a=b&elsewhere=cancelled")
    const lost = await someone.get(`/api/auth/callback/oidc?code=x&state=${state}`)
    expect(lost.response.headers.get("location")).toBe("/?elsewhere=failed")
    const signedIn = await ada.get("/api/auth/callback/oidc?code=x&state=nothing")
    expect(signedIn.response.headers.get("location")).toBe("/account?elsewhere=failed")
  })
  it("says so, on a page, where somebody comes back too often", async () => {
    const someone = new Someone()
    const limits = server.limits.take
    server.limits.take = () => false
    const { response } = await someone.get("/api/auth/callback/oidc?code=x&state=y")
    server.limits.take = limits
    expect([response.status, response.headers.get("location")]).toEqual([302, "/?elsewhere=too-often"])
  })
  it("leaves who came that way without a password: their address ends the account, and a link gives them one", async () => {
    provider.state.claims = claims("5", "emil@desk.test")
    const emil = new Someone()
    await elsewhere(emil)
    const { token } = (await ada.post("/api/invitations", { roles: ["viewer"], uses: 1, days: 1 })).body
    await emil.post(`/api/join/${token}`)
    const { person, group } = (await emil.get("/api/me")).body
    const reset = (await ada.post(`/api/groups/${group.id}/members/${person.id}/reset`)).body.token
    expect((await emil.post("/api/account/delete", { password: "olga@desk.test" })).status).toBe(401)
    expect((await new Someone().post(`/api/reset/${reset}`, { password: "correct horse" })).status).toBe(200)
    const back = new Someone()
    expect(
      (await back.post("/api/auth/sign-in/email", { email: "emil@desk.test", password: "correct horse" })).status,
    ).toBe(200)
    expect((await back.post("/api/account/delete", { password: "emil@desk.test" })).status).toBe(401)
    provider.state.claims = claims("6", "ema@desk.test")
    const ema = new Someone()
    await elsewhere(ema)
    expect((await ema.post("/api/account/delete", { password: "Ema@desk.test" })).status).toBe(200)
  })
  it("believes no signature but the provider's, and no answer to a question it has not asked", async () => {
    provider.state.claims = claims("3", "mallory@desk.test")
    provider.state.forged = true
    const mallory = new Someone()
    expect(await elsewhere(mallory)).toMatch(/elsewhere=failed|error/)
    provider.state.forged = false
    expect((await mallory.get("/api/me")).status).toBe(401)
    const made = await mallory.get("/api/auth/callback/oidc?code=x&state=y")
    expect(made.response.headers.getSetCookie().join()).not.toContain("session_token=ey")
    expect((await mallory.get("/api/me")).status).toBe(401)
  })
  it("goes on within these pages only", async () => {
    for (const callbackURL of ["https://evil.example/", "//evil.example", "/\\evil.example", "evil"])
      expect((await new Someone().post("/api/auth/sign-in/social", { callbackURL })).body.error).toBe("not-understood")
  })
  it("opens nothing else of the library", async () => {
    for (const path of ["/api/auth/get-session", "/api/auth/list-sessions", "/api/auth/callback/other"])
      expect((await ada.get(path)).body).toEqual({ error: "not-found" })
  })
})
