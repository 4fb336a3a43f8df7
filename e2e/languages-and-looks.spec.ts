import { expectAccessible } from "./support/accessible"
import { DeskTab } from "./support/desk"
import { expect, test } from "./support/journey"
import { bringIn, samplePage } from "./support/pages"

test("the desk in Spanish, dark, and at three widths, found fit by axe", async ({ people }) => {
  test.setTimeout(180_000)
  const { person, desk: address } = await people.guest({ locale: "es", colorScheme: "dark", hat: "translator" })
  const { tab } = person
  const desk = await DeskTab.open(tab, address)
  await expect(tab.getByRole("radio", { name: "Sugerir" })).toBeVisible()
  await tab.getByRole("radio", { name: "Sugerir" }).check()
  await desk.replace(desk.row(2), "abril", "mayo")
  await expect(tab.getByRole("button", { name: "Aceptar: sustituir abril por mayo" })).toBeVisible()
  await expectAccessible(tab)
  for (const width of [1024, 390]) {
    await tab.setViewportSize({ width, height: 844 })
    await desk.row(2).locator("ins.sugg").click()
    await expect(tab.getByRole("button", { name: /^Aceptar: / })).toBeVisible()
    await test.step(`nothing hangs over the edge at ${width}`, async () => {
      const over = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(over).toBeLessThanOrEqual(0)
    })
    await expectAccessible(tab)
  }
})

test("the desk of somebody with an account, in Spanish on a narrow screen", async ({ people }) => {
  const { tab, ...cora } = await people.coordinator({ locale: "es", viewport: { width: 390, height: 844 } })
  const address = await bringIn({ tab, ...cora }, samplePage(), "Minutes of the meeting in May")
  await DeskTab.open(tab, address)
  await expect(tab.getByText(/palabras en inglés, .* palabras en español/)).toBeAttached()
  const over = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(over).toBeLessThanOrEqual(0)
})

test("everything with the keyboard", async ({ people }) => {
  const { person, desk: address } = await people.guest({ hat: "coordinator" })
  const { tab } = person
  const desk = await DeskTab.open(tab, address)
  await tab.keyboard.press("Tab")
  await expect(tab.getByRole("link", { name: "Go to the content" })).toBeFocused()
  await tab.keyboard.press("j")
  await tab.keyboard.press("j")
  await expect(desk.row(2)).toHaveAttribute("aria-current", "true")
  await tab.keyboard.press("Enter")
  await tab.keyboard.type(" Fin.")
  await expect(desk.side(desk.row(2), "target")).toContainText("Fin.")
  await tab.keyboard.press("Escape")
  await expect(desk.row(2).locator(".pin")).toBeFocused()
  await tab.keyboard.press("s")
  await expect(tab.getByText("Status of pair 2:")).toBeVisible()
  await tab.keyboard.press("4")
  await expect(desk.row(2).locator(".st-approved")).toBeVisible()
  await tab.keyboard.press("?")
  await expect(tab.getByRole("dialog", { name: "All keys" })).toBeVisible()
  await tab.keyboard.press("Escape")
  await expect(tab.getByRole("dialog")).toBeHidden()
  await tab.keyboard.press("/")
  await tab.keyboard.type("sabado")
  await expect(tab.getByRole("search").getByText(/^1 of \d+$/)).toBeVisible()
})
