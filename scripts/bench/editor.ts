/**
 * Measures the desk beside a bare ProseMirror with the same rows and text: opening, key to paint, accepting all, scrolling, memory.
 *   npm run bench -- editor [--sizes 100,1000,5000] [--rounds 3] [--keys 40]
 * Both run in turn in the same browser, and what counts are the ratios: the machine may have other things to do. "Work" is
 * the processor time of the page's main thread, which hardly depends on that.
 */
import { loadavg } from "node:os"
import { type Browser, chromium } from "playwright"
import { browserFlags, installedBrowser } from "../lib/browser.mjs"
import { acceptAll } from "./editor/accept-all"
import { Measured, type Place } from "./editor/measure"
import { amountFor, bringPageIn } from "./editor/page-data"
import { quantile, table } from "./editor/table"
import { type Asker, openWorld, type World } from "./editor/world"

const SIZES = "100,1000,5000"
const GAP_MS = 60

/** Figures by name; several of each, one a round. */
type Figures = Map<string, number[]>

export async function run(args: string[]): Promise<number> {
  const option = (name: string, otherwise: string): string =>
    args.includes(`--${name}`) ? (args[args.indexOf(`--${name}`) + 1] ?? otherwise) : otherwise
  const sizes = option("sizes", SIZES).split(",").map(Number)
  const [rounds, keys] = [Number(option("rounds", "3")), Number(option("keys", "40"))]
  const executablePath = await installedBrowser()
  if (!executablePath) {
    console.log("There is no browser to measure in. Name one with E2E_BROWSER=/path/to/it.")
    return 1
  }
  const browser = await chromium.launch({
    executablePath,
    args: [...browserFlags, "--enable-precise-memory-info"],
  })
  const world = await openWorld()
  try {
    for (const pairs of sizes) await measureSize(browser, world, pairs, rounds, keys)
  } finally {
    await browser.close()
    await world.stop()
  }
  return 0
}
export default run

async function measureSize(browser: Browser, world: World, pairs: number, rounds: number, keys: number): Promise<void> {
  const amount = amountFor(pairs)
  const page = await bringPageIn(world.coordinator, world.reviewer, amount)
  const { doc } = await world.reviewer.ask<{ doc: unknown }>("GET", `/api/pages/${page}`)
  world.show(doc)
  const desk = `${world.app}/pages/${page}`
  const figures = { bare: new Map(), suggesting: new Map(), editing: new Map() } satisfies Record<string, Figures>
  const before = loadavg()[0] ?? 0
  for (let round = 0; round < rounds; round++) {
    await measureTab(browser, world.bare, null, keys, figures.bare)
    await measureTab(browser, desk, world.reviewer, keys, figures.suggesting)
    await measureTab(browser, desk, world.translator, keys, figures.editing, true)
    process.stderr.write(`${pairs} pairs: round ${round + 1} of ${rounds}\n`)
  }
  const load = `load ${before.toFixed(1)} before, ${(loadavg()[0] ?? 0).toFixed(1)} after`
  console.log(
    `\n${pairs} pairs, ${amount.suggestions} suggestions, ${amount.threads} threads; ${rounds} rounds; ${load}`,
  )
  console.log(table(figures))
}

async function measureTab(
  browser: Browser,
  url: string,
  who: Asker | null,
  keys: number,
  into: Figures,
  decides = false,
): Promise<void> {
  const note = (name: string, value: number): void => {
    into.set(name, [...(into.get(name) ?? []), value])
  }
  const tab = await Measured.open(browser, url, await who?.context.storageState())
  try {
    note("open: first rows painted, ms", tab.opened)
    note("open: ready to type, ms", tab.ready)
    note("work until ready, ms", tab.openedWork)
    const typeAt = async (place: string): Promise<void> => {
      const { keys: times, work } = await tab.type(keys, GAP_MS)
      note(`key to paint, ${place}, p50, ms`, quantile(times, 0.5))
      note(`key to paint, ${place}, p95, ms`, quantile(times, 0.95))
      note(`work for a key, ${place}, ms`, work)
    }
    for (const place of ["top", "middle"] as const satisfies readonly Place[]) {
      await tab.caretIn(place)
      await typeAt(place)
    }
    if (who) {
      await openNoteNearby(tab)
      await typeAt("a note open")
    }
    if (who && decides) {
      const { painted, work, undone } = await acceptAll(tab)
      note("accept all, to paint, ms", painted)
      note("accept all, work, ms", work)
      note("undo of it, to paint, ms", undone)
    }
    const frames = await tab.scroll()
    note("scrolling, frame p95, ms", quantile(frames, 0.95))
    note("scrolling, longest frame, ms", Math.max(...frames))
    const { heap, whole } = await tab.memory(browser)
    note("heap, MB", heap)
    note("memory of the tab, MB", whole)
  } finally {
    await tab.close()
  }
}

/** Opens the first note of a suggestion that is on the screen, and puts the caret behind its words. */
async function openNoteNearby({ tab }: Measured): Promise<void> {
  const box = await tab.evaluate(() => {
    const shown = [...document.querySelectorAll<HTMLElement>(".pairs ins.sugg")].find(mark => {
      const { top, bottom } = mark.getBoundingClientRect()
      return top > 200 && bottom < innerHeight - 100
    })
    const rect = shown?.getClientRects()[0]
    return rect ? { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 } : null
  })
  if (!box) throw new Error("no suggestion on the screen")
  await tab.mouse.click(box.x, box.y)
  await tab.locator(".pairs .sugg-on").first().waitFor()
}
