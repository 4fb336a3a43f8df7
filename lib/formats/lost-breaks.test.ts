import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { lostBreaks } from "./lost-breaks"
import { readTicket } from "./ticket-read"

const shared = process.env.COTEJO_SHARED ?? join(process.cwd(), "..", "shared")
const long =
  "We met in the morning and talked until the evening about everything that had happened since the last spring."

it.each([
  ["more outages than were expected Our visitors left", ["Our visitors left"]],
  ["compraron 12 sillas nuevas Pintaron la puerta", ["Pintaron la puerta"]],
  ["we went to the Garden with Ana and her son", []],
  ["It was late. Nobody came.", []],
  [`${long} It was good. Next Steps`, ["Next Steps"]],
  [`${long} Fue en la Casa`, []],
  ["uno.<łi> dos", ["<łi> dos"]],
])("finds lost line ends in %j", (words, wanted) => {
  expect(lostBreaks(words).map(one => words.slice(one.at))).toEqual(wanted)
})

it.runIf(existsSync(join(shared, "formats", "seed-expected.json")))("finds what was lost in the seed", () => {
  const { hints } = JSON.parse(readFileSync(join(shared, "formats", "seed-expected.json"), "utf8")) as {
    hints: readonly { side: string; block: number; after: string; right: boolean }[]
  }
  const read = readTicket(readFileSync(join(shared, "seed", "ticket-5451.txt"), "utf8"))
  if (!read.ok) throw new Error(read.why)
  const sides = { source: read.value.description.blocks, draft: read.value.comments[1]?.blocks ?? [] }
  const found = Object.entries(sides).flatMap(([side, blocks]) =>
    blocks.flatMap((words, block) =>
      lostBreaks(words).map(({ at }) => ({ side, block, after: words.slice(at, at + 14) })),
    ),
  )
  const key = (one: { side: string; block: number; after: string }): string =>
    `${one.side} ${one.block} ${one.after.trim()}`
  const right = new Set(hints.filter(hint => hint.right).map(key))
  expect(found.filter(one => right.has(key(one)))).toHaveLength(right.size)
  expect(found.filter(one => !right.has(key(one))).length).toBeLessThanOrEqual(2)
})

if (!existsSync(shared)) it("left out: ../shared is not here", () => {})
