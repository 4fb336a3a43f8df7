import { describe, expect, it } from "vitest"
import type { CaretAt } from "@/lib/sync/protocol"
import { FakeClock } from "@/lib/testing/fake-link"
import { Random } from "@/lib/testing/random"
import { Whereabouts } from "./whereabouts"

const at = (offset: number): CaretAt => ({ anchor: { pair: "p", offset }, head: { pair: "p", offset }, inText: true })

function begin() {
  const clock = new FakeClock(new Random(1))
  const said: (number | null)[] = []
  const where = new Whereabouts(one => said.push(one?.head.offset ?? null), clock)
  const pass = (ms: number) => clock.run(clock.now() + ms)
  return { clock, said, where, pass }
}

describe("where one is", () => {
  it("is said to nobody while one is alone", async () => {
    const { said, where, pass } = begin()
    where.moved(at(1))
    await pass(60_000)
    expect(said).toEqual([])
  })

  it("is said a few times a second at most, and the last place always", async () => {
    const { said, where, pass } = begin()
    where.here(["ana"])
    for (let i = 1; i <= 50; i++) {
      where.moved(at(i))
      await pass(20)
    }
    await pass(1000)
    expect(said.length).toBeLessThan(9)
    expect(said.at(-1)).toBe(50)
    where.moved(at(50))
    await pass(1000)
    expect(said.filter(one => one === 50)).toHaveLength(1)
  })

  it("is said again to who comes, and now and then", async () => {
    const { said, where, pass } = begin()
    where.here(["ana"])
    where.moved(at(1))
    await pass(1000)
    where.here(["ana", "blas"])
    await pass(1000)
    where.here(["blas"])
    await pass(1000)
    expect(said).toEqual([1, 1])
    await pass(60_000)
    expect(said).toEqual([1, 1, 1, 1])
  })

  it("is taken back in the background, and then nothing is said", async () => {
    const { said, where, pass } = begin()
    where.here(["ana"])
    where.moved(at(1))
    await pass(1000)
    where.show(false)
    where.moved(at(2))
    await pass(120_000)
    expect(said).toEqual([1, null])
    where.show(true)
    await pass(1000)
    expect(said).toEqual([1, null, 2])
  })
})
