import { expect, test } from "./support/journey"
import { sampleText } from "./support/pages"

test("what cannot be a page is answered with one clear sentence, and nothing typed is lost", async ({ people }) => {
  const { tab } = await people.coordinator()
  await tab.goto("/bring-in")
  const source = tab.getByRole("textbox", { name: /source/i })
  const draft = tab.getByRole("textbox", { name: /draft/i })
  const start = tab.getByRole("button", { name: "Start the review" })

  await test.step("an empty side", async () => {
    await source.fill("# The oven\n\nThe oven is old, and we bake on Fridays.")
    await expect(tab.getByText("The draft is still empty.")).toBeVisible()
    await expect(start).toHaveCount(0)
  })
  await test.step("a draft that is no translation of it", async () => {
    await source.fill(sampleText("lantern.en.md"))
    await draft.fill(
      Array.from(
        { length: 40 },
        (_, i) => `La gallina número ${i * 7} duerme debajo del puente mientras llueve sobre la montaña.`,
      ).join("\n\n"),
    )
    await expect(tab.getByText(/do not seem to belong together|have little in common/)).toBeVisible({ timeout: 60_000 })
  })
  await test.step("both sides in one language", async () => {
    await draft.fill(sampleText("lantern.en.md"))
    await expect(tab.getByText(/Both sides are English|This reads more like English/).first()).toBeVisible()
  })
  await test.step("a binary file", async () => {
    await tab
      .locator('input[type="file"]')
      .last()
      .setInputFiles({
        name: "picture.png",
        mimeType: "image/png",
        buffer: Buffer.from([137, 80, 78, 71, 0, 0, 1, 2, 0]),
      })
    await expect(tab.getByText(/This is not a text file/)).toBeVisible()
    await expect(source).toHaveValue(/spring assembly/u)
  })
  await test.step("more than five million characters", async () => {
    await tab
      .locator('input[type="file"]')
      .last()
      .setInputFiles({
        name: "book.txt",
        mimeType: "text/plain",
        buffer: Buffer.from("Una frase larga y nada más. ".repeat(190_000)),
      })
    await expect(tab.getByText(/too large/).first()).toBeVisible({ timeout: 60_000 })
  })
  await test.step("the texts are still there after a reload", async () => {
    await tab.reload()
    await expect(source).toHaveValue(/spring assembly/u)
  })
})

test("a ticket without a draft says so; a ticket with two asks which", async ({ people }) => {
  const { tab } = await people.coordinator()
  await tab.goto("/bring-in")
  await tab.getByRole("radio", { name: "A ticket" }).check()
  const ticket = tab.getByRole("textbox", { name: /Ticket/ })
  await ticket.fill(sampleText("lantern-ticket-no-draft.txt"))
  await expect(tab.getByText("No comment of this ticket reads like a draft.")).toBeVisible()
  await expect(tab.getByRole("button", { name: "Start the review" })).toHaveCount(0)
  await ticket.fill(sampleText("lantern-ticket-two-drafts.txt"))
  await expect(tab.getByText("Which comment holds the draft?")).toBeVisible()
  await expect(tab.getByRole("radio", { name: /^Comment 1, by/ })).toBeVisible()
  await expect(tab.getByRole("radio", { name: /^Comment 3, by/ })).toBeChecked()
  await ticket.fill("Dear all, the meeting is on Monday.")
  await expect(tab.getByText("This does not read like a ticket.")).toBeVisible()
})

test("pages that are not there and pages of other groups answer alike, and no screen is blank", async ({ people }) => {
  const guest = await people.guest()
  const other = await people.coordinator()
  const { tab } = other
  await tab.goto(guest.desk)
  await expect(tab.getByText("This page could not be opened.")).toBeVisible()
  const theirs = await tab.getByRole("main").textContent()
  await tab.goto("/pages/there-is-no-such-page")
  await expect(tab.getByText("This page could not be opened.")).toBeVisible()
  expect(await tab.getByRole("main").textContent()).toBe(theirs)
})
