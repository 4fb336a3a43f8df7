import { DeskTab } from "./support/desk"
import { expect, test } from "./support/journey"
import { bringIn, markdown } from "./support/pages"

const page: [ReturnType<typeof markdown>, ReturnType<typeof markdown>] = [
  markdown("en", "# The oven\n\nThe oven is old. It was built in 1921.\n\nWe bake on Fridays.\n\nBread is shared."),
  markdown(
    "es",
    "# El horno\n\nEl horno es viejo. Se construyó en 1921.\n\nHorneamos los viernes.\n\nEl pan se comparte.",
  ),
]

test("a coordinator merges and splits pairs in the middle of a review; nothing falls off", async ({ people }) => {
  const coordinator = await people.coordinator()
  const address = await bringIn(coordinator, page, "The oven")
  const desk = await DeskTab.open(coordinator.tab, address)
  const { tab } = coordinator
  const other = await DeskTab.open(await coordinator.anotherTab(), address)
  const count = await desk.rows.count()

  await test.step("a suggestion and a comment stand on the words", async () => {
    await tab.getByRole("radio", { name: "Suggesting" }).check()
    await desk.replace(desk.rowWith("bake"), "viernes", "sábados")
    await desk.select(desk.rowWith("bake"), "source", "Fridays")
    await tab.keyboard.press("c")
    await tab.getByRole("textbox", { name: "What do you want to say?" }).fill("Since when?")
    await tab.keyboard.press("Enter")
    await expect(desk.rowWith("bake").locator(".note-on-text")).toHaveText("Fridays")
  })
  await test.step("split at the caret: the source is cut where its sentence ends", async () => {
    await desk.caretAfter(desk.rowWith("The oven is old"), "El horno es viejo.")
    await tab.keyboard.press("Alt+x")
    await expect(desk.rows).toHaveCount(count + 1)
    await expect(desk.side(desk.row(2), "source")).toHaveText(/^The oven is old\.\s*$/u)
    await expect(desk.side(desk.row(3), "source")).toHaveText("It was built in 1921.")
    await expect(desk.side(desk.row(3), "target")).toHaveText(/^\s*Se construyó en 1921\.$/u)
  })
  await test.step("merge with the next", async () => {
    await desk.choose(desk.row(3), /Merge with next/)
    await expect(desk.rows).toHaveCount(count)
    await expect(desk.side(desk.row(3), "target")).toContainText("Se construyó")
    await expect(desk.row(3).locator("ins.sugg")).toHaveText("sábados")
    await expect(desk.row(3).locator(".note-on-text")).toHaveText("Fridays")
  })
  await test.step("the other tab sees all of it", async () => {
    await expect(other.rows).toHaveCount(count)
    await expect(other.row(3).locator("ins.sugg")).toHaveText("sábados")
  })
  await test.step("undo, twice, puts the pairs back", async () => {
    await desk.row(3).locator(".pin").focus()
    await tab.keyboard.press("Control+z")
    await expect(desk.rows).toHaveCount(count + 1)
    await tab.keyboard.press("Control+z")
    await expect(desk.rows).toHaveCount(count)
    await expect(desk.side(desk.row(2), "source")).toHaveText("The oven is old. It was built in 1921.")
    await expect(desk.rowWith("bake").locator(".note-on-text")).toHaveText("Fridays")
  })
  await desk.saved()
})

test("a status holds as long as the words stand", async ({ people }) => {
  const coordinator = await people.coordinator()
  const address = await bringIn(coordinator, page, "The oven again")
  const desk = await DeskTab.open(coordinator.tab, address)
  await desk.choose(desk.row(2), "Mark as approved")
  await expect(desk.row(2).locator(".st-approved")).toBeVisible()
  await desk.caretAfter(desk.row(2), "viejo")
  await coordinator.tab.keyboard.type(" ya")
  await expect(desk.row(2).locator(".st-draft")).toBeVisible()
  await desk.saved()
  await coordinator.tab.getByRole("button", { name: "History" }).click()
  await expect(
    coordinator.tab.getByRole("dialog").getByText("Pair 2 is a draft again, because its words changed"),
  ).toBeVisible()
})
