import { DeskTab } from "./support/desk"
import { expect, test } from "./support/journey"
import { bringIn, markdown } from "./support/pages"

test("reasons, edits, disputes and many at once: decided, undone, and all of it in the history", async ({ people }) => {
  // Three people's work, one after the other: as long as two journeys on a slow machine.
  test.slow()
  const { person, desk: address } = await people.guest({ hat: "reviewer" })
  const { tab } = person
  let desk = await DeskTab.open(tab, address)
  const pick = async (list: string | RegExp, option: string | RegExp) => {
    await tab.getByRole("combobox", { name: list }).click()
    await tab.getByRole("option", { name: option }).click()
  }
  const noteOf = (change: string) => tab.getByRole("article", { name: new RegExp(`^Suggestion, Reviewer: ${change}`) })
  /** It may be open already, as the next one after a decision. */
  const open = async (change: string) => {
    const badge = noteOf(change).getByRole("button", { name: "Open the note" })
    if ((await badge.getAttribute("aria-expanded")) !== "true") await badge.click()
    await expect(badge).toHaveAttribute("aria-expanded", "true")
    return noteOf(change)
  }
  const more = async (change: string, item: string) => {
    await (await open(change)).getByRole("button", { name: /^More about/ }).click()
    await tab.getByRole("menuitem", { name: item }).click()
  }

  await test.step("a reviewer says why, and what kind of fault it is", async () => {
    await desk.replace(desk.row(2), "abril", "mayo")
    await desk.replace(desk.row(2), "cuatro", "cinco")
    await desk.replace(desk.row(4), "asamblea", "reunión")
    await desk.replace(desk.row(6), "gracias", "las gracias")
    await desk.saved()
    const note = await open("replace abril with mayo")
    await pick("Kind of fault", "Mistranslation")
    await expect(note).toContainText("Mistranslation")
    await pick("Severity", /^Major/)
    await expect(note).toContainText("Mistranslation, major")
    await note.getByRole("textbox", { name: "Why this change?" }).fill("The source says May.")
    await tab.keyboard.press("Enter")
    await expect(note.getByRole("button", { name: "Save" })).toHaveCount(0)
  })

  await desk.wear("Translator")
  desk = await DeskTab.open(tab, address)
  await test.step("the translator sees it, and accepts with an edit; the next one comes up", async () => {
    await expect(noteOf("replace abril with mayo")).toContainText("The source says May.")
    await expect(noteOf("replace abril with mayo")).toContainText("Mistranslation, major")
    for (const item of ["Accept with an edit…", "Reject with a reason…", "Dispute…"]) {
      await more("replace abril with mayo", item)
      await expect(noteOf("replace abril with mayo").getByRole("textbox")).toBeFocused()
      await tab.keyboard.press("Escape")
      // On the note, or on the button of the menu that it was asked for in, which may close later.
      await expect(tab.locator("article:focus, article button:focus"), "given up").toHaveCount(1)
    }
    await more("replace abril with mayo", "Accept with an edit…")
    const words = tab.getByRole("textbox", { name: "What is taken instead" })
    await expect(words).toHaveValue("mayo")
    await words.fill("junio")
    await tab.keyboard.press("Enter")
    await expect(desk.side(desk.row(2), "target")).toContainText("junio")
    await expect(desk.notes).toHaveCount(3)
    await expect(noteOf("replace cuatro with cinco")).toBeFocused()
  })
  await test.step("rejects with a reason, which an undo takes back and a redo brings again", async () => {
    await tab.getByRole("button", { name: /^More about: replace cuatro/ }).click()
    await tab.getByRole("menuitem", { name: "Reject with a reason…" }).click()
    await pick("Reason", "A matter of taste")
    await tab.getByRole("textbox", { name: "In your own words" }).fill("Four it was.")
    await tab.getByRole("button", { name: "Reject", exact: true }).last().click()
    await expect(desk.notes).toHaveCount(2)
    // What is taken back before it went up leaves no trace in the history, and this journey wants to see one.
    await desk.saved()
    await tab.keyboard.press("Control+z")
    await expect(desk.notes).toHaveCount(3)
    await desk.saved()
    await tab.keyboard.press("Control+Shift+z")
    await expect(desk.notes).toHaveCount(2)
    await desk.saved()
  })
  await test.step("disputes one, and may then not decide it", async () => {
    await more("replace asamblea", "Dispute…")
    await tab.getByRole("textbox", { name: "Why do you disagree?" }).fill("It is the name of the thing.")
    await tab.getByRole("button", { name: "Dispute", exact: true }).click()
    const note = noteOf("replace asamblea")
    await expect(note).toContainText("Disputed by Translator")
    await expect(note.getByRole("button", { name: /^Accept/ })).toHaveCount(0)
    await tab.getByRole("button", { name: "Decide several…" }).click()
    const dialog = tab.getByRole("dialog", { name: "Decide several" })
    await expect(dialog).toContainText("One suggestion in one pair by Reviewer.")
    await expect(dialog).toContainText("One more is disputed")
    await tab.keyboard.press("Escape")
    await expect(dialog).toBeHidden()
  })
  await test.step("the filter shows what is disputed", async () => {
    await tab.getByRole("button", { name: "Filter the notes" }).click()
    await pick("State", /^Disputed/)
    await expect(desk.notes).toHaveCount(1)
    await tab.getByRole("button", { name: "Show all notes" }).click()
    await expect(desk.notes).toHaveCount(2)
    await tab.keyboard.press("Escape")
  })

  await desk.wear("Coordinator")
  desk = await DeskTab.open(tab, address)
  await test.step("the coordinator settles all at once by author, and changes their mind", async () => {
    await expect(desk.notes).toHaveCount(2)
    await tab.getByRole("button", { name: "Decide several…" }).click()
    const dialog = tab.getByRole("dialog", { name: "Decide several" })
    await pick("By", /^Reviewer/)
    await expect(dialog).toContainText("2 suggestions in 2 pairs by Reviewer.")
    await dialog.getByRole("button", { name: "Accept 2" }).click()
    await expect(desk.notes).toHaveCount(0)
    await expect(tab.getByRole("contentinfo").getByText("2 suggestions accepted.")).toBeVisible()
    await tab.getByRole("contentinfo").getByRole("button", { name: "Undo" }).click()
    await expect(desk.notes).toHaveCount(2)
    await expect(noteOf("replace asamblea")).toContainText("Disputed by Translator")
    await open("replace asamblea")
    await tab.keyboard.press("r")
    await expect(desk.notes).toHaveCount(1)
    await desk.saved()
  })
  await test.step("the list of what was decided says how and why", async () => {
    await tab.getByRole("button", { name: /^Decided/ }).click()
    const list = tab.getByRole("dialog", { name: "Decided suggestions" })
    await expect(list).toContainText("Accepted with an edit by Translator")
    await expect(list).toContainText("Taken: junio")
    await expect(list).toContainText("A matter of taste. Four it was.")
    await expect(list).toContainText("Rejected by Coordinator")
    await expect(list).toContainText("It is the name of the thing.")
    await tab.keyboard.press("Escape")
    await expect(list).toBeHidden()
  })
  await test.step("and so does the history", async () => {
    await tab.getByRole("button", { name: "History" }).click()
    const dialog = tab.getByRole("dialog")
    for (const said of [
      /Translator accepted a suggestion in pair 2 with an edit/,
      /Translator rejected a suggestion in pair 2/,
      /Translator undid the decision on a suggestion in pair 2/,
      /Translator disputed a suggestion in pair 4/,
      /Coordinator undid the decision on a suggestion in pair 4/,
      /Coordinator rejected a suggestion in pair 4/,
      /Reviewer said why, for a suggestion in pair 2/,
    ])
      await expect(dialog.getByText(said).first()).toBeVisible()
    await expect(dialog).toContainText("Four it was.")
  })
})

