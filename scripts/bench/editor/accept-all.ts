import type { Measured } from "./measure"

/**
 * Accepts every suggestion of the page at once through the dialog, as a person would, and takes it back. Milliseconds from
 * the click to the paint in which no suggestion is left, and of the main thread's work for it.
 */
export async function acceptAll(measured: Measured): Promise<{ painted: number; work: number; undone: number }> {
  const { tab } = measured
  await tab.getByRole("button", { name: "Decide several…" }).click()
  const button = tab.getByRole("dialog").getByRole("button", { name: /^Accept \d+$/u })
  await button.waitFor()
  let painted = 0
  const work = await measured.workOf(async () => {
    painted = await untilPainted(measured, () => button.click(), true)
  })
  const undo = tab.getByRole("contentinfo").getByRole("button", { name: "Undo" })
  const undone = await untilPainted(measured, () => undo.click(), false)
  return { painted, work, undone }
}

async function untilPainted({ tab }: Measured, act: () => Promise<void>, gone: boolean): Promise<number> {
  await tab.evaluate(none => {
    window.cotejoBench.done = 0
    let from = 0
    addEventListener("click", event => (from = event.timeStamp), { capture: true, once: true })
    const look = (): void => {
      const left = document.querySelector(".pairs .sugg") !== null
      if (from > 0 && left !== none)
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => (window.cotejoBench.done = performance.now() - from)
          port2.postMessage(0)
        })
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }, gone)
  await act()
  await tab.waitForFunction(() => window.cotejoBench.done > 0, null, { timeout: 60_000 })
  return tab.evaluate(() => window.cotejoBench.done)
}
