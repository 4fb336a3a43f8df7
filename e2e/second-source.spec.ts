import { DeskTab } from "./support/desk"
import { expect, test } from "./support/journey"
import { bringIn, markdown } from "./support/pages"

const source = [
  "# The kiln opens on Friday",
  "The old kiln by the river was cold for nine years.",
  "Two hundred people came to the first meeting in March.",
  "Bring your own bowl if you have one.",
]
const second = [
  "# The kiln opens on Friday",
  "The old kiln by the river was cold for eleven years.",
  "Two hundred people came to the first meeting in March.",
  "There is soup at noon.",
  "Bring your own bowl if you have one.",
]
const target = [
  "# El horno abre el viernes",
  "El viejo horno junto al río estuvo frío nueve años.",
  "Doscientas personas vinieron a la primera reunión en marzo.",
  "Trae tu propio cuenco si tienes uno.",
]
const another = [
  "The bees come home to the hive when evening falls over the hills.",
  "Nobody knows why the mill stopped turning in that long winter.",
  "To make cheese you need milk, rennet and a good deal of patience.",
]

test("the source was rewritten meanwhile: the coordinator brings it in again, and nothing falls off", async ({
  people,
}) => {
  const coordinator = await people.coordinator()
  const address = await bringIn(coordinator, [markdown("en", source.join("\n\n")), markdown("es", target.join("\n\n"))])
  const { tab } = coordinator
  const desk = await DeskTab.open(tab, address)
  const other = await DeskTab.open(await coordinator.anotherTab(), address)
  const dialog = tab.getByRole("dialog")
  const field = dialog.getByRole("textbox", { name: "The whole new source" })
  const look = dialog.getByRole("button", { name: "See what would change" })

  await test.step("a comment stands on words of the source, and a pair is reviewed", async () => {
    await desk.select(desk.rowWith("bowl"), "source", "own bowl")
    await tab.getByRole("button", { name: "Comment", exact: true }).click()
    await tab.getByRole("textbox", { name: "What do you want to say?" }).fill("Whose?")
    await tab.keyboard.press("Enter")
    await expect(desk.rowWith("bowl").locator(".note-on-text")).toHaveText("own bowl")
    await desk.choose(desk.rowWith("Two hundred"), "Mark as reviewed")
    await desk.saved()
  })
  await test.step("what is no source of this page is said so", async () => {
    await tab.getByRole("button", { name: "More about this page" }).click()
    await tab.getByRole("menuitem", { name: "Bring in a new source…" }).click()
    await field.fill(another.join("\n\n"))
    await look.click()
    await expect(dialog.getByText(/Hardly a word of the page stands in this text/)).toBeVisible()
    await dialog.getByRole("button", { name: "Back to the text" }).click()
    await field.fill(target.join("\n\n"))
    await look.click()
    await expect(dialog.getByText(/reads like the other language of the page/)).toBeVisible()
    await field.fill(source.join("\n\n"))
    await look.click()
    await expect(dialog.getByText("Nothing would change: the page reads like this already.")).toBeVisible()
    await dialog.getByRole("button", { name: "Back to the text" }).click()
  })
  await test.step("the new source: what changes is shown, then done, for everybody", async () => {
    await field.fill(second.join("\n\n"))
    await look.click()
    await expect(dialog.getByRole("region", { name: "The differences" }).locator("ins").first()).toHaveText("eleven")
    await dialog.getByRole("button", { name: "Bring it in" }).click()
    await expect(dialog.getByText(/The new text is in/)).toBeVisible()
    await dialog.getByRole("button", { name: "Go on reviewing" }).click()
    for (const one of [desk, other]) {
      await expect(one.side(one.row(2), "source")).toContainText("eleven years")
      await expect(one.rowWith("bowl").locator(".note-on-text")).toHaveText("own bowl")
      await expect(one.rowWith("Two hundred").locator(".st-reviewed")).toBeVisible()
      await expect(one.side(one.rowWith("soup at noon"), "source")).toHaveText("There is soup at noon.")
      await expect(one.side(one.rowWith("cuenco"), "source")).toContainText("own bowl")
    }
  })
})
