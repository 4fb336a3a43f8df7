import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { bringPage, firstPerson, invited, openTestServer, Someone } from "@/lib/testing/server"
import type { Server } from "./server"

let server: Server & { remove(): Promise<void> }
let ada: Someone
let group: string
const PASSWORD = "correct horse"

beforeAll(async () => {
  server = await openTestServer()
  ada = await firstPerson()
  group = (await ada.get("/api/groups")).body[0].id
}, 120_000)
afterAll(() => server.remove())

const idOf = async (someone: Someone): Promise<string> => (await someone.get("/api/me")).body.person.id
const emailOf = async (someone: Someone): Promise<string> => (await someone.get("/api/me")).body.email
const at = (person: string, verb = "") => `/api/groups/${group}/members/${person}${verb}`
const signIn = (email: string, password: string, someone = new Someone()) =>
  someone.post("/api/auth/sign-in/email", { email, password })
const memberNames = async (): Promise<string[]> =>
  (await ada.get("/api/groups")).body[0].members.map((one: { name: string }) => one.name)

describe("the people of a group", () => {
  it("shows addresses to those who coordinate, and to others only their own", async () => {
    const reader = await invited(ada, ["viewer"], "Reader One")
    const seen = (await reader.get("/api/groups")).body[0].members
    expect(seen.filter((one: { email: string | null }) => one.email !== null)).toHaveLength(1)
    const all = (await ada.get("/api/groups")).body[0].members
    expect(all.every((one: { email: string | null }) => one.email !== null)).toBe(true)
  })

  it("gives and takes roles at once", async () => {
    const someone = await invited(ada, ["viewer"], "Role Taker")
    const id = await idOf(someone)
    expect((await ada.post(at(id), { roles: ["coordinator", "reviewer"] })).status).toBe(200)
    expect((await someone.get("/api/me")).body.roles).toEqual(["coordinator", "reviewer"])
    expect((await ada.post(at(id), { roles: [] })).status).toBe(200)
    expect((await someone.post("/api/invitations", { roles: ["viewer"], uses: 1, days: 1 })).status).toBe(403)
    expect((await ada.post(at(id), { roles: ["king"] })).body.error).toBe("not-understood")
    expect((await ada.post(at("nobody"), { roles: [] })).body.error).toBe("not-found")
  })

  it("never loses its last coordinator, by roles, by leaving or by deleting", async () => {
    const id = await idOf(ada)
    expect((await ada.post(at(id), { roles: ["viewer"] })).body.error).toBe("last-coordinator")
    expect((await ada.post(at(id, "/leave"), { handTo: null })).body.error).toBe("last-coordinator")
    expect((await ada.post("/api/account/delete", { password: PASSWORD })).body.error).toBe("last-coordinator")
    expect((await ada.get("/api/me")).status).toBe(200)
  })

  it("of two coordinators who leave at once, one stays", async () => {
    const second = await invited(ada, ["coordinator"], "Second Coordinator")
    const third = await invited(ada, ["coordinator"], "Third Coordinator")
    await ada.post(at(await idOf(ada)), { roles: ["viewer"] })
    const [a, b] = [await idOf(second), await idOf(third)]
    const left = await Promise.all([
      second.post(at(a, "/leave"), { handTo: null }),
      third.post(at(b, "/leave"), { handTo: null }),
    ])
    expect(left.map(one => one.status).sort()).toEqual([200, 409])
    const stays = left[0]?.status === 200 ? third : second
    await stays.post(at(await idOf(ada)), { roles: ["coordinator"] })
    await stays.post(at(await idOf(stays), "/leave"), { handTo: null })
    expect(await memberNames()).not.toContain("Second Coordinator")
  })

  it("who is taken out sees nothing any more, what they wrote stays theirs, and what waited for them is handed on", async () => {
    const someone = await invited(ada, ["translator"], "Leaving Soon")
    const id = await idOf(someone)
    const page = await bringPage(ada)
    await ada.post(`/api/pages/${page}/state`, { to: "assigned", owner: id })
    const pair = (await ada.get(`/api/pages/${page}`)).body.doc.content[0].attrs.id
    const thread = { id: "left1", pair, side: "target", quote: "gato", text: "Is it grey?" }
    expect((await someone.post(`/api/pages/${page}/threads`, thread)).status).toBe(201)
    const stream = await someone.get(`/api/pages/${page}/events`)

    expect((await ada.post(at(id, "/leave"), { handTo: await idOf(ada) })).status).toBe(200)
    expect((await someone.get(`/api/pages/${page}`)).body).toEqual({ error: "no-group" })
    expect((await someone.get("/api/account")).status).toBe(200)
    // The stream ends: what is read from it comes to its close.
    expect((await stream.response.text()).length).toBeGreaterThan(0)

    const desk = (await ada.get(`/api/pages/${page}`)).body
    expect(desk.people.find((one: { id: string }) => one.id === id)).toMatchObject({
      name: "Leaving Soon",
      former: true,
    })
    expect(desk.threads[0].comments[0].author).toBe(id)
    expect(desk.page.owner).toBe(await idOf(ada))
    expect((await ada.post(`/api/pages/${page}/state`, { to: "assigned", owner: id })).status).toBe(400)
  })

  it("closes the invitations of who is taken out, and has them back by a new one as the same person", async () => {
    const someone = await invited(ada, ["coordinator"], "Back Again")
    const id = await idOf(someone)
    const theirs = (await someone.post("/api/invitations", { roles: ["coordinator"], uses: 5, days: 1 })).body.token
    await ada.post(at(id, "/leave"), { handTo: null })
    expect((await someone.post(`/api/join/${theirs}`, {})).body.error).toBe("invitation-over")
    const { token } = (await ada.post("/api/invitations", { roles: ["viewer"], uses: 1, days: 1 })).body
    expect((await someone.post(`/api/join/${token}`, {})).status).toBe(201)
    expect(await idOf(someone)).toBe(id)
    expect((await someone.get("/api/me")).body.roles).toEqual(["viewer"])
    await ada.post(at(id, "/leave"), { handTo: null })
  })

  it("takes another name", async () => {
    expect((await ada.post(`/api/groups/${group}`, { name: "  The Archive  " })).status).toBe(200)
    expect((await ada.get("/api/me")).body.group.name).toBe("The Archive")
    expect((await ada.post(`/api/groups/${group}`, { name: "   " })).body.error).toBe("not-understood")
  })
})

