import { unpack } from "@/lib/formats/packed"
import { zip } from "@/lib/formats/zip"
import { DeskTab } from "./support/desk"
import { drop } from "./support/drop"
import { expect, test } from "./support/journey"
import { bringIn, markdown } from "./support/pages"
import { reviewedInWord } from "./support/word"

const source = "# The lamp\n\nThe lamp is lit at dusk.\n\nThe keeper sleeps by day."
const target = "# El farol\n\nEl farol se enciende al anochecer.\n\nEl farero duerme de día."
const ticket = `Opened 3 years ago

#41 new task
Translate the page about the lamp
Reported by: ada Owned by: bea
Description

The lamp is lit at dusk. The keeper sleeps by day.

Change History (1)
comment:1 Changed 3 years ago by bea

El farol se enciende al anochecer. El farero duerme de día.
`

const office = (name: string): string => `urn:oasis:names:tc:opendocument:xmlns:${name}:1.0`
const odt = zip([
  ["mimetype", "application/vnd.oasis.opendocument.text"],
  [
    "content.xml",
    `<office:document-content xmlns:office="${office("office")}" xmlns:text="${office("text")}"><office:body><office:text><text:h text:outline-level="1">El farol</text:h><text:p>El farol se enciende al anochecer.</text:p><text:p>El farero duerme de día.</text:p></office:text></office:body></office:document-content>`,
  ],
])

test("files are let go anywhere: two texts, a ticket, and at the desk a Word file, a draft, and what does not belong there", async ({
  people,
}) => {
  const coordinator = await people.coordinator()
  const { tab } = coordinator
  await tab.goto("/bring-in")
  await expect(tab.getByRole("heading", { name: "Bring in a page" })).toBeVisible()

  await test.step("two texts fill both sides, whatever their encoding", async () => {
    const files = [
      { name: "lamp.md", content: source },
      { name: "farol.md", content: Buffer.from(target, "utf16le") },
    ]
    // The page is there before its scripts are.
    await expect.poll(() => drop(tab, "#content", files)).toBe(false)
    await expect(tab.getByRole("textbox").first()).toHaveValue(/The lamp is lit/)
    await expect(tab.getByRole("textbox").nth(1)).toHaveValue(/duerme de día/)
  })
  await test.step("an OpenDocument text comes in as a Word file, and says so", async () => {
    expect(
      await drop(tab, "#content", [
        { name: "lamp.md", content: source },
        { name: "farol.odt", content: odt },
      ]),
    ).toBe(false)
    await expect(tab.getByText(/This is an OpenDocument text\. It comes in as a Word file/)).toBeVisible()
    await expect(tab.getByText("El farol se enciende al anochecer.").first()).toBeVisible()
    await expect(tab.getByRole("heading", { name: "How they line up" })).toBeVisible()
  })
  await test.step("a ticket goes to the place for tickets", async () => {
    expect(await drop(tab, "#content", [{ name: "ticket.txt", content: ticket }])).toBe(false)
    await expect(tab.getByRole("radio", { name: "A ticket" })).toBeChecked()
    await expect(tab.getByRole("textbox", { name: "Ticket" })).toHaveValue(/#41 new task/)
  })

  const address = await bringIn(coordinator, [markdown("en", source), markdown("es", target)])
  const translator = await people.invited("Tomás Traduce", ["translator", "reviewer"])
  const desk = await DeskTab.open(translator.tab, address)
  const dialog = translator.tab.getByRole("dialog")
  const words = ".ProseMirror"

  await test.step("at the desk a Word file that was reviewed elsewhere", async () => {
    await translator.tab.getByRole("radio", { name: "Suggesting" }).check()
    await desk.replace(desk.rowWith("anochecer"), "anochecer", "atardecer")
    await desk.saved()
    const wish = { format: "docx", word: "review", open: "leave", credits: false, comments: true, locale: "en" }
    const path = new URL(translator.tab.url()).pathname
    const { text } = await translator.ask<{ text: string }>("POST", `/api${path}/export`, wish)
    const word = reviewedInWord(Buffer.from(unpack(text) ?? []), "Rosa Externa", "Firmado.")
    expect(await drop(translator.tab, words, [{ name: "reviewed.docx", content: word }])).toBe(false)
    await expect(dialog.getByText("One decision, one new suggestion, and no new comments.")).toBeVisible()
    await dialog.getByRole("button", { name: "Bring it in" }).click()
    await dialog.getByRole("button", { name: "Go on reviewing" }).click()
    await expect(translator.tab.locator("ins.sugg")).toHaveText("Firmado.")
  })

  await test.step("at the desk a text that is no Word file: it says so, and offers to take it as a new draft", async () => {
    const draft = target.replace("duerme de día", "duerme por el día")
    expect(await drop(translator.tab, words, [{ name: "farol.md", content: draft }])).toBe(false)
    await expect(dialog.getByRole("alert")).toHaveText(
      "farol.md cannot be read back. It is not a Word document (.docx).",
    )
    await dialog.getByRole("button", { name: "Bring it in as a new draft" }).click()
    await dialog.getByRole("button", { name: "See what would change" }).click()
    await expect(
      dialog.getByRole("region", { name: "The differences" }).locator("ins", { hasText: "por el" }),
    ).toBeVisible()
    await translator.tab.keyboard.press("Escape")
  })

  await test.step("whoever may only read is told so, and the desk stays where it is", async () => {
    const viewer = await people.invited("Vera Mira", ["viewer"])
    await DeskTab.open(viewer.tab, address)
    expect(await drop(viewer.tab, words, [{ name: "farol.docx", content: "x" }])).toBe(false)
    await expect(viewer.tab.getByRole("dialog").getByRole("alert")).toHaveText(
      "farol.docx cannot be read back. Your role in the group does not allow this.",
    )
  })
})
