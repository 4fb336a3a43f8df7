import { DeskTab } from "./support/desk"
import { expect, test } from "./support/journey"

test("found and replaced as suggestions, and decided on, without a mouse", async ({ people }) => {
  test.setTimeout(180_000)
  const { person, desk: address } = await people.guest({ hat: "reviewer" })
  const { tab } = person
  let desk = await DeskTab.open(tab, address)
  const bar = tab.getByRole("search")
  const source = await desk.side(desk.row(8), "source").textContent()
  await test.step("words are found in both texts, whatever their case and accents", async () => {
    await tab.keyboard.press("/")
    await expect(bar.getByRole("textbox", { name: "Find in both texts" })).toBeFocused()
    await tab.keyboard.type("DECIDIÓ")
    await expect(bar.getByText("1 of 1", { exact: true })).toBeVisible()
    await tab.keyboard.press("Control+a")
    await tab.keyboard.type("samir")
    await expect(bar.getByText("1 of 4", { exact: true })).toBeVisible()
    await tab.keyboard.press("Enter")
    await tab.keyboard.press("Enter")
    await expect(bar.getByText("3 of 4", { exact: true })).toBeVisible()
    await tab.keyboard.press("Shift+Enter")
    await expect(bar.getByText("2 of 4", { exact: true })).toBeVisible()
    await bar.getByRole("button", { name: "Match case" }).press("Space")
    await expect(bar.getByText("Not found", { exact: true })).toBeVisible()
    await bar.getByRole("button", { name: "Match case" }).press("Space")
    await bar.getByRole("combobox", { name: "Search in" }).selectOption({ label: "Spanish" })
    await expect(bar.getByText("1 of 2", { exact: true })).toBeVisible()
  })
  await test.step("the text as it will read marks the found word too", async () => {
    await desk.view("All marks", "As it will read")
    const shown = tab.locator(".pairs .shown .found-here")
    await expect(shown).toBeVisible()
    await expect(shown).toHaveText(/^samir$/iu)
    await expect(tab.locator(".pairs .shown .found")).toHaveCount(2)
    await desk.view("As it will read", "All marks")
    await expect(tab.locator(".pairs .shown .found")).toHaveCount(0)
  })
  let count = 0
  await test.step("replacing all makes suggestions, which one undo takes back", async () => {
    await bar.getByRole("combobox", { name: "Search in" }).selectOption({ label: "Both texts" })
    await bar.getByRole("textbox", { name: "Find in both texts" }).fill("banco")
    await tab.keyboard.press("Control+Shift+h")
    await expect(bar.getByRole("textbox", { name: "Replace with" })).toBeFocused()
    await tab.keyboard.type("taller")
    await tab.keyboard.press("Control+Enter")
    const said = bar.getByRole("status").filter({ hasText: "suggestions made" })
    await expect(said).toBeVisible()
    count = Number.parseInt((await said.textContent()) ?? "", 10)
    expect(count).toBeGreaterThan(2)
    await expect(tab.locator(".pairs ins.sugg")).toHaveCount(count)
    await said.getByRole("button", { name: "Undo" }).press("Enter")
    await expect(tab.locator(".pairs .sugg")).toHaveCount(0)
    expect(await desk.side(desk.row(8), "source").textContent()).toBe(source)
  })
  await test.step("one by one, then the rest", async () => {
    await bar.getByRole("textbox", { name: "Replace with" }).focus()
    await tab.keyboard.press("Enter")
    await expect(tab.locator(".pairs ins.sugg")).toHaveCount(1)
    await tab.keyboard.press("Control+Enter")
    await expect(tab.locator(".pairs ins.sugg")).toHaveCount(count)
    await tab.keyboard.press("Escape")
    await expect(bar).toBeHidden()
    await expect(tab.locator(".pairs")).toBeFocused()
    await desk.saved()
  })

  await desk.wear("Translator")
  await test.step("from the list of pages to the last decision by keys alone", async () => {
    await tab.goto("/")
    const link = tab.getByRole("main").getByRole("link").first()
    await expect(link).toBeVisible()
    for (let i = 0; i < 40 && !(await link.evaluate(it => it === document.activeElement)); i++)
      await tab.keyboard.press("Tab")
    await tab.keyboard.press("Enter")
    desk = new DeskTab(tab)
    await expect(desk.row(1)).toBeVisible()
    await expect(desk.notes.first()).toBeVisible()
    await tab.keyboard.press("n")
    await expect(tab.locator("[data-voice]")).toHaveText(
      new RegExp(`Suggestion 1 of ${count}, replaces banco by taller, by Reviewer`, "i"),
    )
    await expect(tab.getByRole("article").first()).toBeFocused()
    await tab.keyboard.press("r")
    await expect(desk.notes).toHaveCount(count - 1)
    await desk.saved()
    await tab.keyboard.press("Control+z")
    await expect(desk.notes).toHaveCount(count)
    await expect(tab.locator("[data-voice]")).toHaveText(/The suggestion is open again\./)
    for (let left = count; left > 0; left--) {
      await expect(tab.locator("article:focus")).toHaveCount(1)
      await tab.keyboard.press("a")
      await expect(desk.notes).toHaveCount(left - 1)
    }
    await expect(tab.locator(".pin:focus")).toHaveCount(1)
    await expect(tab.locator(".pairs .sugg")).toHaveCount(0)
    await desk.saved()
  })
})

