import { expectAccessible } from "./support/accessible"
import { DeskTab } from "./support/desk"
import { expect, test } from "./support/journey"
import { bringIn, markdown } from "./support/pages"

test("an edit drops an approval, and shows what has changed since, and by whom", async ({ people }) => {
  const coordinator = await people.coordinator()
  const translator = await people.invited("Tadeo Traduce", ["translator"])
  const address = await bringIn(coordinator, [
    markdown("en", "# The kiln\n\nThe kiln is hot."),
    markdown("es", "# El horno\n\nEl horno está caliente."),
  ])
  const approving = await DeskTab.open(coordinator.tab, address)
  await approving.choose(approving.row(2), "Mark as approved")
  await approving.saved()
  const translating = await DeskTab.open(translator.tab, address)
  await translating.caretAfter(translating.row(2), "El horno")
  await translator.tab.keyboard.type(" viejo")
  await translating.saved()

  const says = approving.row(2).getByText("Approved by Cora Coordina, changed since")
  await expect(says).toBeVisible()
  await approving.row(2).getByRole("button", { name: "See what changed" }).click()
  const dialog = coordinator.tab.getByRole("dialog", { name: "Pair 2, since it was approved" })
  await expect(dialog).toContainText("Changed since by Tadeo Traduce.")
  await expect(dialog.locator("ins")).toHaveText("viejo ")
  await expectAccessible(coordinator.tab)
  await dialog.getByRole("button", { name: "Approve it as it is now" }).click()
  await expect(says).toHaveCount(0)
  await expect(approving.row(2)).toHaveAccessibleName(/Pair 2, approved/)

  await test.step("who may only read sees it too, and approves nothing", async () => {
    await translator.tab.keyboard.type("!")
    const viewer = await people.invited("Vera Mira", ["viewer"], {
      locale: "es",
      viewport: { width: 390, height: 844 },
    })
    const reading = await DeskTab.open(viewer.tab, address)
    await reading.row(2).getByRole("button", { name: "Ver qué cambió" }).click()
    const told = viewer.tab.getByRole("dialog")
    await expect(told.locator("ins")).toHaveText("!")
    await expect(told.getByRole("button", { name: "Aprobarlo como está ahora" })).toHaveCount(0)
    await expectAccessible(viewer.tab)
  })
})