test("whoever suggested is told what became of it, and led to it", async ({ people }) => {
  const coordinator = await people.coordinator()
  const reviewer = await people.invited("Renata Revisa", ["reviewer"])
  const address = await bringIn(coordinator, [
    markdown("en", "# The kiln\n\nThe kiln is hot."),
    markdown("es", "# El horno\n\nEl horno está caliente."),
  ])
  const suggesting = await DeskTab.open(reviewer.tab, address)
  await suggesting.caretAfter(suggesting.row(2), "El horno")
  await reviewer.tab.keyboard.type(" viejo")
  await suggesting.saved()
  const deciding = await DeskTab.open(coordinator.tab, address)
  await deciding.row(2).locator("ins.sugg").click()
  await coordinator.tab.getByRole("button", { name: /^Accept: / }).click()
  await deciding.saved()
  await reviewer.tab.goto("/inbox")
  await reviewer.tab.getByRole("link", { name: "Cora Coordina decided on your suggestion: 1 accepted." }).click()
  const history = reviewer.tab.getByRole("dialog", { name: "History" })
  await expect(history.getByText("Cora Coordina accepted a suggestion in pair 2")).toBeInViewport()
  await reviewer.tab.goto("/inbox")
  await expect(reviewer.tab.getByRole("button", { name: "Mark all as read" })).toHaveCount(0)
})

