import { DeskTab } from "./support/desk"
import { expect, test } from "./support/journey"
import { bringIn, samplePage } from "./support/pages"
import { tabThrough } from "./support/tabbing"

test("Tab comes to everything on every screen, shows where it is, and dialogs give it back", async ({ people }) => {
  test.setTimeout(180_000)
  const coordinator = await people.coordinator()
  const { tab } = coordinator
  const address = await bringIn(coordinator, samplePage())
  const expectWhole = async (within?: string) => {
    const tour = await tabThrough(tab, within)
    expect(tour.unreached, "never reached").toEqual([])
    expect(tour.unseen, "reached, but not to be seen").toEqual([])
    expect(tour.stops).toBeGreaterThan(0)
  }
  for (const screen of ["/", "/bring-in", "/people", "/account"])
    await test.step(screen, async () => {
      await tab.goto(screen)
      await expect(tab.getByRole("heading", { level: 1 }).first()).toBeVisible()
      await expectWhole()
    })
  await test.step("the dialog for inviting", async () => {
    await tab.goto("/people")
    const opener = tab.getByRole("main").getByRole("button", { name: /^Invite/ })
    await opener.press("Enter")
    await expect(tab.getByRole("dialog")).toBeVisible()
    await expectWhole('[role="dialog"]')
    await tab.keyboard.press("Escape")
    await expect(tab.getByRole("dialog")).toBeHidden()
    await expect(opener).toBeFocused()
  })
  const desk = await DeskTab.open(tab, address)
  await test.step("the desk, with a note open and while finding", async () => {
    await tab.getByRole("radio", { name: "Suggesting" }).check()
    await desk.replace(desk.row(2), "abril", "mayo")
    await expect(tab.getByRole("button", { name: /^Accept: / })).toBeVisible()
    await desk.row(2).locator("ins.sugg").click()
    await tab.getByRole("link", { name: "Go to the content" }).focus()
    await tab.keyboard.press("Control+Shift+h")
    await expect(tab.getByRole("textbox", { name: "Replace with" })).toBeVisible()
    await tab.getByRole("link", { name: "Go to the content" }).focus()
    await expectWhole()
    await tab.keyboard.press("/")
    await tab.keyboard.press("Escape")
  })
  for (const name of [/^History/, /^Export/])
    await test.step(`the dialog ${name.source}`, async () => {
      const opener = tab.getByRole("banner").getByRole("button", { name })
      await opener.focus()
      await tab.keyboard.press("Enter")
      const dialog = tab.getByRole("dialog")
      await expect(dialog).toBeVisible()
      // Until what it shows has come, there is only the way out.
      await expect.poll(() => dialog.locator("a, button, input, select").count()).toBeGreaterThan(1)
      await expect(dialog.locator("button:disabled")).toHaveCount(0)
      await expectWhole('[role="dialog"]')
      await tab.keyboard.press("Escape")
      await expect(tab.getByRole("dialog")).toBeHidden()
      await expect(opener).toBeFocused()
    })
})
