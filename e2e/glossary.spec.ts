import { fileURLToPath } from "node:url"
import { DeskTab } from "./support/desk"
import { expect, test } from "./support/journey"
import { bringIn, markdown } from "./support/pages"

const csv = [
  "English,Spanish,usage,note",
  "member,socio,preferred,As in our statutes",
  "member,asociado,avoid,",
  "board,junta,preferred,",
  "orphan,,,",
].join("\n")

test("a glossary is brought in, its terms are found and used at the desk, and a rule of one's own is made", async ({
  people,
}) => {
  test.slow()
  const cora = await people.coordinator()
  const address = await bringIn(
    cora,
    [
      markdown("en", "The form is for members.\n\nThe board met in April.\n\nThe treasurer spoke."),
      markdown(
        "es",
        "El formulario es para los asociados.\n\nLa junta se reunió en abril.\n\nHabló el tesorero, okay.",
      ),
    ],
    "Statutes",
  )
  const { tab } = cora

  await test.step("a CSV file is looked at before anything is kept", async () => {
    await tab.goto("/glossary")
    await tab.getByRole("button", { name: "Bring in a file" }).click()
    await tab
      .locator('input[type="file"]')
      .setInputFiles({ name: "terms.csv", mimeType: "text/csv", buffer: Buffer.from(csv) })
    const dialog = tab.getByRole("dialog")
    await expect(dialog.getByRole("heading", { name: "2 new terms" })).toBeVisible()
    await expect(dialog).toContainText("orphan has no words in English or none in Spanish")
    await dialog.getByRole("button", { name: "Take 2 in" }).click()
    await expect(dialog).toHaveCount(0)
    await expect(tab.getByRole("region", { name: "Terms" })).toContainText("asociado")
    await expect(tab.getByRole("status").filter({ hasText: "2 terms" })).toBeVisible()
  })

  await test.step("an own rule is tried on a text and on the pages, and kept", async () => {
    await tab.getByRole("radio", { name: "Own rules" }).check()
    await tab.getByRole("button", { name: "Add a rule" }).click()
    const dialog = tab.getByRole("dialog")
    await dialog.getByLabel("What is found").fill("okay")
    await dialog.getByLabel("What is said").fill("We say «de acuerdo».")
    await dialog.getByLabel("What is suggested").fill("de acuerdo")
    await dialog.getByLabel("Try it here").fill("Bien, okay.")
    await expect(dialog).toContainText("Found once in this text.")
    await expect(dialog.locator("mark")).toHaveText("okay")
    await expect(dialog).toContainText("One place on this group’s pages.")
    await dialog.getByLabel("Read as").selectOption("expression")
    await dialog.getByLabel("What is found").fill("(okay")
    await expect(dialog).toContainText("“(okay” cannot be read as a regular expression here.")
    await expect(dialog.getByRole("button", { name: "Save the rule" })).toBeDisabled()
    await dialog.getByLabel("What is found").fill("okay")
    await dialog.getByRole("button", { name: "Save the rule" }).click()
    await expect(dialog).toHaveCount(0)
    await expect(tab.getByRole("region", { name: "Own rules" })).toContainText("We say «de acuerdo».")
  })

  const desk = await DeskTab.open(tab, address)
  const card = tab.getByRole("article", { name: /^Finding, / })

  await test.step("the check finds the forbidden rendering, and one key suggests the preferred one", async () => {
    const row = desk.row(1)
    await row.locator(".fi", { hasText: "asociados" }).click()
    await expect(card).toContainText("socios")
    await tab.keyboard.press("Control+.")
    await expect(desk.side(row, "target")).toContainText("socios")
    await expect(row.locator(".fi")).toHaveCount(0)
  })

  await test.step("below the source stands how the group renders its terms; a key puts it in", async () => {
    const row = desk.row(2)
    await desk.side(row, "target").click()
    await desk.caretAfter(row, "abril")
    const line = row.locator(".term-line")
    await expect(line).toContainText("junta")
    await expect(line.locator("[data-used]")).toContainText("junta")
    await expect(row.locator(".term")).toHaveText("board")
    await tab.keyboard.press("Alt+i")
    await expect(desk.side(row, "target")).toContainText("abril junta.")
    await tab.keyboard.press("Control+z")
    await expect(desk.side(row, "target")).toContainText("en abril.")
  })

  await test.step("the own rule is found there, too", async () => {
    await desk.row(3).locator(".fi", { hasText: "okay" }).click()
    await expect(card).toContainText("We say «de acuerdo».")
    await tab.keyboard.press("Escape")
  })

  await test.step("words are selected, one key fills the dialog, Enter keeps the term", async () => {
    await desk.select(desk.row(3), "source", "treasurer")
    await tab.keyboard.press("Alt+g")
    const dialog = tab.getByRole("dialog", { name: "Add a term" })
    await expect(dialog.getByLabel("Term in the source")).toHaveValue("treasurer")
    await dialog.getByLabel("Rendering 1", { exact: true }).fill("tesorera")
    await tab.keyboard.press("Enter")
    await expect(dialog).toHaveCount(0)
    await tab.goto("/glossary")
    await tab.getByRole("searchbox", { name: "Find a term" }).fill("tesor")
    await expect(tab.getByRole("region", { name: "Terms" })).toContainText("treasurer")
    await expect(tab.getByRole("status").filter({ hasText: "1 of 3 terms" })).toBeVisible()
  })
})

