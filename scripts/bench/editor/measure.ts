/** What is measured in one tab: opening, keys, scrolling, memory. The same for the app and for the bare page. */
import { readFileSync } from "node:fs"
import type { Browser, BrowserContext, CDPSession, Page as Tab } from "playwright"

declare global {
  interface Window {
    cotejoBench: { opened: number; ready: number; keys: number[]; done: number }
  }
}

/** Runs in the page before anything else: notes when the first row is painted, when it can be typed in, and how long each key takes to paint. */
function probe(): void {
  const bench = { opened: 0, ready: 0, keys: [] as number[], done: 0 }
  window.cotejoBench = bench
  const painted = (then: () => void): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = then
      port2.postMessage(0)
    })
  }
  const look = (): void => {
    if (bench.opened === 0 && document.querySelector('[data-side="target"] > *')) {
      bench.opened = -1
      painted(() => (bench.opened = performance.now()))
    }
    if (document.querySelector('[contenteditable="true"] [data-side="target"] > *'))
      painted(() => (bench.ready = performance.now()))
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  window.addEventListener("keydown", event => painted(() => bench.keys.push(performance.now() - event.timeStamp)), true)
}

export type Place = "top" | "middle"

export class Measured {
  private constructor(
    readonly tab: Tab,
    readonly context: BrowserContext,
    private readonly cdp: CDPSession,
    /** Milliseconds from asking for the page to the first row painted. */
    readonly opened: number,
    /** Milliseconds until the editor stands, and has been painted. */
    readonly ready: number,
    /** Milliseconds of the page's main thread until then. */
    readonly openedWork: number,
  ) {}

  static async open(browser: Browser, url: string, state?: Awaited<ReturnType<BrowserContext["storageState"]>>) {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: "en-US",
      ...(state ? { storageState: state } : {}),
    })
    const tab = await context.newPage()
    // What runs TypeScript here names functions by a helper of its own, which the page does not have.
    await tab.addInitScript("globalThis.__name = value => value")
    await tab.addInitScript(probe)
    const cdp = await context.newCDPSession(tab)
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" })
    await tab.goto(url)
    await tab.waitForFunction(() => window.cotejoBench.ready > 0, null, { timeout: 120_000 })
    const { opened, ready } = await tab.evaluate(() => window.cotejoBench)
    const { metrics } = await cdp.send("Performance.getMetrics")
    const work = (metrics.find(one => one.name === "TaskDuration")?.value ?? Number.NaN) * 1000
    return new Measured(tab, context, cdp, opened, ready, work)
  }

  async close(): Promise<void> {
    await this.context.close()
  }

  /** Puts the caret into the target of a row, as a click would. */
  async caretIn(place: Place): Promise<void> {
    await this.tab.evaluate(where => {
      const sides = document.querySelectorAll<HTMLElement>('[data-side="target"]')
      const side = sides[where === "top" ? 1 : Math.floor(sides.length / 2) + 1]
      side?.scrollIntoView({ block: "center" })
      side?.closest<HTMLElement>('[contenteditable="true"]')?.focus({ preventScroll: true })
      const walker = document.createTreeWalker(side as HTMLElement, NodeFilter.SHOW_TEXT)
      let last: globalThis.Node | null = null
      for (let node = walker.nextNode(); node; node = walker.nextNode()) last = node
      if (last) getSelection()?.collapse(last, Math.floor((last.textContent?.length ?? 0) / 2))
    }, place)
    await this.tab.waitForTimeout(300)
  }

  /** Milliseconds from each key to its paint, and of the page's main thread spent on each on average. */
  async type(count: number, gapMs: number): Promise<{ keys: number[]; work: number }> {
    await this.tab.keyboard.type("aqui ", { delay: gapMs })
    await this.tab.evaluate(() => (window.cotejoBench.keys.length = 0))
    const before = await this.#busy()
    for (let i = 0; i < count; i++) {
      await this.tab.keyboard.press(i % 7 === 6 ? "Space" : "abcdefg".charAt(i % 7))
      await this.tab.waitForTimeout(gapMs)
    }
    const after = await this.#busy()
    return { keys: await this.tab.evaluate(() => window.cotejoBench.keys), work: ((after - before) * 1000) / count }
  }

  async #busy(): Promise<number> {
    const { metrics } = await this.cdp.send("Performance.getMetrics")
    return metrics.find(one => one.name === "TaskDuration")?.value ?? Number.NaN
  }

  /** Milliseconds of the page's main thread until something is done. */
  async workOf(act: () => Promise<void>): Promise<number> {
    const before = await this.#busy()
    await act()
    return ((await this.#busy()) - before) * 1000
  }

  /** Scrolls a screen a frame, sixty times: the time between frames, in milliseconds. */
  async scroll(): Promise<number[]> {
    return this.tab.evaluate(
      () =>
        new Promise<number[]>(resolve => {
          const frames: number[] = []
          let last = 0
          const step = (now: number): void => {
            if (last > 0) frames.push(now - last)
            last = now
            window.scrollBy({ top: 700, behavior: "instant" })
            if (frames.length < 60) requestAnimationFrame(step)
            else resolve(frames)
          }
          window.scrollTo({ top: 0, behavior: "instant" })
          requestAnimationFrame(step)
        }),
    )
  }

  /** Megabytes of the heap after collecting, and of the whole process that draws the tab (Linux only). */
  async memory(browser: Browser): Promise<{ heap: number; whole: number }> {
    await this.cdp.send("HeapProfiler.collectGarbage")
    const { metrics } = await this.cdp.send("Performance.getMetrics")
    const heap = (metrics.find(one => one.name === "JSHeapUsedSize")?.value ?? Number.NaN) / 1e6
    try {
      const { processInfo } = await (await browser.newBrowserCDPSession()).send("SystemInfo.getProcessInfo")
      const sizes = processInfo
        .filter(one => one.type === "renderer")
        .map(one => Number(/Pss:\s+(\d+)/u.exec(readFileSync(`/proc/${one.id}/smaps_rollup`, "utf8"))?.[1]) / 1000)
      return { heap, whole: Math.max(...sizes) }
    } catch {
      // Not a system that tells.
      return { heap, whole: Number.NaN }
    }
  }
}
