/** The main job: from a pasted ticket to the approved page as a Trac wiki file, each step by whoever does it. */
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { DeskTab } from "./support/desk"
import { expect, test } from "./support/journey"
import { sampleText } from "./support/pages"

const shared = process.env.COTEJO_SHARED ?? fileURLToPath(new URL("../../shared", import.meta.url))
const seed = `${shared}/seed/ticket-5451.txt`

interface Story {
  readonly name: string
  readonly ticket: () => string
  readonly title: string
  /** A row with a fault, the words that are wrong, and what the reviewer wants. */
  readonly fault: { readonly row: string; readonly wrong: string; readonly right: string }
  readonly question: { readonly row: string; readonly words: string }
  /** Headings that were glued to the ends of paragraphs and have to stand as rows of their own. */
  readonly glued: readonly [source: string, target: string][]
  readonly lines: readonly string[]
}

const stories: Story[] = [
  {
    name: "the project's own ticket",
    ticket: () => sampleText("lantern-ticket.txt"),
    title: "Web page: the spring assembly",
    fault: { row: "The dust extractor failed twice", wrong: "fallo", right: "falló" },
    question: { row: "Any member can borrow", words: "two weeks" },
    glued: [["Report of the workshops", "Informe de los talleres"]],
    lines: ["== Informe de los talleres =="],
  },
]
if (existsSync(seed))
  stories.push({
    name: "the ticket that started it",
    ticket: () => readFileSync(seed, "utf8"),
    title: "2011 The Membership Meeting web page",
    fault: { row: "He identified two goals", wrong: "identifico", right: "identificó" },
    question: { row: "Partial video clips", words: "afternoon opening" },
    glued: [
      ["Technology Report", "Reporte de Tecnología"],
      ["Budget", "El Presupuesto"],
      ["Leadership Committee", "El Comité de Dirección"],
    ],
    lines: ["== Reporte de Tecnología ==", "Él identificó dos metas:"],
  })
else console.log("left out: ../shared is not here, so the seed ticket is not walked through")

