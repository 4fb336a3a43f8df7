import { expectAccessible } from "./support/accessible"
import { expect, test } from "./support/journey"
import { bringIn, samplePage } from "./support/pages"

test("people come by a link, are helped to a new password, and go; what waited for them waits for another", async ({
  people,
}) => {
  const coordinator = await people.coordinator()
  const { tab } = coordinator
  const dialog = tab.getByRole("dialog")
  const page = (await bringIn(coordinator, samplePage())).split("/").at(-1)
  await tab.goto("/people")
  const linkIn = async () => new URL(await dialog.getByRole("textbox").inputValue()).pathname
  const choose = async (name: string, item: string) => {
    await tab.getByRole("button", { name: `What to do about ${name}` }).click()
    await tab.getByRole("menuitem", { name: item }).click()
  }

  const guest = await people.stranger({ locale: "es", viewport: { width: 390, height: 844 }, colorScheme: "dark" })
  await test.step("an invitation with a role, a limit and an end; taken back it is over", async () => {
    await tab.getByRole("button", { name: "Invite people" }).click()
    await dialog.getByRole("checkbox", { name: "Translator" }).check()
    await dialog.getByRole("checkbox", { name: "Reviewer" }).uncheck()
    await dialog.getByLabel("The link holds for").selectOption("1")
    await dialog.getByRole("button", { name: "Make the link" }).click()
    const path = await linkIn()
    await expect(dialog.getByText("one use left")).toBeVisible()
    await expectAccessible(tab)
    await guest.goto(path, { waitUntil: "networkidle" })
    await guest.getByLabel("Tu nombre").fill("Tadeo Traduce")
    await guest.getByLabel("Correo").fill("tadeo@kilnlane.example")
    await guest.getByLabel("Contraseña").fill("a kettle on the bench")
    await expectAccessible(guest)
    await guest.getByRole("button", { name: "Crear la cuenta y unirme" }).click()
    await expect(guest.getByRole("heading", { name: "Páginas" })).toBeVisible()
    await dialog.getByRole("button", { name: "Make another link" }).click()
    await dialog.getByRole("button", { name: "Make the link" }).click()
    const second = await linkIn()
    await dialog.getByRole("button", { name: /^Take back/ }).click()
    await expect(dialog.getByText("No invitation is open.")).toBeVisible()
    const late = await people.stranger()
    await late.goto(second)
    await expect(late.getByRole("heading", { name: "This invitation is over" })).toBeVisible()
    await tab.keyboard.press("Escape")
  })

  await test.step("a link for a new password ends the sessions there are, and signs in", async () => {
    await tab.reload()
    await choose("Tadeo Traduce", "Make a link for a new password")
    await dialog.getByRole("button", { name: "Make the link" }).click()
    const path = await linkIn()
    await tab.keyboard.press("Escape")
    const elsewhere = await people.stranger()
    await elsewhere.goto(path, { waitUntil: "networkidle" })
    await elsewhere.locator("input[type=password]").fill("another kettle on it")
    await elsewhere.getByRole("button", { name: "Set it and sign in" }).click()
    await expect(elsewhere.getByRole("heading", { name: "Pages" })).toBeVisible()
    await guest.goto("/account", { waitUntil: "networkidle" })
    await expect(guest.getByRole("heading", { name: "Iniciar sesión" })).toBeVisible()
    await guest.getByLabel("Correo").fill("tadeo@kilnlane.example")
    await guest.getByLabel("Contraseña").fill("another kettle on it")
    await guest.getByRole("button", { name: "Iniciar sesión" }).click()
    await expect(guest.getByText("aquí", { exact: true })).toBeVisible()
    await guest.getByRole("button", { name: "Cerrar todas las demás" }).click()
    await expect(guest.getByRole("button", { name: "Cerrar todas las demás" })).toHaveCount(0)
    await expectAccessible(guest)
    await elsewhere.goto("/account")
    await expect(elsewhere.getByRole("heading", { name: "Sign in" })).toBeVisible()
  })

  await test.step("the last coordinator cannot go", async () => {
    await choose("Cora Coordina", "Leave the group")
    await dialog.getByRole("button", { name: "Leave the group" }).click()
    await expect(dialog.getByRole("alert")).toContainText("Somebody has to coordinate the group.")
    await tab.keyboard.press("Escape")
  })

  await test.step("what waited for whoever is taken out waits for another, who is told", async () => {
    const members = (await coordinator.ask<[{ members: { id: string; name: string }[] }]>("GET", "/api/groups"))[0]
      .members
    const owner = members.find(one => one.name === "Tadeo Traduce")?.id
    await coordinator.ask("POST", `/api/pages/${page}/state`, { to: "assigned", owner })
    const next = await people.invited("Renata Revisa", ["reviewer", "translator"])
    await tab.reload()
    await choose("Tadeo Traduce", "Remove from the group")
    await dialog.getByLabel(/^One page waits for Tadeo Traduce/).selectOption({ label: "Renata Revisa" })
    await expectAccessible(tab)
    await dialog.getByRole("button", { name: "Remove from the group" }).click()
    await expect(tab.getByRole("row", { name: /Tadeo Traduce/ })).toHaveCount(0)
    await next.tab.goto("/inbox")
    await expect(next.tab.getByText("Cora Coordina passed the page on to you: assigned.")).toBeVisible()
    await expectAccessible(next.tab)
  })

  await test.step("who is of no group ends the account; what they did stays by a former member", async () => {
    await guest.goto("/")
    await expect(guest.getByRole("heading", { name: "No estás en ningún grupo" })).toBeVisible()
    await guest.getByRole("button", { name: "Eliminar la cuenta" }).click()
    await guest.getByLabel(/^Tu contraseña/).fill("not this one")
    await guest.getByRole("button", { name: "Eliminarla para siempre" }).click()
    await expect(guest.getByText("Esa no es tu contraseña.")).toBeVisible()
    await expectAccessible(guest)
    await guest.getByLabel(/^Tu contraseña/).fill("another kettle on it")
    await guest.getByRole("button", { name: "Eliminarla para siempre" }).click()
    await expect(guest.getByRole("heading", { name: "Iniciar sesión" })).toBeVisible()
    await tab.goto(`/pages/${page}`)
    await tab.getByRole("button", { name: "History" }).click()
    await expect(dialog.getByText("a former member is not in the group any more; next is Renata Revisa")).toBeVisible()
  })
})
