import { expectAccessible } from "./support/accessible"
import { drop } from "./support/drop"
import { expect, test } from "./support/journey"

const unit = (id: number, source: string, target: string, state: string): string =>
  `<unit id="u${id}"><segment state="${state}"><source>${source}</source><target>${target}</target></segment></unit>`
const xliff = `<?xml version="1.0"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="es"><file id="f">
${unit(1, "The lamp stands in the window.", "El farol está en la ventana.", "reviewed")}
${unit(2, "It is lit at dusk.", "Se enciende al anochecer.", "translated")}
</file></xliff>`

test("a file of both languages is dropped, becomes a page, goes out whole and comes in again", async ({ people }) => {
  const coordinator = await people.coordinator()
  const { tab } = coordinator
  await tab.goto("/bring-in")
  await expect(tab.getByRole("heading", { name: "Bring in a page" })).toBeVisible()

  await test.step("a broken file is refused with its reason, and nothing is stored", async () => {
    await expect.poll(() => drop(tab, "#content", [{ name: "lamp.xlf", content: xliff.slice(0, 300) }])).toBe(false)
    await expect(tab.getByText(/This file cannot be brought in\. It is damaged/)).toBeVisible()
    await tab.getByRole("button", { name: "Clear" }).click()
  })

  await test.step("XLIFF is recognised and shown before anything is stored", async () => {
    await expect.poll(() => drop(tab, "#content", [{ name: "lamp.xlf", content: xliff }])).toBe(false)
    await expect(tab.getByRole("heading", { name: "This file holds both languages." })).toBeVisible()
    await expect(tab.getByText("2 pairs · none approved, one reviewed")).toBeVisible()
    await expect(tab.getByRole("cell", { name: "El farol está en la ventana." })).toBeVisible()
    await expectAccessible(tab)
    await tab.getByRole("button", { name: "Open the desk" }).click()
    await tab.waitForURL(/\/pages\/./)
  })

  await test.step("its archive comes in again as a page of its own", async () => {
    const first = new URL(tab.url()).pathname
    const wish = { format: "archive", open: "leave", credits: false, comments: true, locale: "en" }
    const archive = await coordinator.ask<{ name: string; text: string }>("POST", `/api${first}/export`, wish)
    await tab.goto("/bring-in")
    await expect(tab.getByRole("heading", { name: "Bring in a page" })).toBeVisible()
    await expect.poll(() => drop(tab, "#content", [{ name: archive.name, content: archive.text }])).toBe(false)
    await expect(tab.getByRole("heading", { name: "This is a whole page from Cotejo." })).toBeVisible()
    await expectAccessible(tab)
    await tab.getByRole("button", { name: "Open the desk" }).click()
    await tab.waitForURL(/\/pages\/./)
    expect(new URL(tab.url()).pathname).not.toBe(first)
    await expect(tab.getByText("El farol está en la ventana.")).toBeVisible()
  })
})

test("what programs may ask is shown to whoever opens the page, and fits a narrow screen", async ({ people }) => {
  const { tab } = await people.coordinator()
  await tab.goto("/api-docs")
  await expect(tab.getByRole("heading", { name: "Take a page out" })).toBeVisible()
  await expectAccessible(tab)
  await tab.setViewportSize({ width: 390, height: 800 })
  expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})
