/** Laws: done beside the main thread or here, the answer is the same; what fails there fails here, and the next goes on. */
import { expect, it } from "vitest"
import { formatById } from "@/lib/formats/registry"
import { beside, SMALL, workFrom } from "./beside"
import { jobs } from "./jobs"

const text = "A lamp that **stands** in the window.\n\n".repeat(40)
const large = SMALL + 1
workFrom(process.cwd())

it("answers the same beside the main thread as in it", async () => {
  for (const format of ["text", "markdown", "html", "trac-wiki"] as const) {
    const file = { format, lang: "en", text }
    const read = jobs.readPage(file)
    expect(await beside(large, "readPage", file)).toEqual(read)
    if (!read?.ok) throw new Error("unreadable")
    const page = read.value.value
    expect(await beside(large, "writePage", format, page)).toEqual(formatById(format)?.write(page))
    expect(await beside(large, "splicePage", format, text, page, page)).toEqual({ value: text, notes: [] })
  }
  const both = { format: "csv", text: "en,es\nlamp,farol" } as const
  const bringer = { by: "ada", at: 1 }
  const read = jobs.makePageOfBoth(both, bringer)
  if (!read.ok) throw new Error("unreadable")
  expect(await beside(large, "makePageOfBoth", both, bringer)).toMatchObject({
    ok: true,
    value: { source: "en", target: "es", built: { pairs: 1, title: read.value.built.title } },
  })
}, 60_000)

it("leaves the main thread free meanwhile", async () => {
  let turns = 0
  const turning = setInterval(() => turns++, 1)
  await beside(large, "readPage", { format: "markdown", lang: "en", text: text.repeat(100) })
  clearInterval(turning)
  expect(turns).toBeGreaterThan(5)
}, 60_000)

it("tells what failed there, and goes on", async () => {
  const broken = { lang: "en", blocks: null } as unknown as Parameters<typeof jobs.writePage>[1]
  await expect(beside(large, "writePage", "markdown", broken)).rejects.toThrow()
  expect(await beside(large, "readPage", { format: "text", lang: "en", text: "x" })).toMatchObject({ ok: true })
})
