import { DeskTab } from "./support/desk"
import { expect, test } from "./support/journey"
import { bringIn, markdown } from "./support/pages"

const english = [
  "The board met.",
  "Ask the board first.",
  "Nobody came.",
  "The old board resigned.",
  "See the list below.",
  "A letter to the board.",
  "It rained.",
  "Bring a pen.",
  "The oven is old.",
  "The board and its friends.",
]
const spanish = [
  "La junta se reunió.",
  "Pregunta antes a la junta.",
  "No vino nadie.",
  "La junta anterior dimitió.",
  "Mira la lista.",
  "Una carta a la junta.",
  "Llovió.",
  "Trae un bolígrafo.",
  "El horno es viejo.",
  "Y sus amigos.",
]

test("words of the source that nothing answers are marked when that is asked for, and become a fault in the source", async ({
  people,
}) => {
  const cora = await people.coordinator()
  const { tab } = cora
  const address = await bringIn(
    cora,
    [markdown("en", english.join("\n\n")), markdown("es", spanish.join("\n\n"))],
    "Board",
  )
  const desk = await DeskTab.open(tab, address)
  const marked = desk.row(10).locator(".side-source .fi")
  await tab.getByRole("button", { name: "Findings by kind" }).click()
  await expect(marked).toHaveCount(0)
  await tab.getByLabel("Mark words of the source that nothing answers").check()
  await tab.keyboard.press("Escape")
  await expect(marked).toHaveText("board")
  await expect(desk.row(1).locator(".side-source .fi")).toHaveCount(0)
  await marked.click()
  const card = tab.getByRole("article", { name: /^Finding, / })
  await expect(card).toContainText("Nothing in the translation answers “board”.")
  await card.getByRole("button", { name: "Fault in the source" }).click()
  await expect(desk.notes.filter({ hasText: "Fault in the source" })).toContainText(
    "Nothing in the translation answers “board”.",
  )
  await expect(desk.row(10).locator(".side-source [data-thread]")).toHaveText("board")
})
