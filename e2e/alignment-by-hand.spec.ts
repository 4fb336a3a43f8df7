import { DeskTab } from "./support/desk"
import { expect, test } from "./support/journey"
import { bringIn, markdown } from "./support/pages"

const english = [
  "# The museum",
  "The municipal museum opened in 1921. Its first director was Marta Iglesias.",
  "The collection has 340 photographs. They show Portugal and Italy.",
  "The garden is closed in November.",
]
const spanish = [
  "# El museo",
  "El museo municipal abrió en 1921. Su primera directora fue Marta Iglesias.",
  "La colección tiene 340 fotografías. Muestran Portugal e Italia.",
  "El jardín cierra en noviembre.",
]
const page: [ReturnType<typeof markdown>, ReturnType<typeof markdown>] = [
  markdown("en", english.join("\n\n")),
  markdown("es", spanish.join("\n\n")),
]

test("a coordinator mends the alignment by keys, and aligns again what is left", async ({ people }) => {
  const coordinator = await people.coordinator()
  const address = await bringIn(coordinator, page, "The museum")
  const { tab } = coordinator
  const desk = await DeskTab.open(tab, address)
  const other = await DeskTab.open(await coordinator.anotherTab(), address)
  const target = (row: number, where = desk) => where.side(where.row(row), "target")
  const source = (row: number) => desk.side(desk.row(row), "source")
  // Asked of the page: with a second tab open, the browser may hold this one for inactive.
  const beadHasFocus = (row: number) =>
    expect
      .poll(() =>
        desk
          .row(row)
          .locator(".pin")
          .evaluate(bead => bead === document.activeElement),
      )
      .toBe(true)
  await expect(desk.rows).toHaveCount(4)

  await test.step("a suggestion and a comment stand on words that will move", async () => {
    await tab.getByRole("radio", { name: "Suggesting" }).check()
    await desk.replace(desk.row(2), "primera", "primer")
    await desk.select(desk.row(2), "target", "Marta")
    await tab.keyboard.press("Control+m")
    await tab.getByRole("textbox", { name: "What do you want to say?" }).fill("Who?")
    await tab.keyboard.press("Enter")
    await expect(target(2).locator(".note-on-text")).toHaveText("Marta")
  })
  await test.step("the layer is turned on, and said in the foot", async () => {
    await desk.row(2).locator(".pin").focus()
    await tab.keyboard.press("l")
    await expect(tab.getByRole("button", { name: "Alignment", exact: true })).toHaveAttribute("aria-pressed", "true")
    await expect(tab.getByRole("contentinfo").getByText("next doubtful")).toBeVisible()
    await beadHasFocus(2)
  })
  await test.step("D: the last sentence goes down, and what hangs on it goes along", async () => {
    await tab.keyboard.press("d")
    await expect(target(2)).toHaveText(/^El museo municipal abrió en 1921\.\s*$/u)
    await expect(target(3).locator("ins.sugg")).toHaveText("primer")
    await expect(target(3).locator(".note-on-text")).toHaveText("Marta")
    await expect(source(2)).toHaveText(/Marta Iglesias/u)
    await expect(target(3, other).locator("ins.sugg")).toHaveText("primer")
    await beadHasFocus(2)
  })
  await test.step("Shift+D: so does the source's", async () => {
    await tab.keyboard.press("Shift+D")
    await expect(source(2)).toHaveText(/^The municipal museum opened in 1921\.\s*$/u)
    await expect(source(3)).toContainText("Its first director")
  })
  await test.step("J, then U: the first sentence goes up again", async () => {
    await tab.keyboard.press("j")
    await tab.keyboard.press("u")
    await expect(target(2).locator("ins.sugg")).toHaveText("primer")
    await tab.keyboard.press("Control+z")
    await expect(target(3).locator("ins.sugg")).toHaveText("primer")
  })
  await test.step("S splits, A confirms, M merges", async () => {
    await desk.row(4).locator(".pin").focus()
    await tab.keyboard.press("a")
    await desk.row(2).locator(".pin").focus()
    await tab.keyboard.press("m")
    await expect(desk.rows).toHaveCount(3)
    await tab.keyboard.press("Control+z")
    await expect(desk.rows).toHaveCount(4)
  })
  await test.step("no counterpart: the sides part, and each stands alone", async () => {
    await desk.choose(desk.row(4), "These have no counterpart")
    await expect(desk.rows).toHaveCount(5)
    await expect(source(4)).toHaveText("The garden is closed in November.")
    await expect(target(5)).toHaveText("El jardín cierra en noviembre.")
    await tab.keyboard.press("Control+z")
    await expect(desk.rows).toHaveCount(4)
  })
  await test.step("align again: shown first, done as one step", async () => {
    await desk.row(3).locator(".pin").focus()
    await tab.keyboard.press("r")
    const dialog = tab.getByRole("dialog", { name: "Align again" })
    await expect(dialog.getByText(/would become/u)).toBeVisible()
    await expect(dialog.getByRole("table", { name: "Then" }).first()).toContainText("Marta Iglesias")
    await expect(source(3)).toContainText("Its first director")
    await dialog.getByRole("button", { name: "Do it" }).click()
    await expect(dialog).toBeHidden()
    await expect(source(2)).toHaveText(/1921\. Its first director was Marta Iglesias\.$/u)
    await expect(target(2).locator("ins.sugg")).toHaveText("primer")
    await expect(target(2).locator(".note-on-text")).toHaveText("Marta")
    await expect(target(2, other).locator("ins.sugg")).toHaveText("primer")
    await tab.keyboard.press("Control+z")
    await expect(source(3)).toContainText("Its first director")
  })
  await desk.saved()
})

test("who does not coordinate sees nothing of it", async ({ people }) => {
  const address = await bringIn(await people.coordinator(), page, "The museum, read")
  const reviewer = await people.invited("Rita Reads", ["reviewer"])
  const desk = await DeskTab.open(reviewer.tab, address)
  await expect(reviewer.tab.getByRole("button", { name: "Alignment", exact: true })).toHaveCount(0)
  await desk.row(2).locator(".pin").click()
  await expect(reviewer.tab.getByRole("menu")).toBeVisible()
  await expect(reviewer.tab.getByRole("menuitem", { name: /merge|sentence|align|counterpart/iu })).toHaveCount(0)
  await reviewer.tab.keyboard.press("Escape")
  await desk.row(2).locator(".pin").focus()
  await reviewer.tab.keyboard.press("l")
  await reviewer.tab.keyboard.press("d")
  await expect(desk.side(desk.row(2), "target")).toContainText("Marta Iglesias")
})
