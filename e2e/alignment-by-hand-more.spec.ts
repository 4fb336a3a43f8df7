import { DeskTab } from "./support/desk"
import { expect, test } from "./support/journey"
import { bringIn, markdown } from "./support/pages"

const english = [
  "# The museum",
  "The municipal museum opened in 1921. Its first director was Marta Iglesias.",
  "The garden is closed in November.",
  "The collection has 340 photographs.",
]
const spanish = [
  "# El museo",
  "El museo municipal abrió en 1921. Su primera directora fue Marta Iglesias.",
  "La colección tiene 340 fotografías.",
  "El jardín cierra en noviembre.",
]
const page: [ReturnType<typeof markdown>, ReturnType<typeof markdown>] = [
  markdown("en", english.join("\n\n")),
  markdown("es", spanish.join("\n\n")),
]

test("what changed places is swapped, borders are dragged, and the page goes to sentences and back", async ({
  people,
}) => {
  const coordinator = await people.coordinator()
  const address = await bringIn(coordinator, page, "The museum, crossed")
  const { tab } = coordinator
  const desk = await DeskTab.open(tab, address)
  const other = await DeskTab.open(await coordinator.anotherTab(), address)
  const text = (row: number, side: "source" | "target", where = desk) => where.side(where.row(row), side)

  await desk.row(1).locator(".pin").focus()
  await tab.keyboard.press("l")
  await test.step("the aligner has put what crosses into one row; W puts it face to face, for everybody, in one step", async () => {
    await expect(desk.rows).toHaveCount(3)
    await desk.row(3).locator(".pin").focus()
    await tab.keyboard.press("w")
    await expect(desk.rows).toHaveCount(4)
    await expect(text(3, "source")).toHaveText("The collection has 340 photographs.")
    await expect(text(3, "target")).toHaveText("La colección tiene 340 fotografías.")
    await expect(text(4, "source")).toHaveText("The garden is closed in November.")
    await expect(text(4, "source", other)).toHaveText("The garden is closed in November.")
    await expect(text(4, "target", other)).toHaveText("El jardín cierra en noviembre.")
    await expect(desk.row(4).locator(".crossing")).toBeVisible()
    await tab.keyboard.press("Control+z")
    await expect(desk.rows).toHaveCount(3)
    await tab.keyboard.press("Control+y")
    await expect(desk.rows).toHaveCount(4)
  })
  await test.step("a border is dragged by its handle, and Esc leaves it where it was", async () => {
    const handle = desk.row(2).locator(".border-target")
    const drag = async () => {
      await desk.row(2).scrollIntoViewIfNeeded()
      const from = await handle.boundingBox()
      const to = await text(2, "target").boundingBox()
      if (!from || !to) throw new Error("nothing to drag")
      await tab.mouse.move(from.x + 20, from.y + from.height / 2)
      await tab.mouse.down()
      await tab.mouse.move(to.x + 40, to.y + 30, { steps: 4 })
      await tab.mouse.move(to.x + 4, to.y + 10, { steps: 4 })
    }
    await drag()
    await tab.keyboard.press("Escape")
    await tab.mouse.up()
    await expect(text(2, "target")).toContainText("abrió en 1921")
    await drag()
    await tab.mouse.up()
    await expect(text(3, "target")).toContainText("Marta Iglesias")
    await tab.keyboard.press("Control+z")
    await expect(text(2, "target")).toContainText("Marta Iglesias")
  })
  await test.step("the page is cut by sentence: shown first, live for the other desk, one step", async () => {
    await tab.getByRole("button", { name: "How the page is paired" }).click()
    await tab.getByRole("menuitemradio", { name: "a sentence" }).click()
    const dialog = tab.getByRole("dialog", { name: "Cut the page by sentence" })
    await expect(dialog.getByRole("table", { name: "Then" }).first()).toContainText("Su primera directora")
    await dialog.getByRole("button", { name: "Cut by sentence" }).click()
    await expect(dialog).toBeHidden()
    await expect(desk.rows).toHaveCount(5)
    await expect(text(3, "source")).toHaveText("Its first director was Marta Iglesias.")
    await expect(other.rows).toHaveCount(5)
  })
  await test.step("and joined by paragraph again", async () => {
    await tab.getByRole("button", { name: "How the page is paired" }).click()
    await tab.getByRole("menuitemradio", { name: "a paragraph" }).click()
    await tab.getByRole("dialog").getByRole("button", { name: "Join by paragraph" }).click()
    await expect(desk.rows).toHaveCount(4)
    await expect(other.rows).toHaveCount(4)
    await expect(text(2, "source")).toHaveText(/1921\. Its first director was Marta Iglesias\.$/u)
    await expect(text(3, "source")).toHaveText("The collection has 340 photographs.")
  })
  await test.step("E writes in the pair, Space goes on to the next doubtful one, if there is any", async () => {
    await desk.row(2).locator(".pin").focus()
    await tab.keyboard.press("Space")
    await desk.row(2).locator(".pin").focus()
    await tab.keyboard.press("e")
    await tab.keyboard.type("!")
    await expect(text(2, "target")).toContainText("Iglesias.!")
  })
  await desk.saved()
})

