import { DeskTab } from "./support/desk"
import { expect, test } from "./support/journey"
import { bringIn, markdown } from "./support/pages"

const tmx = `<?xml version="1.0"?>
<tmx version="1.4"><header srclang="en" segtype="sentence"/><body>
<tu><tuv xml:lang="en"><seg>The treasurer spoke.</seg></tuv><tuv xml:lang="es"><seg>Habló la tesorera.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>See below.</seg></tuv><tuv xml:lang="es"><seg>Vease abajo.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Only English.</seg></tuv></tu>
</body></tmx>`

test("what was approved on one page is found on another, put in, searched, and a memory is brought in", async ({
  people,
}) => {
  test.slow()
  const cora = await people.coordinator()
  const may = await bringIn(
    cora,
    [markdown("en", "The board met on 3 May."), markdown("es", "La junta se reunió el 3 de mayo.")],
    "Minutes of May",
  )
  const { tab } = cora
  const first = await DeskTab.open(tab, may)

  await test.step("a pair is approved", async () => {
    await first.choose(first.row(1), "Mark as approved")
    await first.saved()
  })

  const june = await bringIn(
    cora,
    [
      markdown("en", "The board met on 9 June.\n\nThe treasurer spoke."),
      markdown("es", "El directorio se encontró el 9 de junio.\n\nHabló."),
    ],
    "Minutes of June",
  )
  const desk = await DeskTab.open(tab, june)

  await test.step("on another page it stands below the source that is like it, and a key puts it in", async () => {
    await desk.row(1).locator(".side-target").click()
    const line = desk.row(1).locator(".memory-line")
    await expect(line).toContainText("Minutes of May, approved by")
    await expect(line.locator("del").first()).toHaveText("3")
    await expect(line.locator(".memory-target")).toHaveText("La junta se reunió el 3 de mayo.")
    await tab.keyboard.press("Alt+u")
    await expect(desk.row(1).locator(".side-target")).toContainText("La junta se reunió el 3 de mayo.")
    await desk.saved()
  })

  await test.step("words are searched from the desk", async () => {
    await tab.keyboard.press("Alt+q")
    const dialog = tab.getByRole("dialog")
    await dialog.getByRole("searchbox").fill("REUNIO")
    await expect(dialog.getByRole("status")).toHaveText("One pair holds these words, of 1")
    await expect(dialog.locator("mark")).toHaveText("reunió")
    await tab.keyboard.press("Escape")
    await expect(dialog).toHaveCount(0)
  })

  await test.step("a memory of another program is looked at, and brought in", async () => {
    await tab.goto("/glossary#memory")
    await tab.getByRole("button", { name: "Bring in TMX" }).click()
    await tab
      .locator('input[type="file"]')
      .setInputFiles({ name: "old.tmx", mimeType: "text/xml", buffer: Buffer.from(tmx) })
    const dialog = tab.getByRole("dialog")
    await expect(dialog.getByRole("heading", { name: "2 pairs in English and Spanish" })).toBeVisible()
    await dialog.getByRole("button", { name: "Bring 2 pairs in" }).click()
    await expect(dialog.getByRole("status")).toHaveText("2 pairs were new and are in the memory.")
    await tab.keyboard.press("Escape")
    await expect(tab.getByRole("region", { name: "Memory" })).toContainText("Habló la tesorera.")
    const saving = tab.waitForEvent("download")
    await tab.getByRole("button", { name: "Save as TMX" }).click()
    expect((await saving).suggestedFilename()).toBe("memory-en-es.tmx")
    const memory = tab.getByRole("region", { name: "Memory" })
    await tab.getByRole("button", { name: "Correct or take out: See below." }).click()
    await dialog.getByRole("textbox", { name: "Spanish" }).fill("Véase abajo.")
    await dialog.getByRole("button", { name: "Save" }).click()
    await expect(memory).toContainText("Véase abajo.")
    await tab.getByRole("button", { name: "Correct or take out: See below." }).click()
    await dialog.getByRole("button", { name: "Take it out" }).click()
    await expect(memory).not.toContainText("Véase abajo.")
    await expect(memory).toContainText("Habló la tesorera.")
    await tab.getByRole("button", { name: "Take “old.tmx” out of the memory" }).click()
    await expect(tab.getByRole("region", { name: "Memory" })).not.toContainText("Habló la tesorera.")
  })
})
