import { setTimeout as delay } from "node:timers/promises"
import { DeskTab } from "./support/desk"
import { expect, test } from "./support/journey"

test("somebody who only looks around tries the sample under all three hats", async ({ people }) => {
  const tab = await people.stranger()
  await tab.goto("/")
  await tab.getByRole("button", { name: "Try the sample page" }).click()
  await tab.waitForURL(/\/pages\//u)
  const desk = new DeskTab(tab)
  await expect(desk.row(1)).toBeVisible()
  const address = new URL(tab.url()).pathname

  await test.step("the reviewer suggests", async () => {
    await desk.wear("Reviewer")
    await expect(tab.getByRole("radio", { name: "Editing" })).toHaveCount(0)
    await desk.replace(desk.row(3), "Como", "Cómo")
    await desk.saved()
    await expect(tab.getByRole("button", { name: /^Accept/ })).toHaveCount(0)
  })
  await test.step("the translator accepts", async () => {
    await desk.wear("Translator")
    await tab.getByRole("button", { name: /^Accept: / }).click()
    await expect(desk.side(desk.row(3), "target")).toHaveText(/^Cómo/u)
    await desk.saved()
  })
  await test.step("the coordinator approves the pair", async () => {
    // The document comes again for another hat, later than the desk: it must not open it a second time, under one's hands.
    await tab.route(/\/pages\/.*_rsc/u, async route => {
      await delay(1500)
      await route.continue()
    })
    const document = tab.waitForResponse(/\/pages\/.*_rsc/u)
    await desk.wear("Coordinator")
    const opened = await desk.row(3).elementHandle()
    await document
    await tab.waitForTimeout(1000)
    expect(await opened?.evaluate(row => row.isConnected)).toBe(true)
    await expect(tab.getByRole("radio", { name: "Editing" })).toBeVisible()
    await desk.choose(desk.row(3), "Mark as approved")
    await expect(desk.row(3).locator(".st-approved")).toBeVisible()
  })
  await test.step("the copy is private", async () => {
    const other = await people.stranger()
    const answer = await other.request.get(`/api${address}`)
    expect([401, 404]).toContain(answer.status())
  })
})

test.describe("where it is switched off", () => {
  test.use({ settings: { COTEJO_SAMPLE: "off" } })
  test("the sample is not offered", async ({ people }) => {
    const tab = await people.stranger()
    await tab.goto("/")
    await expect(tab.getByRole("heading", { name: "Set up Cotejo" })).toBeVisible()
    await expect(tab.getByRole("button", { name: "Try the sample page" })).toHaveCount(0)
  })
})
