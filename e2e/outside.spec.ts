import { fakeProvider } from "@/lib/testing/oidc"
import { fakeSmtp, mailText } from "@/lib/testing/smtp"
import { expectAccessible } from "./support/accessible"
import { expect, test } from "./support/journey"

/** What the owner has set: a provider to sign in by, and a mail server. Both are there before Cotejo starts. */
const outside = { provider: await fakeProvider(), mail: await fakeSmtp() }
test.use({
  settings: {
    COTEJO_URL: "{url}",
    COTEJO_SMTP: outside.mail.url,
    COTEJO_HOOKS_PRIVATE: "on",
    COTEJO_OIDC_ISSUER: outside.provider.issuer,
    COTEJO_OIDC_CLIENT: "cotejo",
    COTEJO_OIDC_SECRET: "a secret between two",
    COTEJO_OIDC_NAME: "The Archive",
  },
})
test.afterAll(() => {
  outside.provider.close()
  outside.mail.close()
})
const claims = (sub: string, email: string) => ({ sub, email, email_verified: true, name: `Person ${sub}` })

test("signing in elsewhere, a forgotten password by mail, a feed and a webhook", async ({ people }) => {
  const coordinator = await people.coordinator()
  const { tab, email } = coordinator

  await test.step("the provider's account is joined when its address is the same, else it is said why not", async () => {
    outside.provider.state.claims = claims("1", "another@kilnlane.example")
    await tab.goto("/account", { waitUntil: "networkidle" })
    await tab.getByRole("button", { name: "Sign in with The Archive too" }).click()
    await expect(tab.getByText("has another e-mail than yours here")).toBeVisible()
    await expectAccessible(tab)
    outside.provider.state.claims = claims("1", email)
    await tab.getByRole("button", { name: "Sign in with The Archive too" }).click()
    await expect(tab.getByText("You can sign in with The Archive as well as with your password.")).toBeVisible()
    expect(new URL(tab.url()).search).toBe("")
  })

  await test.step("who has no account here comes in that way, and is of no group yet", async () => {
    outside.provider.state.claims = claims("2", "nuria@kilnlane.example")
    const guest = await people.stranger({ locale: "es", viewport: { width: 390, height: 844 }, colorScheme: "dark" })
    await guest.goto("/", { waitUntil: "networkidle" })
    await guest.getByRole("button", { name: "Entrar con The Archive" }).click()
    await expect(guest.getByText("Tienes la sesión abierta como nuria@kilnlane.example.")).toBeVisible()
    await expectAccessible(guest)
  })

  await test.step("a link for a forgotten password comes by mail, in the reader's language", async () => {
    const guest = await people.stranger({ locale: "es" })
    await guest.goto("/", { waitUntil: "networkidle" })
    await guest.getByLabel("Correo electrónico").fill(email)
    await guest.getByRole("button", { name: "Enviarme un enlace para poner otra" }).click()
    await expect(guest.getByText("el enlace va de camino")).toBeVisible()
    await expectAccessible(guest)
    await expect.poll(() => outside.mail.mails.length).toBe(1)
    const [letter] = outside.mail.mails
    const link = /https?:\S+\/reset\/\S+/.exec(letter ? mailText(letter) : "")?.[0] ?? ""
    await guest.goto(link, { waitUntil: "networkidle" })
    await guest.getByLabel("Contraseña nueva").fill("a kettle on the bench")
    await guest.getByRole("button", { name: "Guardarla e iniciar sesión" }).click()
    await expect(guest.getByRole("heading", { name: "Aún no hay páginas" })).toBeVisible()
  })

  await test.step("a feed of one's own, and a webhook that says how it is doing", async () => {
    // With the link every session before it has ended.
    const { tab, context } = await people.coordinator()
    await tab.goto("/people")
    await tab.getByRole("button", { name: "Feed and webhooks" }).click()
    const dialog = tab.getByRole("dialog")
    await dialog.getByRole("button", { name: "Make a link" }).click()
    const feed = await dialog.getByLabel("The feed’s link").inputValue()
    expect((await context.request.get(feed)).headers()["content-type"]).toContain("application/atom+xml")
    await dialog.getByLabel("Address").fill("http://127.0.0.1:9/hook")
    await dialog.getByRole("button", { name: "Add it" }).click()
    await expect(dialog.getByLabel("The secret")).toHaveValue(/.{20}/)
    await expect(dialog.getByText("Nothing sent yet.")).toBeVisible()
    await expectAccessible(tab)
    await dialog.getByRole("button", { name: "Remove the webhook to http://127.0.0.1:9/hook" }).click()
    await expect(dialog.getByText("http://127.0.0.1:9/hook")).toHaveCount(0)
  })
})
