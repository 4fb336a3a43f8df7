import type { Page as Tab } from "@playwright/test"
import type { Role } from "@/lib/review/roles"
import { DeskTab } from "./support/desk"
import { expect, test } from "./support/journey"
import { bringIn, markdown } from "./support/pages"
import { whoIs } from "./support/people"

test("what the page showed as saved is there after a reload and in a second tab", async ({ people }) => {
  const { person, desk: address } = await people.guest({ hat: "translator" })
  const desk = await DeskTab.open(person.tab, address)
  await desk.caretAfter(desk.row(2), "abril")
  await person.tab.keyboard.type(" (sic)")
  await desk.saved()
  const other = await DeskTab.open(await person.anotherTab(), address)
  await expect(other.side(other.row(2), "target")).toContainText("abril (sic)")
  await other.caretAfter(other.row(4), "asamblea")
  await other.tab.keyboard.type(" anual")
  await expect(desk.side(desk.row(4), "target")).toContainText("asamblea anual")
  await person.tab.reload()
  await expect(desk.side(desk.row(2), "target")).toContainText("abril (sic)")
  await expect(desk.side(desk.row(4), "target")).toContainText("asamblea anual")
})

test("typing goes on while the line is down, and is sent when it is back", async ({ people }) => {
  const { person, desk: address } = await people.guest({ hat: "translator" })
  const { tab, context } = person
  const desk = await DeskTab.open(tab, address)
  await desk.caretAfter(desk.row(2), "abril")
  await tab.keyboard.type("!")
  await desk.saved()
  await context.setOffline(true)
  await tab.keyboard.type("¡sin línea!")
  await expect(tab.locator('[data-save="offline"]')).toContainText(/Offline since .* changes? waits?/u)
  await context.setOffline(false)
  await desk.saved()
  const other = await DeskTab.open(await person.anotherTab(), address)
  await expect(other.side(other.row(2), "target")).toContainText("abril!¡sin línea!")
})

test("two people in the same pair end with the same text", async ({ people }) => {
  const { person, desk: address } = await people.guest({ hat: "translator" })
  const one = await DeskTab.open(person.tab, address)
  const two = await DeskTab.open(await person.anotherTab(), address)
  await one.caretAfter(one.row(2), "sábado")
  await two.caretAfter(two.row(2), "Kiln Lane")
  await Promise.all([
    one.tab.keyboard.type(" uno uno uno", { delay: 20 }),
    two.tab.keyboard.type(" dos dos dos", { delay: 20 }),
  ])
  await Promise.all([one.saved(), two.saved()])
  await expect(one.side(one.row(2), "target")).toContainText("dos dos dos")
  await expect(two.side(two.row(2), "target")).toContainText("uno uno uno")
  expect(await one.words(one.row(2))).toBe(await two.words(two.row(2)))
})

test("an undo that meets somebody else's typing does not stop the desk", async ({ people }) => {
  const coordinator = await people.coordinator()
  const translator = await people.invited("Tadeo Traduce", ["translator"])
  const reviewer = await people.invited("Renata Revisa", ["reviewer"])
  const viewer = await people.invited("Vera Mira", ["viewer"])
  const address = await bringIn(coordinator, [
    markdown("en", "# The oven\n\nThe oven is old."),
    markdown("es", "# El horno\n\nEl horno es viejo."),
  ])
  const reviewing = await DeskTab.open(reviewer.tab, address)
  const translating = await DeskTab.open(translator.tab, address)
  await reviewing.caretAfter(reviewing.row(2), "viejo")
  await reviewer.tab.keyboard.type("QQ")
  await reviewing.saved()
  await translating.row(2).locator("ins.sugg").click()
  await translator.tab.getByRole("button", { name: /^Accept: / }).click()
  await translating.saved()
  await expect(reviewing.row(2).locator(".sugg")).toHaveCount(0)
  await reviewer.tab.keyboard.type("zz")
  await expect(translating.row(2).locator("ins.sugg")).toHaveText("zz")
  await translating.row(2).locator(".pin").focus()
  await translator.tab.keyboard.press("Control+z")
  await translating.caretAfter(translating.row(2), "El horno")
  await translator.tab.keyboard.type(" grande")
  await translating.saved()
  await expect(reviewing.side(reviewing.row(2), "target")).toContainText("El horno grande")
  await expect(reviewing.side(reviewing.row(2), "target")).toContainText("zz")
  await test.step("a viewer of a page that is not approved has no export button", async () => {
    const viewing = await DeskTab.open(viewer.tab, address)
    await expect(viewing.tab.getByRole("button", { name: "History" })).toBeVisible()
    await expect(viewing.tab.getByRole("button", { name: "Export" })).toHaveCount(0)
  })
})

