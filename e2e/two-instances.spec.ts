import { freshDatabase, testPostgres } from "@/lib/testing/postgres"
import { balance } from "./support/balancer"
import { DeskTab } from "./support/desk"
import { expect, test } from "./support/journey"
import { bringIn, markdown } from "./support/pages"
import { People } from "./support/people"
import { startPlace } from "./support/place"

test("two instances on one database: one is killed while people type, and nothing is lost", async ({ browser }) => {
  const database = await freshDatabase(testPostgres ?? "")
  const settings = { DATABASE_URL: database.url }
  const places = [await startPlace(settings), await startPlace(settings)] as const
  const front = await balance(places.map(place => place.url))
  const people = new People(browser, { ...places[0], url: front.url })
  try {
    const coordinator = await people.coordinator()
    const address = await bringIn(coordinator, [
      markdown("en", "# The kiln\n\nThe kiln is hot."),
      markdown("es", "# El horno\n\nEl horno está caliente."),
    ])
    const translator = await people.invited("Tadeo Traduce", ["translator"])
    const one = await DeskTab.open(coordinator.tab, address)
    const two = await DeskTab.open(translator.tab, address)
    await two.caretAfter(two.row(1), "El horno")
    await one.tab.getByRole("radio", { name: "Editing" }).check()
    await one.caretAfter(one.row(2), "El horno")

    await test.step("what one types on either instance is seen by the other", async () => {
      await translator.tab.keyboard.type(" viejo", { delay: 20 })
      await expect(one.side(one.row(1), "target")).toContainText("El horno viejo")
      await expect(one.tab.getByRole("group", { name: "Here now" })).toBeVisible()
    })

    const words = " grande y muy antiguo de la casa"
    const typing = Promise.all([
      coordinator.tab.keyboard.type(words, { delay: 60 }),
      translator.tab.keyboard.type(words, { delay: 60 }),
    ])
    // In the middle of it: each has seen the other begin.
    await expect(two.side(two.row(2), "target")).toContainText("El horno gra")
    await expect(one.side(one.row(1), "target")).toContainText("El horno viejo gra")
    await places[1].kill()
    await typing
    await Promise.all([one.saved(), two.saved()])
    await expect(two.side(two.row(2), "target")).toContainText(`El horno${words}`)
    await expect(one.side(one.row(1), "target")).toContainText(`El horno viejo${words}`)
    expect(Math.min(...front.answered)).toBeGreaterThan(5)

    const third = await DeskTab.open(await translator.anotherTab(), address)
    await expect(third.side(third.row(2), "target")).toContainText(`El horno${words} está caliente.`)
    expect(people.faults).toEqual([])
  } finally {
    await people.leave()
    await front.close()
    await Promise.all(places.map(place => place.stop()))
    await database.drop()
  }
})
