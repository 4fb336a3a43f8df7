import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { firstPerson, invited, openTestServer, Someone } from "@/lib/testing/server"
import type { Server } from "./server"

let server: Server & { remove(): Promise<void> }
let ada: Someone

beforeAll(async () => {
  server = await openTestServer()
  ada = await firstPerson()
}, 60_000)
afterAll(() => server.remove())

const wish = {
  singleKeys: false,
  keys: { "accept/desk": ["y"], "find/everywhere": ["Mod+Shift+f", "F4"], "merge/desk": [] },
}

describe("preferences", () => {
  it("are the defaults until something is set", async () => {
    expect((await ada.get("/api/preferences")).body).toEqual({ singleKeys: true, keys: {} })
  })
  it("are kept for the account, and come with who one is", async () => {
    expect((await ada.post("/api/preferences", wish)).status).toBe(200)
    expect((await ada.get("/api/preferences")).body).toEqual(wish)
    expect((await ada.get("/api/me")).body.preferences).toEqual(wish)
    await ada.post("/api/preferences", { ...wish, singleKeys: true })
    expect((await ada.get("/api/preferences")).body.singleKeys).toBe(true)
  })
  it("are nobody else's", async () => {
    const reviewer = await invited(ada, ["reviewer"])
    expect((await reviewer.get("/api/preferences")).body).toEqual({ singleKeys: true, keys: {} })
    expect((await new Someone().get("/api/preferences")).status).toBe(401)
    expect((await new Someone().post("/api/preferences", wish)).status).toBe(401)
  })
  it("are a guest's too, under every hat", async () => {
    const guest = new Someone()
    await guest.post("/api/sample")
    await guest.post("/api/preferences", wish)
    await guest.post("/api/hat", { hat: "coordinator" })
    expect((await guest.get("/api/me")).body.preferences).toEqual(wish)
  })
  it.each([
    ["no object", 3],
    ["no keys", { singleKeys: true }],
    ["a slot that is no name", { singleKeys: true, keys: { "A b": ["x"] } }],
    ["a key that is none", { singleKeys: true, keys: { "accept/desk": ["Hyper+x+y+z"] } }],
    ["too many keys", { singleKeys: true, keys: { "accept/desk": ["a", "b", "c", "d", "e"] } }],
    [
      "too many slots",
      {
        singleKeys: true,
        keys: Object.fromEntries(
          Array.from({ length: 201 }, (_, i) => [
            `${"a".repeat(1 + (i % 20))}-${"b".repeat(1 + Math.floor(i / 20))}/desk`,
            ["x"],
          ]),
        ),
      },
    ],
  ])("refuses %s", async (_what, body) => {
    const before = (await ada.get("/api/preferences")).body
    expect((await ada.post("/api/preferences", body)).body.error).toBe("not-understood")
    expect((await ada.get("/api/preferences")).body).toEqual(before)
  })
  it("refuses another site's page", async () => {
    expect((await ada.post("/api/preferences", wish, { origin: "https://elsewhere.test" })).status).toBe(403)
  })
})