test("what is typed while the line is down survives the tab, and is offered when the page does not take it any more", async ({
  people,
}) => {
  const coordinator = await people.coordinator()
  const translator = await people.invited("Tadeo Traduce", ["translator", "reviewer"])
  const address = await bringIn(coordinator, [
    markdown("en", "# The oven\n\nThe oven is old."),
    markdown("es", "# El horno\n\nEl horno es viejo."),
  ])
  const typeOffline = async (words: string) => {
    const desk = await DeskTab.open(await translator.anotherTab(), address)
    await desk.caretAfter(desk.row(2), "viejo")
    await translator.context.setOffline(true)
    await desk.tab.keyboard.type(words)
    await expect(desk.tab.locator('[data-save="offline"]')).toContainText("not yet saved")
    await expect.poll(() => keptIn(desk.tab)).toContain(words.trim())
    await desk.tab.close()
    await translator.context.setOffline(false)
  }
  const coordinating = await DeskTab.open(coordinator.tab, address)

  await test.step("opened again, it is there and saved, once", async () => {
    await typeOffline(" y pequeño")
    await coordinating.caretAfter(coordinating.row(2), "El horno")
    await coordinating.tab.keyboard.type(" grande")
    await coordinating.saved()
    const again = await DeskTab.open(translator.tab, address)
    await expect(again.side(again.row(2), "target")).toContainText("El horno grande es viejo y pequeño.")
    await expect(coordinating.side(coordinating.row(2), "target")).toContainText("viejo y pequeño.")
    await again.saved()
  })

  await test.step("on a page that was approved meanwhile it waits in a strip, and becomes a suggestion later", async () => {
    await typeOffline(" y lento")
    const id = address.split("/").at(-1)
    await coordinator.ask("POST", `/api/pages/${id}/state`, { to: "in-review" })
    await coordinator.ask("POST", `/api/pages/${id}/state`, { to: "approved", override: "Enough." })
    const again = await DeskTab.open(translator.tab, address)
    const strip = again.tab.getByText("Something you typed was never saved")
    await expect(strip).toBeVisible()
    await expect(again.tab.getByRole("button", { name: "Suggest it" })).toHaveCount(0)
    await again.tab.reload()
    await expect(strip).toBeVisible()
    await coordinator.ask("POST", `/api/pages/${id}/state`, { to: "in-review" })
    await again.tab.getByRole("button", { name: "Suggest it" }).click()
    await expect(again.row(2).locator("ins.sugg")).toContainText("lento")
    await again.saved()
    await expect(strip).toHaveCount(0)
    await again.tab.reload()
    await expect(again.row(2).locator("ins.sugg")).toContainText("lento")
    await expect(strip).toHaveCount(0)
  })

  const { person, group } = await whoIs(translator)
  const hold = (roles: readonly Role[]) =>
    coordinator.ask("POST", `/api/groups/${group.id}/members/${person.id}`, { roles })

  await test.step("whose role was taken meanwhile is told so, and may copy it; who may still suggest has suggested it", async () => {
    await typeOffline(" y alto")
    await hold(["viewer"])
    const again = await DeskTab.open(await translator.anotherTab(), address)
    await expect(again.tab.getByText("was never saved: your role does not allow it")).toBeVisible()
    await expect(again.tab.getByRole("button", { name: "Suggest it" })).toHaveCount(0)
    await expect(again.tab.getByRole("button", { name: "Copy" })).toBeVisible()
    await hold(["reviewer"])
    await again.tab.reload()
    await expect(again.row(2).locator("ins.sugg", { hasText: "y alto" })).toBeVisible()
    await again.saved()
    await again.tab.close()
  })

  await test.step("at an open desk whose page is not theirs to see any more: why, and the words to be copied", async () => {
    await hold(["translator"])
    const desk = await DeskTab.open(await translator.anotherTab(), address)
    await desk.caretAfter(desk.row(1), "El horno")
    await translator.context.setOffline(true)
    await desk.tab.keyboard.type(" nuestro")
    await expect(desk.tab.locator('[data-save="offline"]')).toContainText("not yet saved")
    await hold([])
    await translator.context.setOffline(false)
    await expect(desk.tab.locator('[data-save="refused"]')).toContainText("the page is not yours to see any more")
    await desk.tab.getByRole("button", { name: "Open the page again" }).click()
    await expect(desk.tab.getByText("El horno nuestro")).toBeVisible()
    await expect(desk.tab.getByRole("button", { name: "Copy" })).toBeVisible()
    await desk.tab.getByRole("button", { name: "Discard" }).click()
    await expect(desk.tab.getByText("El horno nuestro")).toHaveCount(0)
  })
})

/** What this browser keeps of work that is not saved: the tab is closed here more suddenly than a person can. */
const keptIn = (tab: Tab): Promise<string> =>
  tab.evaluate(async () => {
    const of = <T>(request: IDBRequest<T>) => new Promise<T>(done => (request.onsuccess = () => done(request.result)))
    const db = await of(indexedDB.open("cotejo"))
    const all = await of(db.transaction("work").objectStore("work").getAll())
    db.close()
    return JSON.stringify(all.map(one => one.words))
  })
