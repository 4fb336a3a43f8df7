import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { packLexicon } from "@/lib/checks/lexicon/pack"
import { fakeLanguageTool } from "@/lib/testing/language-tool"
import { expectAccessible } from "./support/accessible"
import { DeskTab } from "./support/desk"
import { expect, test } from "./support/journey"

/** What the owner has set: a LanguageTool server and a pack of words, there before Cotejo starts. */
const outside = await fakeLanguageTool()
const folder = mkdtempSync(join(tmpdir(), "cotejo-e2e-words-"))
const pack = join(folder, "words.lex")
writeFileSync(pack, gzipSync(packLexicon("es", new Map([["zurqueta", ["nfs--00"]]]))))
const { host } = new URL(outside.url)
test.use({ settings: { COTEJO_LANGUAGETOOL_URL: outside.url, COTEJO_APERTIUM_PACK: pack } })
test.afterAll(async () => {
  await outside.close()
  rmSync(folder, { recursive: true, force: true })
})

test("a LanguageTool server reads along: where the text goes, what it says, and what is missing when it is away", async ({
  people,
}) => {
  test.slow()
  const { person, desk: address } = await people.guest({ hat: "translator" })
  const { tab } = person
  const desk = await DeskTab.open(tab, address)
  const kinds = tab.getByRole("button", { name: "Findings by kind" })
  const row = desk.row(2)
  const theirs = row.locator(".fi", { hasText: "habían muchas" })
  const card = tab.getByRole("article", { name: /^Finding, / })

  await test.step("the desk says that the text is sent, and to whom", async () => {
    await kinds.click()
    await expect(tab.getByText(`LanguageTool reads the translation too: its text is sent to ${host}.`)).toBeVisible()
    await expectAccessible(tab)
    await tab.keyboard.press("Escape")
    // Every pair with words is asked about once; the sample has more than twenty.
    await expect.poll(() => outside.asked.length, { timeout: 20_000 }).toBeGreaterThan(20)
  })

  await test.step("what is written is asked about when the hand rests, and marked beside what our checks mark", async () => {
    await desk.caretAfter(row, "abril")
    await tab.keyboard.type(" y habían muchas zurquexo la zurqueta ")
    await expect(row.locator(".fi", { hasText: "zurquexo" })).toBeVisible()
    await expect(theirs).toBeVisible({ timeout: 20_000 })
    // A word of the owner's pack is a word.
    await expect(row.locator(".fi", { hasText: "zurqueta" })).toHaveCount(0)
    await theirs.click()
    await expect(card).toContainText("· «Haber» impersonal")
    await expect(card).toContainText("El verbo «haber» es impersonal")
    await expectAccessible(tab)
  })

  await test.step("and is mended by a button like any other finding", async () => {
    await card.getByRole("button", { name: /^Change it so/ }).click()
    await expect(desk.side(row, "target")).toContainText("abril y había muchas zurquexo")
    await expect(theirs).toHaveCount(0)
  })

  await test.step("away, it is said in one sentence, and the other findings stand", async () => {
    outside.mode = { kind: "status", status: 503 }
    const other = desk.rowWith("Este página")
    await other.scrollIntoViewIfNeeded()
    await desk.caretAfter(other, "página")
    await tab.keyboard.type(" qwertyx ")
    await expect(other.locator(".fi", { hasText: "qwertyx" })).toBeVisible()
    await kinds.click()
    const sorry = tab.getByText(`LanguageTool at ${host} does not answer: its findings are missing.`)
    await expect(sorry).toBeVisible({ timeout: 20_000 })
    await expectAccessible(tab)
    await tab.keyboard.press("Escape")
    await expect(row.locator(".fi", { hasText: "zurquexo" })).toHaveCount(1)
  })

  await test.step("a coordinator turns it off for the group, and nothing is sent any more", async () => {
    outside.mode = { kind: "ok" }
    await desk.wear("Coordinator")
    await kinds.click()
    await tab.getByRole("button", { name: "Settings of the checks" }).click()
    const dialog = tab.getByRole("dialog", { name: "Checks and words of the group" })
    await dialog.getByRole("checkbox", { name: "LanguageTool" }).click()
    await expect(dialog.getByText("is turned off for this group: nothing is sent there.")).toBeVisible()
    await tab.keyboard.press("Escape")
    const asked = outside.asked.length
    await desk.caretAfter(desk.row(2), "abril")
    await tab.keyboard.type(" habían muchas ")
    await desk.saved()
    await tab.waitForTimeout(3_000)
    expect(outside.asked.length).toBe(asked)
  })
})
