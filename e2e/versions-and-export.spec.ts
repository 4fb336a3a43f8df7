import { readFileSync } from "node:fs"
import { DeskTab } from "./support/desk"
import { expect, test } from "./support/journey"
import { reviewedInWord } from "./support/word"

test("marks, as it will read, as it was, and what changed since the import", async ({ people }) => {
  const { person, desk: address } = await people.guest({ hat: "translator" })
  const { tab } = person
  const desk = await DeskTab.open(tab, address)
  const row = desk.row(2)
  await desk.replace(row, "abril", "mayo")
  await tab.getByRole("radio", { name: "Suggesting" }).check()
  await desk.replace(row, "cuatro", "cinco")
  const shown = row.locator(".shown")

  await desk.view("All marks", "As it will read")
  await expect(shown).toContainText("mayo")
  await expect(shown).toContainText("cinco")
  await expect(shown).not.toContainText("cuatro")
  await desk.view("As it will read", "As it was")
  await expect(shown).toContainText("cuatro")
  await desk.view("As it was", "Changes since the import")
  await expect(shown.locator("del")).toHaveText("abril")
  await expect(shown.locator("ins")).toHaveText("mayo")
  await expect(tab.getByText("One pair has changed since the import.")).toBeVisible()
  await test.step("told apart by more than colour", async () => {
    await expect(shown.locator("del")).toHaveCSS("text-decoration-line", "line-through")
    await expect(shown.locator("ins")).toHaveCSS("text-decoration-line", "underline")
  })
  await desk.view("Changes since the import", "All marks")
  await expect(row.locator("ins.sugg")).toHaveText("cinco")
})

test("export of a page that is not approved: what is open is said, asked about, and written into the file", async ({
  people,
}) => {
  const { person, desk: address } = await people.guest({ hat: "translator" })
  const { tab } = person
  const desk = await DeskTab.open(tab, address)
  await tab.getByRole("radio", { name: "Suggesting" }).check()
  await desk.replace(desk.row(2), "abril", "mayo")
  await desk.saved()
  await tab.getByRole("button", { name: "Export" }).click()
  const dialog = tab.getByRole("dialog")
  await expect(dialog.getByText(/pairs are not approved/)).toBeVisible()
  const preview = dialog.getByRole("region", { name: "Preview" })

  for (const [format, heading] of [
    ["Trac wiki", "= La asamblea de primavera"],
    ["Markdown", "# La asamblea de primavera"],
    ["Web page (HTML)", "<h1>La asamblea de primavera"],
    ["Plain text", "La asamblea de primavera"],
  ] as const)
    await test.step(format, async () => {
      await dialog.getByRole("radio", { name: format }).check()
      await dialog.getByRole("radio", { name: /Leave them out/ }).check()
      await expect(preview).toContainText(heading)
      await expect(preview).toContainText("abril de 2024")
      await dialog.getByRole("radio", { name: /Accept them all/ }).check()
      await expect(preview).toContainText("mayo de 2024")
    })
  const saved = tab.waitForEvent("download")
  await dialog.getByRole("button", { name: "Save the file" }).click()
  const file = readFileSync(await (await saved).path(), "utf8")
  expect(file).toContain("mayo de 2024")
  expect(file).toMatch(/One open suggestion was accepted for this file only/u)
  await expect(desk.row(2).locator("ins.sugg")).toHaveText("mayo")

  await test.step("out as a Word file to be reviewed, and back with a decision and a suggestion", async () => {
    await tab.getByRole("button", { name: "Export" }).click()
    await dialog.getByRole("radio", { name: "Word, for review" }).check()
    await expect(dialog.getByText("One open suggestion, as a tracked change")).toBeVisible()
    const download = tab.waitForEvent("download")
    await dialog.getByRole("button", { name: "Save the file" }).click()
    const word = reviewedInWord(readFileSync(await (await download).path()), "Rosa Externa", "Firmado.")
    await tab.getByRole("button", { name: "More about this page" }).click()
    await tab.getByRole("menuitem", { name: "Bring back a Word file…" }).click()
    const pick = dialog.locator("input[type=file]")
    await pick.setInputFiles({ name: "notes.docx", mimeType: "", buffer: Buffer.from("no Word at all") })
    await expect(dialog.getByRole("alert")).toHaveText(
      "notes.docx cannot be read back. It is not a Word document (.docx).",
    )
    await pick.setInputFiles({ name: "reviewed.docx", mimeType: "", buffer: word })
    await expect(dialog.getByText("One decision, one new suggestion, and no new comments.")).toBeVisible()
    await expect(dialog.getByText("Rosa Externa")).toBeVisible()
    await expect(desk.row(2).locator("ins.sugg")).toHaveText("mayo")
    await dialog.getByRole("button", { name: "Bring it in" }).click()
    await expect(dialog.getByText("It is in.")).toBeVisible()
    await dialog.getByRole("button", { name: "Go on reviewing" }).click()
    await expect(desk.row(2).locator("ins.sugg")).toHaveCount(0)
    expect(await desk.words(desk.row(2))).toContain("mayo")
    await expect(tab.locator("ins.sugg")).toHaveText("Firmado.")
  })
})
