import { DeskTab } from "./support/desk"
import { expect, test } from "./support/journey"
import { bringIn, markdown } from "./support/pages"

const source = [
  "# The kiln opens on Friday",
  "The old kiln by the river was cold for nine years.",
  "Two hundred people came to the first meeting in March.",
  "Bread costs three euros and soup costs two.",
  "Bring your own bowl if you have one.",
]
const first = [
  "# El horno abre el viernes",
  "El viejo horno junto al río estuvo frío nueve años.",
  "Doscientas personas vinieron a la primera reunión en marzo.",
  "El pan cuesta tres euros y la sopa cuesta dos.",
  "Trae tu propio cuenco si tienes uno.",
]
const second = [
  "# El horno abre el viernes",
  "El viejo horno junto al río estuvo apagado nueve años.",
  "Doscientas personas acudieron a la primera reunión en marzo.",
  "El pan vale tres euros y la sopa, dos.",
  "Trae tu propio cuenco si tienes uno.",
]

test("a second draft over a page under review: what stands is kept, what is lost is listed, and one pair goes back", async ({
  people,
}) => {
  const coordinator = await people.coordinator()
  const address = await bringIn(coordinator, [markdown("en", source.join("\n\n")), markdown("es", first.join("\n\n"))])
  const reviewer = await people.invited("Rosa Revisa", ["reviewer"])
  const translator = await people.invited("Tomás Traduce", ["translator"])
  const reading = await DeskTab.open(reviewer.tab, address)

  await test.step("somebody reviews: three suggestions, a comment, a status", async () => {
    await reading.replace(reading.rowWith("estuvo frío"), "frío", "apagado")
    await reading.replace(reading.rowWith("cuesta tres"), "cuesta tres", "son tres")
    await reading.replace(reading.rowWith("tu propio"), "propio", "mismo")
    await reading.select(reading.rowWith("vinieron"), "target", "primera reunión")
    await reviewer.tab.getByRole("button", { name: "Comment", exact: true }).click()
    await reviewer.tab.getByRole("textbox", { name: "What do you want to say?" }).fill("Was it the first?")
    await reviewer.tab.keyboard.press("Enter")
    await expect(reading.rowWith("vinieron").locator(".note-on-text")).toHaveText("primera reunión")
    await reading.choose(reading.rowWith("abre el viernes"), "Mark as reviewed")
    await expect(reading.row(1).locator(".st-reviewed")).toBeVisible()
    await reading.saved()
  })

  const writing = await DeskTab.open(translator.tab, address)
  const { tab } = translator
  const dialog = tab.getByRole("dialog")
  await test.step("the translator looks at what the second draft would do", async () => {
    await tab.getByRole("button", { name: "More about this page" }).click()
    await tab.getByRole("menuitem", { name: "Bring in a new draft…" }).click()
    await dialog.getByRole("textbox", { name: "The whole new draft" }).fill(second.join("\n\n"))
    await dialog.getByRole("button", { name: "See what would change" }).click()
    await expect(dialog.getByText(/2 pairs keep their words, 3 are rewritten/)).toBeVisible()
    await expect(dialog.getByText(/One open suggestion is already in the new text/)).toBeVisible()
    await expect(dialog.getByText(/Suggestion by Rosa Revisa: neither its words/)).toBeVisible()
    await expect(dialog.getByRole("region", { name: "The differences" }).locator("del").first()).toHaveText("frío")
  })
  await test.step("and brings it in; the other desk sees it at once", async () => {
    await dialog.getByRole("button", { name: "Bring it in" }).click()
    await expect(dialog.getByText(/The new text is in/)).toBeVisible()
    await expect(reading.rowWith("acudieron")).toBeVisible()
    const kept = reading.rowWith("cuenco si tienes")
    await expect(kept.locator("ins.sugg")).toHaveText("mismo")
    await expect(kept.locator("del.sugg")).toHaveText("propio")
    await expect(reading.rowWith("acudieron").locator(".note-on-text")).toHaveText("primera reunión")
    await expect(reading.rowWith("estuvo apagado").locator("ins, del")).toHaveCount(0)
    await expect(reading.row(1).locator(".st-reviewed")).toBeVisible()
  })

  await test.step("the two drafts read side by side, by keys too", async () => {
    await dialog.getByRole("link", { name: "Compare before and after" }).click()
    await expect(tab.getByRole("heading", { level: 1 })).toContainText("Draft 2")
    await expect(tab.getByText(/in 3 of 5 rows/)).toBeVisible()
    await tab.keyboard.press("j")
    await expect(tab.getByRole("group", { name: "Row 2" })).toBeFocused()
    await expect(tab.getByRole("group", { name: "Row 2" }).locator("del")).toHaveText("frío")
    await expect(tab.getByRole("group", { name: "Row 2" }).locator("ins")).toHaveText("apagado")
    await tab.getByRole("radio", { name: "In one text" }).check()
    await expect(tab.getByRole("group", { name: "Row 2" })).toContainText("estuvo fríoapagado nueve")
  })
  await test.step("one pair takes its older words again, and back", async () => {
    await tab.getByRole("button", { name: "Take the older words of pair 4 again" }).click()
    await expect(tab.getByText("The words are as they were.")).toBeVisible()
    await expect(reading.rowWith("cuesta tres euros y la sopa cuesta dos")).toBeVisible()
    await tab.getByRole("button", { name: "Undo" }).click()
    await expect(reading.rowWith("vale tres euros")).toBeVisible()
  })
  await test.step("history tells it", async () => {
    await tab.goto(address)
    await expect(writing.row(1)).toBeVisible()
    await tab.getByRole("button", { name: "History" }).click()
    await expect(tab.getByRole("dialog").getByText(/Tomás Traduce brought in a new draft, number 2/)).toBeVisible()
  })
})