test("a rejection that stands is disputed, and the coordinator opens the suggestion again", async ({ people }) => {
  test.slow()
  const { person, desk: address } = await people.guest({ hat: "reviewer" })
  const { tab } = person
  let desk = await DeskTab.open(tab, address)
  await desk.replace(desk.row(2), "abril", "mayo")
  await desk.saved()
  await desk.wear("Translator")
  desk = await DeskTab.open(tab, address)
  await desk.row(2).locator("ins.sugg").click()
  await tab.keyboard.press("Control+Shift+Enter")
  await expect(desk.notes).toHaveCount(0)
  await desk.saved()

  const list = tab.getByRole("dialog", { name: "Decided suggestions" })
  await test.step("whoever rejected it has nothing to dispute", async () => {
    await tab.getByRole("button", { name: /^Decided/ }).click()
    await expect(list).toContainText("Rejected by Translator")
    await expect(list.getByRole("button", { name: "Dispute…" })).toHaveCount(0)
    await tab.keyboard.press("Escape")
  })
  await desk.wear("Reviewer")
  await test.step("its author disputes it", async () => {
    await tab.getByRole("button", { name: /^Decided/ }).click()
    await list.getByRole("button", { name: "Dispute…" }).click()
    await list.getByRole("textbox", { name: "Why do you disagree?" }).fill("The meeting was in May.")
    await tab.keyboard.press("Enter")
    await expect(list).toContainText("The meeting was in May.")
    await expect(list.getByRole("button", { name: "Take the dispute back" })).toBeVisible()
    await tab.keyboard.press("Escape")
  })
  await desk.wear("Coordinator")
  desk = await DeskTab.open(tab, address)
  await test.step("the coordinator opens it again, and accepts it", async () => {
    await tab.getByRole("button", { name: /^Decided/ }).click()
    await expect(list.getByRole("button", { name: "Let the rejection stand" })).toBeVisible()
    await list.getByRole("button", { name: "Open it again" }).click()
    await expect(list).toBeHidden()
    const note = tab.getByRole("article", { name: /^Suggestion, Reviewer: replace abril with mayo/ })
    await expect(note).toContainText("Disputed by Reviewer")
    // The list gives the focus to the suggestion's pair, a moment after it is gone.
    await expect(desk.row(2).locator(".pin")).toBeFocused()
    await desk.row(2).locator("ins.sugg").click()
    await tab.keyboard.press("Control+Enter")
    await desk.saved()
    await expect(desk.side(desk.row(2), "target")).toContainText("mayo")
    await expect(desk.side(desk.row(2), "target")).not.toContainText("abril")
  })
})
