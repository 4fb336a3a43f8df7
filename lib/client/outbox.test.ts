import { describe, expect, it } from "vitest"
import type { ThreadInfo } from "@/lib/sync/protocol"
import { provisional, sendWaiting, type Waiting, waitingId } from "./outbox"

const thread: Waiting = {
  kind: "thread",
  thread: "t",
  author: "p",
  at: 1,
  why: null,
  wish: { id: "t", pair: "p1", side: "target", quote: "gris", text: "Grey?" },
}
const reply = (id: string, on: string): Waiting => ({
  kind: "reply",
  thread: on,
  author: "p",
  at: 2,
  why: null,
  wish: { id, text: id },
})
const sent = (one: Waiting): ThreadInfo => ({ ...(provisional(thread) as ThreadInfo), id: one.thread })

describe("comments that wait for the line", () => {
  it("go in order once it is back", async () => {
    const arrived: string[] = []
    const left = await sendWaiting(
      [thread, reply("r1", "t"), reply("r2", "old")],
      async one => sent(one),
      (_, one) => arrived.push(waitingId(one)),
    )
    expect([left, arrived]).toEqual([[], ["t", "r1", "r2"]])
  })

  it("wait on when it fails again, and nothing is tried behind it", async () => {
    let tries = 0
    const send = async () => {
      tries++
      return "offline" as const
    }
    expect(await sendWaiting([thread, reply("r1", "t"), reply("r2", "old")], send, () => {})).toHaveLength(3)
    expect(tries).toBe(1)
  })

  it("say why the server would not take them, and let others pass but for their own replies", async () => {
    const send = async (one: Waiting) => (one.kind === "thread" ? ("not-found" as const) : sent(one))
    const left = await sendWaiting([thread, reply("r1", "t"), reply("r2", "old")], send, () => {})
    expect(left.map(one => [waitingId(one), one.why])).toEqual([
      ["t", "not-found"],
      ["r1", null],
    ])
  })

  it("look like a comment meanwhile", () => {
    expect(provisional(thread)).toMatchObject({ id: "t", quote: "gris", kind: "note", comments: [{ text: "Grey?" }] })
    expect(provisional(reply("r", "t"))).toBe(null)
  })
})
