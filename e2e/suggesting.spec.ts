import { DeskTab } from "./support/desk"
import { expect, test } from "./support/journey"

test.describe("reviewing the sample", () => {
  test("what a reviewer types is a suggestion: typed, deleted, replaced, taken back, undone", async ({ people }) => {
    const { person, desk: address } = await people.guest()
    const { tab } = person
    await tab.goto(address)
    await tab.getByRole("radio", { name: "Reviewer" }).check()
    const desk = await DeskTab.open(tab, address)
    await expect(tab.getByRole("radio", { name: "Suggesting" })).toBeChecked()
    const row = desk.row(2)
    const before = await desk.words(row)

    await test.step("replacing a word is one suggestion with both words", async () => {
      // In one go, so that one undo takes it back however slow the machine is.
      await desk.select(row, "target", "abril")
      await tab.keyboard.insertText("mayo")
      await expect(row.locator("del.sugg")).toHaveText("abril")
      await expect(row.locator("ins.sugg")).toHaveText("mayo")
      await expect(tab.getByRole("article", { name: /^Suggestion, Reviewer: replace abril with mayo/ })).toHaveCount(1)
    })
    await test.step("undo brings the draft back, redo the suggestion", async () => {
      await tab.keyboard.press("Control+z")
      await expect(row.locator(".sugg")).toHaveCount(0)
      expect(await desk.words(row)).toBe(before)
      await tab.keyboard.press("Control+y")
      await expect(row.locator("ins.sugg")).toHaveText("mayo")
    })
    await test.step("one's own insertion is simply taken back", async () => {
      await desk.caretAfter(row, "mayo")
      for (let i = 0; i < 4; i++) await tab.keyboard.press("Backspace")
      await expect(row.locator("ins.sugg")).toHaveCount(0)
      await expect(row.locator("del.sugg")).toHaveText("abril")
      await tab.getByRole("button", { name: "Take back" }).first().click()
      await expect(row.locator(".sugg")).toHaveCount(0)
      expect(await desk.words(row)).toBe(before)
    })
    await test.step("the source cannot be typed in", async () => {
      const source = await desk.words(row, "source")
      await desk.select(row, "source", "members")
      await tab.keyboard.type("zzz")
      expect(await desk.words(row, "source")).toBe(source)
    })
    await test.step("copying takes no struck words along", async () => {
      await desk.replace(row, "cuatro", "cinco")
      await desk.select(row, "target", "cuatro")
      await tab.keyboard.press("Control+a")
      const copied = await tab.evaluate(() => {
        const data = new DataTransfer()
        document
          .querySelector(".pairs")
          ?.dispatchEvent(new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }))
        return data.getData("text/plain")
      })
      expect(copied).toContain("cinco")
      expect(copied).not.toContain("cuatro")
    })
    await desk.saved()
  })

  test("a translator decides one by one, by pair, with keys, and changes their mind", async ({ people }) => {
    const { person, desk: address } = await people.guest()
    const { tab } = person
    await tab.goto(address)
    await tab.getByRole("radio", { name: "Reviewer" }).check()
    let desk = await DeskTab.open(tab, address)
    await desk.replace(desk.row(2), "abril", "mayo")
    await desk.replace(desk.row(2), "cuatro", "cinco")
    await desk.replace(desk.row(4), "asamblea", "reunión")
    await desk.saved()
    await desk.wear("Translator")
    desk = await DeskTab.open(tab, address)
    await expect(tab.getByRole("radio", { name: "Editing" })).toBeChecked()
    await expect(desk.notes).toHaveCount(3)

    const undo = tab.getByRole("contentinfo").getByRole("button", { name: "Undo" })
    await test.step("accept with the key; the next open note comes up", async () => {
      await desk.row(2).locator(".pin").focus()
      await tab.keyboard.press("n")
      let send = (): void => {}
      const held = new Promise<void>(resolve => {
        send = resolve
      })
      await tab.route("**/steps", route => held.then(() => route.continue()))
      await tab.keyboard.press("a")
      await expect(tab.getByText("Saving…")).toBeVisible()
      const before = await undo.boundingBox()
      send()
      await desk.saved()
      await tab.unroute("**/steps")
      // What is about to be clicked does not move when it is saved.
      expect(await undo.boundingBox()).toEqual(before)
      await expect(desk.row(2).locator(".sugg")).toHaveCount(2)
      await expect(desk.side(desk.row(2), "target")).toContainText("mayo")
      await expect(tab.getByRole("contentinfo").getByText("Accepted.")).toBeVisible()
    })
    await test.step("undo restores the suggestion", async () => {
      await undo.click()
      await expect(desk.row(2).locator(".sugg")).toHaveCount(4)
    })
    await test.step("reject all of a pair", async () => {
      await desk.choose(desk.row(2), "Reject all suggestions of this pair")
      await expect(desk.row(2).locator(".sugg")).toHaveCount(0)
      await expect(desk.side(desk.row(2), "target")).toContainText("abril")
    })
    await test.step("edit plainly", async () => {
      await desk.replace(desk.row(6), "gracias", "las gracias")
      await expect(desk.row(6).locator(".sugg")).toHaveCount(0)
    })
    await desk.saved()
    await test.step("history says who did what", async () => {
      await tab.getByRole("button", { name: "History" }).click()
      const dialog = tab.getByRole("dialog")
      await expect(dialog.getByText(/Reviewer suggested a change in pair 2/).first()).toBeVisible()
      await expect(dialog.getByText(/Translator rejected a suggestion in pair 2/).first()).toBeVisible()
    })
  })

  test("a comment on either side, a reply, resolved", async ({ people }) => {
    const { person, desk: address } = await people.guest()
    const { tab } = person
    const desk = await DeskTab.open(tab, address)
    await test.step("by pointer, on the target", async () => {
      await desk.select(desk.row(2), "target", "abril")
      await tab.getByRole("button", { name: "Comment", exact: true }).click()
      await tab.getByRole("textbox", { name: "What do you want to say?" }).fill("Lower case is right here 👍")
      await tab.getByRole("button", { name: "Send" }).click()
      await expect(desk.row(2).locator(".note-on-text")).toHaveText("abril")
    })
    await test.step("by key, on a whole pair", async () => {
      await desk.row(5).locator(".pin").focus()
      await tab.keyboard.press("c")
      await expect(tab.getByRole("textbox", { name: "What do you want to say?" })).toHaveValue("")
      await tab.getByRole("textbox", { name: "What do you want to say?" }).fill("Is this pair needed?")
      await tab.keyboard.press("Enter")
      await expect(tab.getByRole("article", { name: "Comment b" })).toContainText("Is this pair needed?")
    })
    await test.step("reply and resolve", async () => {
      await desk.row(2).locator(".note-on-text").click()
      await tab.getByRole("textbox", { name: "Reply" }).fill("Agreed.")
      await tab.keyboard.press("Enter")
      const note = tab.getByRole("article", { name: "Comment a" })
      await expect(note).toContainText("Agreed.")
      await note.getByRole("button", { name: "Resolve" }).click()
      await expect(tab.getByRole("article")).toHaveCount(1)
    })
    await test.step("the anchor holds while the words around it change", async () => {
      await desk.select(desk.row(4), "source", "Nora Whitlock")
      await tab.keyboard.press("c")
      await tab.getByRole("textbox", { name: "What do you want to say?" }).fill("Who is she?")
      await tab.keyboard.press("Enter")
      await expect(desk.row(4).locator(".note-on-text")).toHaveText("Nora Whitlock")
    })
  })
})