describe("a link for a new password", () => {
  it("works once, ends all sessions, and signs in", async () => {
    const someone = await invited(ada, ["viewer"], "Forgot It")
    const email = await emailOf(someone)
    const id = await idOf(someone)
    const { token } = (await ada.post(at(id, "/reset"), {})).body
    expect((await new Someone().get(`/api/reset/${token}`)).body).toEqual({ name: "Forgot It", email })
    const other = new Someone()
    expect((await other.post(`/api/reset/${token}`, { password: "short" })).body.error).toBe("weak-password")
    expect((await other.post(`/api/reset/${token}`, { password: "another horse" })).status).toBe(200)
    expect(await idOf(other)).toBe(id)
    expect((await someone.get("/api/me")).status).toBe(401)
    expect((await new Someone().post(`/api/reset/${token}`, { password: "third horses" })).body.error).toBe(
      "reset-over",
    )
    expect((await signIn(email, PASSWORD)).body.error).toBe("wrong-credentials")
    expect((await signIn(email, "another horse")).status).toBe(200)
  }, 60_000)

  it("leaves a browser with its ended session able to sign in again", async () => {
    const someone = await invited(ada, ["viewer"], "Still Here")
    const email = await emailOf(someone)
    const { token } = (await ada.post(at(await idOf(someone), "/reset"), {})).body
    await new Someone().post(`/api/reset/${token}`, { password: "another horse" })
    expect((await someone.get("/api/me")).status).toBe(401)
    expect((await signIn(email, "another horse", someone)).status).toBe(200)
    expect((await someone.get("/api/me")).status).toBe(200)
  }, 60_000)

  it("closes the one before, and those of a coordinator who has gone", async () => {
    const someone = await invited(ada, ["viewer"], "Twice Forgotten")
    const id = await idOf(someone)
    const first = (await ada.post(at(id, "/reset"), {})).body.token
    const helper = await invited(ada, ["coordinator"], "Helper Gone")
    const second = (await helper.post(at(id, "/reset"), {})).body.token
    expect((await new Someone().get(`/api/reset/${first}`)).body.error).toBe("reset-over")
    await ada.post(at(await idOf(helper), "/leave"), { handTo: null })
    expect((await new Someone().get(`/api/reset/${second}`)).body.error).toBe("reset-over")
  }, 60_000)

  it("is not made for somebody who is in other groups too", async () => {
    const someone = await invited(ada, ["viewer"], "In Two Groups")
    const id = await idOf(someone)
    const user = (
      await server.db.selectFrom("persons").select("user_id").where("id", "=", id).executeTakeFirstOrThrow()
    ).user_id
    const { addMember, makeGroup } = await import("./people")
    const elsewhere = await makeGroup(server.db, "Elsewhere", "group")
    await addMember(server.db, elsewhere, { user, name: "In Two Groups", roles: ["viewer"] })
    expect((await ada.post(at(id, "/reset"), {})).body.error).toBe("in-other-groups")
  })

  it("is kept from those who do not coordinate and from other groups", async () => {
    const reader = await invited(ada, ["translator", "reviewer"], "Curious Reader")
    const id = await idOf(ada)
    expect((await reader.post(at(id, "/reset"), {})).status).toBe(403)
    expect((await reader.post(at(id), { roles: ["viewer"] })).status).toBe(403)
    expect((await reader.post(at(id, "/leave"), { handTo: null })).status).toBe(403)
    const stranger = new Someone()
    await stranger.post("/api/sample")
    expect((await stranger.post(at(id, "/reset"), {})).status).toBe(404)
    expect((await stranger.post(at(id, "/leave"), { handTo: null })).status).toBe(404)
    expect((await stranger.get("/api/account")).status).toBe(403)
    expect((await new Someone().get("/api/groups")).status).toBe(401)
    expect((await new Someone().get("/api/account")).status).toBe(401)
  })
})

