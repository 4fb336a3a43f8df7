import { DeskTab } from "./support/desk"
import { expect, test } from "./support/journey"

test("another hat opens the desk once, and the desk before takes nothing while it comes", async ({ people }) => {
  test.slow()
  const { person, desk: address } = await people.guest({ hat: "reviewer" })
  const { tab } = person
  const desk = await DeskTab.open(tab, address)
  await desk.replace(desk.row(2), "abril", "mayo")
  await tab.evaluate(() => {
    const seen = new Set([...document.querySelectorAll(".pairs")])
    new MutationObserver(() => {
      for (const sheet of document.querySelectorAll(".pairs")) seen.add(sheet)
      document.body.dataset.sheets = String(seen.size)
    }).observe(document.body, { childList: true, subtree: true })
  })
  let release = () => {}
  const held = new Promise<void>(resolve => {
    release = resolve
  })
  await tab.route(/\/pages\/[^/?]+\?.*_rsc=/u, async route => {
    await held
    await route.continue()
  })
  await tab.getByRole("radio", { name: "Translator" }).check()
  await expect(tab.locator("[inert] .pairs")).toBeVisible()
  await tab.keyboard.type("zzq")
  await desk.row(3).click({ force: true })
  await tab.keyboard.type("zzq")
  release()
  await expect(tab.getByRole("button", { name: "Account of Translator" })).toBeVisible()
  await expect(tab.getByRole("radio", { name: "Translator" })).toBeFocused()
  await expect(tab.locator("[inert]")).toHaveCount(0)
  // What was written goes up before the hat is changed.
  await expect(tab.getByRole("article", { name: /^Suggestion, Reviewer: replace abril with mayo/ })).toBeVisible()
  await expect(tab.locator(".pairs")).not.toContainText("zzq")
  await tab.unrouteAll({ behavior: "wait" })
  for (const hat of ["Coordinator", "Reviewer"] as const) await desk.wear(hat)
  await tab.waitForTimeout(500)
  expect(await tab.evaluate(() => document.body.dataset.sheets)).toBe("4")
})