test("a change accepted twice is proposed for the glossary and taken in", async ({ people }) => {
  const cora = await people.coordinator()
  const { tab } = cora
  const address = await bringIn(
    cora,
    [
      markdown("en", "The newsletter is monthly.\n\nRead the newsletter.\n\nNobody came."),
      markdown("es", "La gaceta es mensual.\n\nLea la gaceta.\n\nNo vino nadie."),
    ],
    "News",
  )
  const desk = await DeskTab.open(tab, address)
  await tab.getByRole("radio", { name: "Suggesting" }).check()
  const known = async () =>
    (await cora.ask<{ suggestions: { inserted: string }[] }>("GET", `/api${address}`)).suggestions
      .map(one => one.inserted)
      .join()
  for (const row of [desk.row(1), desk.row(2)]) {
    const before = await known()
    await desk.side(row, "target").click()
    await desk.replace(row, "gaceta", "circular")
    // What is accepted before the server has heard of it was never a suggestion.
    await expect.poll(known).toBe(before === "" ? "circular" : `${before},circular`)
    await tab.keyboard.press("Control+Enter")
    await expect(row.locator(".sugg")).toHaveCount(0)
    await expect(desk.side(row, "target")).toContainText("circular")
  }
  await desk.saved()
  await tab.goto("/glossary")
  const proposed = tab.getByRole("region", { name: "Proposed from accepted changes" })
  await expect(proposed).toContainText("newsletter")
  await expect(proposed).toContainText("accepted in 2 pairs")
  await proposed.getByRole("button", { name: "Dismiss “newsletter: circular”" }).click()
  await proposed.getByRole("button", { name: "Undo" }).click()
  await proposed.getByRole("button", { name: "Take in “newsletter: circular”" }).click()
  await expect(proposed).toHaveCount(0)
  await tab.getByRole("searchbox", { name: "Find a term" }).fill("newsletter")
  await expect(tab.getByRole("region", { name: "Terms" })).toContainText("gaceta not wanted")
})

test("a TBX file is brought in, and its words are marked, explained and mended at the desk", async ({ people }) => {
  const cora = await people.coordinator()
  const { tab } = cora
  await tab.goto("/glossary")

  await test.step("the file is chosen, its terms and what is left out are shown, and they are kept", async () => {
    await tab.getByRole("button", { name: "Bring in a file" }).click()
    await tab
      .locator('input[type="file"]')
      .setInputFiles(fileURLToPath(new URL("./support/library.tbx", import.meta.url)))
    const dialog = tab.getByRole("dialog")
    await expect(dialog.getByRole("heading", { name: "2 new terms" })).toBeVisible()
    await expect(dialog).toContainText("shelfmark has no words in English or none in Spanish")
    await dialog.getByRole("button", { name: "Take 2 in" }).click()
    await expect(dialog).toHaveCount(0)
    const terms = tab.getByRole("region", { name: "Terms" })
    await expect(terms).toContainText("préstamo")
    await expect(terms).toContainText("crédito not wanted")
    await expect(terms).toContainText("sala de lectura")
  })

  const address = await bringIn(
    cora,
    [
      markdown("en", "Two loans are free.\n\nThe reading room is open.\n\nAsk for a loan."),
      markdown("es", "Dos créditos son gratuitos.\n\nLa sala de lectura está abierta.\n\nPida un préstamo."),
    ],
    "Library",
  )
  const desk = await DeskTab.open(tab, address)
  const card = tab.getByRole("article", { name: /^Finding, / })

  await test.step("the forbidden rendering is marked in its plural, with the note of the file", async () => {
    await desk.row(1).locator(".fi", { hasText: "créditos" }).click()
    await expect(card).toContainText("préstamos")
    await expect(card).toContainText("That is what a bank gives.")
    await tab.keyboard.press("Control+.")
    await expect(desk.side(desk.row(1), "target")).toContainText("préstamos")
    await expect(desk.row(1).locator(".fi")).toHaveCount(0)
  })

  await test.step("the preferred renderings are no findings, and are shown as used", async () => {
    for (const [row, term] of [
      [desk.row(2), "sala de lectura"],
      [desk.row(3), "préstamo"],
    ] as const) {
      await desk.side(row, "target").click()
      await expect(row.locator(".term-line [data-used]")).toContainText(term)
      await expect(row.locator(".fi")).toHaveCount(0)
    }
  })
})
