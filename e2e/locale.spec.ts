import type { Locator } from "@playwright/test"
import { DeskTab } from "./support/desk"
import { expect, test } from "./support/journey"
import { bringIn, markdown } from "./support/pages"

const source = "About 1,500 people came in 2.5 hours.\n\nWatch the video on the computer.\n\nYou all know the way."
const target =
  "Vinieron unas 1,500 personas en 2.5 horas.\n\nMira el video en la computadora.\n\nVosotros sabéis el camino."

test("the kind of Spanish is switched at the desk, and what is found follows it", async ({ people }) => {
  test.slow()
  const cora = await people.coordinator()
  const { tab } = cora
  const address = await bringIn(cora, [markdown("en", source), markdown("es", target)], "Numbers")
  const desk = await DeskTab.open(tab, address)
  const [people_, video, you] = [desk.row(1), desk.row(2), desk.row(3)]
  const kinds = tab.getByRole("button", { name: "Findings by kind" })
  const dialog = tab.getByRole("dialog", { name: "Checks and words of the group" })

  const isFound = async (row: Locator, words: readonly string[]) => expect(row.locator(".fi")).toHaveText([...words])
  const choose = async (locale: "es-ES" | "es-419" | "es-US") => {
    await kinds.click()
    await tab.getByRole("button", { name: "Settings of the checks" }).click()
    await dialog.getByLabel("Kind of Spanish").selectOption(locale)
    await tab.keyboard.press("Escape")
    await expect(dialog).toHaveCount(0)
  }

  await kinds.click()
  await tab.getByLabel("Show hints, too").check()
  await tab.keyboard.press("Escape")

  await test.step("Spain: the separators of numbers, vídeo, ordenador", async () => {
    await choose("es-ES")
    await isFound(people_, ["1,500", "2.5"])
    await isFound(video, ["video", "la computadora"])
    await isFound(you, [])
    await people_.locator(".fi", { hasText: "1,500" }).click()
    await expect(tab.getByRole("article", { name: /^Finding, / })).toContainText("1.500")
    await tab.keyboard.press("Escape")
  })

  await test.step("Latin America: both ways of writing numbers, video, ustedes", async () => {
    await choose("es-419")
    await isFound(people_, [])
    await isFound(video, [])
    await isFound(you, ["Vosotros", "sabéis"])
  })

  await test.step("United States: 1,500 is right, 1.500 is not", async () => {
    await choose("es-US")
    await isFound(you, ["Vosotros", "sabéis"])
    await isFound(people_, [])
    await desk.replace(people_, "1,500", "1.500")
    await desk.caretAfter(people_, "horas")
    await isFound(people_, ["1.500"])
    await people_.locator(".fi", { hasText: "1.500" }).click()
    await tab.keyboard.press("Control+.")
    await isFound(people_, [])
    await expect(desk.side(people_, "target")).toContainText("unas 1,500 personas")
  })

  await test.step("it is kept for the group", async () => {
    await desk.saved()
    await tab.reload()
    await isFound(you, [])
    await kinds.click()
    await tab.getByRole("button", { name: "Settings of the checks" }).click()
    await expect(dialog.getByLabel("Kind of Spanish")).toHaveValue("es-US")
  })
})