test("keys of one's own, kept with the account and shown wherever keys are shown", async ({ people }) => {
  const { person, desk: address } = await people.guest({ hat: "translator" })
  const { tab } = person
  let desk = await DeskTab.open(tab, address)
  const foot = tab.getByRole("contentinfo")
  await test.step("the palette goes to a pair and does what is chosen", async () => {
    await tab.keyboard.press("Control+k")
    await expect(tab.getByRole("combobox", { name: /^An action, a pair/ })).toBeFocused()
    await tab.keyboard.type("next pair")
    await expect(tab.getByRole("option", { name: /^Next pair/ })).toContainText("J")
    await tab.keyboard.press("Escape")
    await desk.caretAfter(desk.row(2), "abril")
    await tab.keyboard.press("Control+k")
    await tab.keyboard.type("next pair")
    await expect(tab.getByRole("option", { name: /^Next pair/ }), "as in the text").toContainText("Alt+↓")
    await tab.keyboard.press("Enter")
    await expect(tab.locator(".pairs"), "and done in the text").toBeFocused()
    await expect(desk.row(3)).toHaveAttribute("aria-current", "true")
    await tab.keyboard.press("Control+k")
    await tab.keyboard.type("as it will read")
    await tab.keyboard.press("Enter")
    await expect(tab.locator(".pairs .shown").first()).toBeVisible()
    await expect(desk.row(3).locator(".pin"), "where nothing can be written its pair has the focus").toBeFocused()
    // The letter after the key comes with the same frame.
    const typedInto = await tab.evaluate(async () => {
      const here = document.activeElement
      here?.dispatchEvent(new KeyboardEvent("keydown", { key: "k", code: "KeyK", ctrlKey: true, bubbles: true }))
      await Promise.resolve()
      return document.activeElement?.getAttribute("role")
    })
    expect(typedInto).toBe("combobox")
    await tab.keyboard.type("show all marks")
    await tab.keyboard.press("Enter")
    await expect(tab.locator(".pairs .shown")).toHaveCount(0)
    await tab.keyboard.press("Control+k")
    await tab.keyboard.type("change the keys")
    await tab.keyboard.press("Enter")
    await expect(tab.getByRole("dialog", { name: "Change the keys" })).toBeVisible()
  })
  await test.step("another key for the next pair", async () => {
    const dialog = tab.getByRole("dialog")
    await dialog.getByRole("searchbox").fill("next pair")
    const change = dialog.getByRole("button", { name: /^J\. .*At the desk/ })
    await change.press("Enter")
    const kept = tab.waitForResponse(response => response.url().endsWith("/api/preferences"))
    await tab.keyboard.press("q")
    await kept
    await expect(dialog.getByRole("button", { name: /^Q\. .*At the desk/ })).toBeVisible()
    await tab.keyboard.press("Escape")
    await expect(dialog).toBeHidden()
  })
  await tab.reload()
  desk = new DeskTab(tab)
  await expect(desk.row(1)).toBeVisible()
  await test.step("works after loading anew; the old one does nothing; foot and sheet show it", async () => {
    await expect(foot.getByText("next pair")).toContainText("Q")
    await tab.keyboard.press("q")
    await expect(desk.row(1)).toHaveAttribute("aria-current", "true")
    await tab.keyboard.press("j")
    await tab.keyboard.press("q")
    await expect(desk.row(2)).toHaveAttribute("aria-current", "true")
    await tab.keyboard.press("?")
    const sheet = tab.getByRole("dialog", { name: "All keys" })
    await expect(
      sheet
        .getByRole("row", { name: /Next pair/ })
        .or(sheet.getByText("Q", { exact: true }))
        .first(),
    ).toBeVisible()
    await tab.keyboard.press("Escape")
    await expect(desk.row(2).locator(".pin")).toBeFocused()
  })
  await test.step("keys that would change the text do nothing to the target while the source is selected", async () => {
    const before = await desk.words(desk.row(2))
    await desk.caretAfter(desk.row(2), "Kiln Lane")
    for (const key of [
      "Backspace",
      "Delete",
      "Control+Backspace",
      "Control+x",
      "Control+v",
      "z",
      "Shift+Enter",
      "Enter",
    ]) {
      await desk.select(desk.row(2), "source", "Kiln Lane")
      await tab.keyboard.press(key)
    }
    expect(await desk.words(desk.row(2))).toBe(before)
    await expect(tab.locator(".pairs .sugg")).toHaveCount(0)
  })
})