for (const story of stories)
  test(`${story.name}: brought in, reviewed, revised, approved, exported`, async ({ people }) => {
    test.setTimeout(240_000)
    const coordinator = await people.coordinator()
    const translator = await people.invited("Tadeo Traduce", ["translator"])
    const reviewer = await people.invited("Renata Revisa", ["reviewer"])
    let address = ""

    await test.step("the coordinator pastes the ticket and sees both sides lined up", async () => {
      const { tab } = coordinator
      await tab.goto("/bring-in")
      await tab.getByRole("radio", { name: "A ticket" }).check()
      await tab.getByRole("textbox", { name: /Ticket/ }).fill(story.ticket())
      await expect(tab.getByText(story.title).first()).toBeVisible()
      await expect(tab.getByRole("heading", { name: "How they line up" })).toBeVisible()
      await tab.getByRole("button", { name: "Start the review" }).click()
      await tab.waitForURL(/\/pages\//u)
      address = new URL(tab.url()).pathname
    })

    const desk = await DeskTab.open(coordinator.tab, address)
    await test.step("glued headings stand as pairs of their own", async () => {
      for (const [source, target] of story.glued) {
        const row = desk.tab.locator(".ProseMirror .pair", { has: desk.tab.getByText(source, { exact: true }) })
        await expect(desk.side(row, "target")).toHaveText(target)
      }
    })
    await test.step("the coordinator hands the page over", () => desk.move("Hand over to review"))

    const translating = await DeskTab.open(translator.tab, address)
    const reviewing = await DeskTab.open(reviewer.tab, address)
    const { row, wrong, right } = story.fault

    await test.step("the reviewer suggests; it appears at the translator's desk without a reload", async () => {
      await reviewing.replace(reviewing.rowWith(row), wrong, right)
      await reviewing.saved()
      const suggested = translating.rowWith(row)
      await expect(suggested.locator("del.sugg")).toHaveText(wrong)
      await expect(suggested.locator("ins.sugg")).toHaveText(right)
    })
    await test.step("the reviewer asks something about the source", async () => {
      const asked = reviewing.rowWith(story.question.row)
      await reviewing.select(asked, "source", story.question.words)
      await reviewer.tab.keyboard.press("c")
      await reviewer.tab.getByRole("textbox", { name: "What do you want to say?" }).fill("Is this what they meant?")
      await reviewer.tab.keyboard.press("Enter")
      await expect(translating.rowWith(story.question.row).locator(".note-on-text")).toHaveText(story.question.words)
    })
    await test.step("the translator accepts, and answers", async () => {
      await translating.rowWith(row).locator("ins.sugg").click()
      await translator.tab.getByRole("button", { name: `Accept: replace ${wrong} with ${right}` }).click()
      await expect(translating.side(translating.rowWith(row), "target")).toContainText(right)
      await expect(translating.rowWith(row).locator(".sugg")).toHaveCount(0)
      await translating.rowWith(story.question.row).locator(".note-on-text").click()
      await translator.tab.getByRole("textbox", { name: "Reply" }).fill("Yes, I asked.")
      await translator.tab.keyboard.press("Enter")
      await translating.saved()
    })
    await test.step("the reviewer reads the answer, resolves, and marks a pair reviewed", async () => {
      await reviewing.rowWith(story.question.row).locator(".note-on-text").click()
      await expect(reviewer.tab.getByText("Yes, I asked.")).toBeVisible()
      await reviewer.tab
        .getByRole("article", { name: /^Comment/ })
        .filter({ hasText: "Yes, I asked." })
        .getByRole("button", { name: "Resolve" })
        .click()
      await expect(reviewing.rowWith(story.question.row).locator(".letter")).toHaveCount(0)
      await reviewing.choose(reviewing.rowWith(row), "Mark as reviewed")
      await expect(desk.rowWith(row).locator(".st-reviewed")).toBeVisible()
      await reviewing.move("Hand back for revision")
    })
    await test.step("the coordinator approves the pair, and the page with a reason for what was not looked at", async () => {
      await desk.choose(desk.rowWith(row), "Mark as approved")
      await expect(desk.rowWith(row).locator(".st-approved")).toBeVisible()
      await desk.tab.getByRole("button", { name: "State: In revision" }).click()
      await desk.press(desk.tab.getByRole("menuitem", { name: "Approve" }))
      const dialog = desk.tab.getByRole("dialog")
      await expect(dialog.getByText(/pairs are not approved/)).toBeVisible()
      await expect(dialog.getByRole("button", { name: "Approve" })).toBeDisabled()
      await dialog.getByRole("textbox", { name: /Approve all the same/ }).fill("Read aloud together at the meeting.")
      await dialog.getByRole("button", { name: "Approve" }).click()
      await expect(dialog).toBeHidden()
      await expect(translator.tab.getByText("Approved", { exact: true }).first()).toBeVisible()
    })
    await test.step("the coordinator exports the Trac wiki page", async () => {
      await desk.tab.getByRole("button", { name: "Export" }).click()
      await desk.tab.getByRole("radio", { name: "Trac wiki" }).check()
      const saved = desk.tab.waitForEvent("download")
      await desk.tab.getByRole("button", { name: "Save the file" }).click()
      const file = readFileSync(await (await saved).path(), "utf8")
      for (const line of story.lines) expect(file).toContain(line)
      expect(file).toContain(right)
      expect(file).not.toContain(`${wrong} `)
    })
    await test.step("and answers the ticket: the question that is open, who did it, where it is", async () => {
      await desk.tab.getByRole("button", { name: "More about this page" }).click()
      await desk.press(desk.tab.getByRole("menuitem", { name: "Answer to the ticket…" }))
      const answer = desk.tab.getByRole("dialog").getByRole("region", { name: "The answer" })
      await expect(answer).toContainText("One change was suggested: 1 accepted, 0 rejected, 0 still open.")
      await expect(answer).toContainText(`[${desk.tab.url().split("?")[0]} `)
      await desk.tab.getByRole("radio", { name: "Markdown" }).check()
      await desk.tab.getByRole("radio", { name: "Español" }).check()
      await expect(answer).toContainText(`**Revisión de «${story.title}» en español**`)
      await expect(answer).toContainText("Renata Revisa")
    })
  })