test("in the preview: swap, move, split, line up again, and go to the words", async ({ people }) => {
  const { tab } = await people.coordinator()
  await tab.goto("/bring-in")
  await tab.getByRole("textbox", { name: "The source page" }).fill(english.join("\n\n"))
  await tab.getByRole("textbox", { name: "The draft" }).fill(spanish.join("\n\n"))
  const preview = tab.getByRole("list", { name: "How they line up" })
  const row = (words: string) => preview.getByRole("listitem").filter({ hasText: words }).first()
  await expect(row("Marta Iglesias")).toBeVisible()
  const second = row("Marta Iglesias")

  await test.step("D sends the last sentence down, Ctrl+Z brings it back", async () => {
    await second.focus()
    await tab.keyboard.press("d")
    await expect(row("abrió en 1921")).not.toContainText("Su primera directora")
    await tab.keyboard.press("Control+z")
    await expect(row("abrió en 1921")).toContainText("Su primera directora")
  })
  await test.step("S splits, M merges, A keeps", async () => {
    const count = await preview.getByRole("listitem").count()
    await row("Marta Iglesias").focus()
    await tab.keyboard.press("s")
    await expect(preview.getByRole("listitem")).toHaveCount(count + 1)
    await tab.keyboard.press("m")
    await expect(preview.getByRole("listitem")).toHaveCount(count)
    await tab.keyboard.press("a")
    await tab.keyboard.press("Space")
  })
  await test.step("W puts face to face what crosses in one row; Shift+S says that two have nothing to do with each other", async () => {
    const count = await preview.getByRole("listitem").count()
    await row("340").focus()
    await tab.keyboard.press("w")
    await expect(preview.getByRole("listitem")).toHaveCount(count + 1)
    await expect(row("340")).toContainText("340 fotografías")
    await expect(row("340")).not.toContainText("garden")
    await tab.keyboard.press("Shift+S")
    await expect(preview.getByRole("listitem")).toHaveCount(count + 2)
    await tab.keyboard.press("Control+z")
    await tab.keyboard.press("Control+z")
    await expect(preview.getByRole("listitem")).toHaveCount(count)
  })
  await test.step("R shows what lining up again would change", async () => {
    await row("Marta Iglesias").focus()
    await tab.keyboard.press("r")
    const dialog = tab.getByRole("dialog", { name: "Line them up again" })
    await expect(dialog.getByRole("status")).toHaveText(/would become|Nothing would change/u)
    await dialog.getByRole("button", { name: "Cancel" }).click()
  })
  await test.step("E goes to its words in the draft", async () => {
    await row("Marta Iglesias").focus()
    await tab.keyboard.press("e")
    await expect(tab.getByRole("textbox", { name: "The draft" })).toBeFocused()
  })
})
