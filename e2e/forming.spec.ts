/** How words and blocks look, as suggestions: with the buttons above a selection, from the palette, and taken back. */
import { DeskTab } from "./support/desk"
import { expect, test } from "./support/journey"
import { bringIn, markdown } from "./support/pages"

test("a reviewer makes words bold and a link, and a paragraph a heading; all of it is suggested, and undone", async ({
  people,
}) => {
  const coordinator = await people.coordinator()
  const reviewer = await people.invited("Renata Revisa", ["reviewer"])
  const address = await bringIn(coordinator, [
    markdown("en", "# The kiln\n\nThe kiln is hot.\n\nMind your hands."),
    markdown("es", "# El horno\n\nEl horno está caliente.\n\nCuidado con las manos."),
  ])
  const { tab } = reviewer
  const desk = await DeskTab.open(tab, address)
  const row = desk.row(2)
  const said = (change: string) => tab.getByRole("article", { name: new RegExp(change) })

  await test.step("bold, by the button above the words", async () => {
    await desk.select(row, "target", "caliente")
    await tab.getByRole("button", { name: "Bold" }).click()
    await expect(row.locator(".side-target strong")).toHaveText("caliente")
    await expect(said("bold on: caliente|make bold|caliente").first()).toBeVisible()
  })
  await test.step("a link, by its key; an address that runs something is not taken", async () => {
    await desk.select(row, "target", "horno")
    await tab.keyboard.press("Alt+k")
    const dialog = tab.getByRole("dialog", { name: "Where these words lead" })
    await dialog.getByRole("textbox", { name: "Address" }).fill("javascript:alert(1)")
    await tab.keyboard.press("Enter")
    await expect(dialog.getByRole("alert")).toBeVisible()
    await dialog.getByRole("textbox", { name: "Address" }).fill("kiln.example/hot")
    await tab.keyboard.press("Enter")
    await expect(dialog).toBeHidden()
    await expect(row.locator(".side-target a")).toHaveAttribute("href", "https://kiln.example/hot")
  })
  await test.step("a heading, from the list of kinds", async () => {
    await desk.select(desk.row(3), "target", "Cuidado")
    await tab.getByRole("button", { name: "Block" }).click()
    await tab.getByRole("menuitem", { name: "Make it a heading, level 2" }).click()
    await expect(said("turn into a heading").first()).toBeVisible()
  })
  await test.step("a list item, from the palette", async () => {
    await desk.caretAfter(desk.row(3), "Cuidado")
    await tab.keyboard.press("Control+k")
    await tab.keyboard.type("list item")
    await tab.getByRole("option", { name: /Make it a list item/ }).click()
    await expect(said("turn into a list item").first()).toBeVisible()
  })
  await test.step("undone one by one, nothing is left", async () => {
    await desk.caretAfter(row, "está")
    for (let i = 0; i < 4; i++) await tab.keyboard.press("Control+z")
    await expect(desk.notes).toHaveCount(0)
    await expect(row.locator(".side-target strong, .side-target a")).toHaveCount(0)
    await desk.saved()
  })
})