describe("one's own account", () => {
  it("takes a new name in every group", async () => {
    const someone = await invited(ada, ["viewer"], "Old Name")
    await someone.post("/api/account", { name: "New Name" })
    expect((await someone.get("/api/account")).body.name).toBe("New Name")
    expect(await memberNames()).toContain("New Name")
  })

  it("lists its sessions and ends them one by one or all others, and nobody else's", async () => {
    const someone = await invited(ada, ["viewer"], "Many Browsers")
    const email = await emailOf(someone)
    const [phone, tablet] = [new Someone(), new Someone()]
    await signIn(email, PASSWORD, phone)
    await signIn(email, PASSWORD, tablet)
    const { sessions } = (await someone.get("/api/account")).body
    expect(sessions).toHaveLength(3)
    expect(sessions.filter((one: { here: boolean }) => one.here)).toHaveLength(1)
    const others = (await ada.get("/api/account")).body.sessions
    await someone.post("/api/account/sessions/end", { id: others[0].id })
    expect((await ada.get("/api/me")).status).toBe(200)
    const phones = (await phone.get("/api/account")).body.sessions.find((one: { here: boolean }) => one.here)
    await someone.post("/api/account/sessions/end", { id: phones.id })
    expect([(await phone.get("/api/me")).status, (await tablet.get("/api/me")).status]).toEqual([401, 200])
    await someone.post("/api/account/sessions/end", { id: null })
    expect([(await tablet.get("/api/me")).status, (await someone.get("/api/me")).status]).toEqual([401, 200])
  }, 60_000)

  it("changes its password when it knows the old one, and stays signed in here", async () => {
    const someone = await invited(ada, ["viewer"], "Careful One")
    const email = await emailOf(someone)
    const other = new Someone()
    await signIn(email, PASSWORD, other)
    const change = (old: string, next: string) => someone.post("/api/account/password", { old, next })
    expect((await change("not this one", "brand new horse")).body.error).toBe("wrong-credentials")
    expect((await change(PASSWORD, "short")).body.error).toBe("weak-password")
    expect((await change(PASSWORD, "brand new horse")).status).toBe(200)
    expect([(await someone.get("/api/me")).status, (await other.get("/api/me")).status]).toEqual([200, 401])
    expect((await signIn(email, PASSWORD)).status).toBe(401)
  }, 60_000)

  it("gives out what is kept, and what was written", async () => {
    const someone = await invited(ada, ["reviewer"], "Wants A Copy")
    const page = await bringPage(ada)
    const pair = (await ada.get(`/api/pages/${page}`)).body.doc.content[0].attrs.id
    await someone.post(`/api/pages/${page}/threads`, {
      id: "copy1",
      pair,
      side: "target",
      quote: "gato",
      text: "Mine.",
    })
    const { body } = await someone.get("/api/account/export")
    expect(body.account.name).toBe("Wants A Copy")
    expect(body.groups[0]).toMatchObject({ group: "The Archive", roles: ["reviewer"] })
    expect(body.comments.map((one: { text: string }) => one.text)).toEqual(["Mine."])
    expect(JSON.stringify(body)).not.toContain("token")
  })

  it("can be deleted: no name, address or way in is left, what was written stays", async () => {
    const someone = await invited(ada, ["reviewer"], "Gone For Good")
    const id = await idOf(someone)
    const email = await emailOf(someone)
    const page = await bringPage(ada)
    const pair = (await ada.get(`/api/pages/${page}`)).body.doc.content[0].attrs.id
    await someone.post(`/api/pages/${page}/threads`, {
      id: "gone1",
      pair,
      side: "target",
      quote: "gato",
      text: "Stays.",
    })
    expect((await someone.post("/api/account/delete", { password: "not this one" })).body.error).toBe(
      "wrong-credentials",
    )
    expect((await someone.post("/api/account/delete", { password: PASSWORD })).status).toBe(200)
    expect((await someone.get("/api/me")).status).toBe(401)
    expect((await signIn(email, PASSWORD)).status).toBe(401)
    const desk = (await ada.get(`/api/pages/${page}`)).body
    expect(desk.threads[0].comments[0]).toMatchObject({ author: id, text: "Stays." })
    expect(desk.people.find((one: { id: string }) => one.id === id)).toMatchObject({ name: "", former: true })
    for (const table of ["user", "persons"] as const)
      expect(JSON.stringify(await server.db.selectFrom(table).selectAll().execute())).not.toMatch(/Gone For Good/)
    expect(JSON.stringify(await server.db.selectFrom("user").selectAll().execute())).not.toContain(email)
  }, 60_000)
})
