import type { Locator, Page as Tab } from "@playwright/test"
import { expect } from "./journey"

type Side = "source" | "target"

/** The desk as a person sees it: rows counted from 1, words on either side, notes in the margin. */
export class DeskTab {
  constructor(readonly tab: Tab) {}

  static async open(tab: Tab, address: string): Promise<DeskTab> {
    await tab.goto(address)
    const desk = new DeskTab(tab)
    await expect(desk.row(1)).toBeVisible()
    return desk
  }

  row(number: number): Locator {
    return this.tab.locator(".ProseMirror .pair").nth(number - 1)
  }
  rowWith(words: string): Locator {
    return this.tab.locator(".ProseMirror .pair", { hasText: words }).first()
  }
  side(row: Locator, side: Side): Locator {
    return row.locator(`.side-${side}`)
  }
  get rows(): Locator {
    return this.tab.locator(".ProseMirror .pair")
  }
  get notes(): Locator {
    return this.tab.getByRole("complementary").getByRole("article")
  }

  /** Marks words on a side of a row with the mouse's selection, wherever in it they stand. */
  async select(row: Locator, side: Side, words: string): Promise<void> {
    await row.scrollIntoViewIfNeeded()
    await this.side(row, side).evaluate((element, wanted) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1
        if (at < 0) continue
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + wanted.length)
        ;(element.closest(".pairs") as HTMLElement | null)?.focus()
        const selection = getSelection()
        selection?.removeAllRanges()
        selection?.addRange(range)
        return
      }
      throw new Error(`no «${wanted}» here`)
    }, words)
    // ProseMirror hears of a selection a moment later, and on a busy machine that moment is counted in the page.
    await this.tab.evaluate(() => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 80))))
  }

  /** Puts the caret behind words of the target. */
  async caretAfter(row: Locator, words: string, side: Side = "target"): Promise<void> {
    await this.select(row, side, words)
    await this.tab.evaluate(() => getSelection()?.collapseToEnd())
    await this.tab.waitForTimeout(80)
  }

  async replace(row: Locator, words: string, by: string): Promise<void> {
    await this.select(row, "target", words)
    await this.tab.keyboard.type(by)
  }

  /** Waits until everything typed is on the server. */
  async saved(): Promise<void> {
    await expect(this.tab.locator('[data-save="saved"]')).toContainText(/Saved|Guardado/u)
  }

  /** Opens the menu of a row's bead and chooses from it. */
  async choose(row: Locator, item: string | RegExp): Promise<void> {
    const wanted = this.tab.getByRole("menuitem", { name: item })
    // A row that is drawn anew at this moment has a new bead, whose menu is not open.
    await expect(async () => {
      await row.scrollIntoViewIfNeeded()
      if (!(await wanted.isVisible())) await row.locator(".pin").click({ timeout: 3_000 })
      await wanted.waitFor({ timeout: 3_000 })
    }).toPass({ timeout: 20_000 })
    await this.press(wanted)
  }

  /**
   * Clicks on an item of a menu once it has come to rest, by the mouse alone: click() first scrolls the page until the item is
   * clear of the bars, as the page asks for its text, and the menu moves on with what it belongs to.
   */
  async press(what: Locator): Promise<void> {
    await what.waitFor()
    await what.evaluate(async element => {
      let [last, still] = [Number.NaN, 0]
      for (let i = 0; i < 100 && still < 8; i++) {
        await new Promise(resolve => requestAnimationFrame(resolve))
        const { top } = element.getBoundingClientRect()
        still = top === last ? still + 1 : 0
        last = top
      }
      const menu = element.closest('[role="menu"]')
      const below = element.getBoundingClientRect().bottom - (menu?.getBoundingClientRect().bottom ?? Infinity)
      if (menu && below > 0) menu.scrollTop += below + 8
    })
    const box = await what.boundingBox()
    if (!box) throw new Error("the item is gone")
    await this.tab.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  }

  /** The target's own words in a row, without sigla and letters. */
  async words(row: Locator, side: Side = "target"): Promise<string> {
    return (await this.side(row, side).textContent()) ?? ""
  }

  async view(now: string | RegExp, next: string | RegExp): Promise<void> {
    await this.tab.getByRole("button", { name: now }).click()
    await this.press(this.tab.getByRole("menuitemradio", { name: next }))
    await expect(this.tab.getByRole("button", { name: next })).toBeVisible()
  }

  /** Puts on another hat, and waits until the desk has been opened anew under it. */
  async wear(hat: "Coordinator" | "Translator" | "Reviewer"): Promise<void> {
    await this.tab.getByRole("radio", { name: hat }).check()
    await expect(this.tab.getByRole("button", { name: `Account of ${hat}` })).toBeVisible()
    await expect(this.row(1)).toBeVisible()
  }

  async move(item: string): Promise<void> {
    await this.tab.getByRole("button", { name: /^State: / }).click()
    await this.press(this.tab.getByRole("menuitem", { name: item, exact: true }))
    await this.tab.getByRole("dialog").getByRole("button", { name: item, exact: true }).click()
    await expect(this.tab.getByRole("dialog")).toBeHidden()
  }
}
