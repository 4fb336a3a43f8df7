import { DeskTab } from "./support/desk"
import { expect, test } from "./support/journey"
import { bringIn, markdown } from "./support/pages"

test("two people see each other's caret and selection, and one follows the other", async ({ people }) => {
  const coordinator = await people.coordinator()
  const translator = await people.invited("Tadeo Traduce", ["translator"])
  const paragraphs = (line: string) => Array.from({ length: 60 }, (_, i) => `${line} ${i + 1}.`).join("\n\n")
  const address = await bringIn(coordinator, [
    markdown("en", `# The oven\n\n${paragraphs("The oven is old")}`),
    markdown("es", `# El horno\n\n${paragraphs("El horno es viejo")}`),
  ])
  const one = await DeskTab.open(coordinator.tab, address)
  const two = await DeskTab.open(translator.tab, address)
  await two.caretAfter(two.row(2), "El horno")
  const caret = one.row(2).locator(".caret-of")
  await expect(caret).toBeVisible()
  await expect(caret.locator("i")).toHaveAttribute("data-siglum", "TT")
  await translator.tab.keyboard.type(" grande")
  await expect(one.side(one.row(2), "target")).toContainText("El horno grande")
  await expect(caret).toHaveCount(1)
  await two.select(two.row(3), "target", "viejo")
  await expect(one.row(3).locator(".theirs")).toHaveText("viejo")
  await expect(caret).toHaveCount(0)
  expect(await one.words(one.row(3))).toBe("El horno es viejo 2.")

  // Whoever suggested has the caret in the middle of it: it is signed once all the same, at its end.
  await translator.tab.getByRole("radio", { name: "Suggesting" }).check()
  await two.caretAfter(two.row(4), "viejo")
  await translator.tab.keyboard.type(" enorme")
  for (let i = 0; i < 3; i++) await translator.tab.keyboard.press("ArrowLeft")
  await expect(one.row(4).locator(".sugg", { has: one.tab.locator(".caret-of") })).toBeVisible()
  const signs = one.row(4).locator(".sig")
  await expect(signs).toHaveCount(2)
  const drawn = signs.evaluateAll(all => all.map(sign => getComputedStyle(sign, "::after").content))
  expect(await drawn).toEqual(["none", expect.stringContaining("TT")])

  await one.tab.getByRole("button", { name: "Follow Tadeo Traduce" }).click()
  await two.caretAfter(two.row(55), "El horno")
  await expect(one.row(55).locator(".caret-of")).toBeInViewport()
  await one.tab.mouse.wheel(0, -200)
  await expect(one.tab.getByRole("button", { name: "Follow Tadeo Traduce" })).toHaveAttribute("aria-pressed", "false")
  await translator.tab.close()
  await expect(one.row(55).locator(".caret-of")).toHaveCount(0)
  await expect(one.tab.getByRole("button", { name: "Follow Tadeo Traduce" })).toHaveCount(0)
})
