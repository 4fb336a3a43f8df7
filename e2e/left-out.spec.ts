import { anyPort } from "../scripts/lib/serve.mjs"
import { DeskTab } from "./support/desk"
import { expect, test } from "./support/journey"
import { bringIn, markdown } from "./support/pages"

/** Where nobody listens. */
const nowhere = `127.0.0.1:${await anyPort()}`
test.use({ settings: { COTEJO_LANGUAGETOOL_URL: `http://${nowhere}` } })

/** Too much work for a long paragraph: each word may have 900 letters. */
const endless = "(\\p{L}{1,900}\\s)x"

test("a rule that takes too long and a LanguageTool that is not there are named, each in one sentence; what else is found stands", async ({
  people,
}) => {
  test.slow()
  const cora = await people.coordinator()
  const { tab } = cora
  const long = "Las palabras de la gaceta siguen y siguen sin parar. ".repeat(80)
  const address = await bringIn(
    cora,
    [
      markdown("en", `Nobody came to constructor.\n\n${"The words go on and on without an end. ".repeat(80)}`),
      markdown("es", `No vino nadie a __proto__ ni a constructor zurquexo.\n\n${long}`),
    ],
    "Long",
  )
  const rule = { kind: "expression", severity: "minor", says: "Too long." }
  await cora.ask("POST", `/api${address}/rules`, { id: "endless", rule: { ...rule, pattern: endless } })
  await cora.ask("POST", `/api${address}/rules`, {
    id: "plain",
    rule: { ...rule, kind: "words", pattern: "nadie", says: "Say who." },
  })

  const desk = await DeskTab.open(tab, address)
  await expect(desk.row(1).locator(".fi", { hasText: "zurquexo" })).toBeVisible({ timeout: 20_000 })
  await expect(desk.row(1).locator(".fi", { hasText: "nadie" })).toBeVisible()
  await tab.getByRole("button", { name: "Findings by kind" }).click()
  await expect(
    tab.getByText(`One of the group’s rules took too long or cannot be read, and was left out: ${endless}.`),
  ).toBeVisible()
  await expect(tab.getByText(`LanguageTool at ${nowhere} does not answer: its findings are missing.`)).toBeVisible({
    timeout: 30_000,
  })
  await tab.keyboard.press("Escape")

  await test.step("nothing stalls: what is written is still checked at once", async () => {
    await desk.caretAfter(desk.row(1), "nadie")
    await tab.keyboard.type(" qwertyx ")
    await expect(desk.row(1).locator(".fi", { hasText: "qwertyx" })).toBeVisible({ timeout: 3_000 })
  })

  await test.step("the dialog says so before such a rule is kept", async () => {
    await tab.goto("/glossary#rules")
    await tab.getByRole("radio", { name: "Own rules" }).check()
    await tab.getByRole("button", { name: "Add a rule" }).click()
    const dialog = tab.getByRole("dialog")
    await dialog.getByLabel("Read as").selectOption("expression")
    await dialog.getByLabel("What is found").fill(endless)
    await dialog.getByLabel("Try it here").fill(long)
    await expect(dialog).toContainText("takes too long and was stopped. Make it simpler.")
  })
})

test("a word of a million letters stalls nothing: what stands behind it is checked, and that it is too much to be kept is said", async ({
  people,
}) => {
  test.slow()
  const { person, desk: address } = await people.guest({ hat: "translator" })
  const { tab } = person
  const desk = await DeskTab.open(tab, address)
  const row = desk.row(2)
  await desk.caretAfter(row, "abril")
  const took = await tab.evaluate(() => {
    const begun = performance.now()
    const clipboardData = new DataTransfer()
    clipboardData.setData("text/plain", `${"x".repeat(1_000_000)} zurquexo `)
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(paste)
    return performance.now() - begun
  })
  // A fifth of a second where it was measured; without the care for such words more than a minute.
  expect(took).toBeLessThan(10_000)
  await expect(row.locator(".fi", { hasText: "zurquexo" })).toBeVisible({ timeout: 20_000 })
  await expect(tab.getByRole("contentinfo")).toContainText("This could not be saved: the change is too large")
})
