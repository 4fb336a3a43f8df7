import { expect, test } from "./support/journey"

test("the first person here makes an account and a group, goes out, and comes in again", async ({ people }) => {
  const tab = await people.stranger()
  await tab.goto("/")
  await expect(tab.getByRole("heading", { name: "Set up Cotejo" })).toBeVisible()

  await test.step("what is missing is said at its field", async () => {
    await tab.getByRole("button", { name: "Make the account" }).click()
    await expect(tab.getByLabel("Your name")).toBeFocused()
    await expect(tab.getByText("This is needed.")).toHaveCount(4)
  })

  await test.step("make the account", async () => {
    await tab.getByLabel("Your name").fill("Wilhelmina Ortega")
    await tab.getByLabel("E-mail").fill("wilhelmina@kilnlane.example")
    await tab.getByLabel("Password").fill("rain on the tin roof")
    await tab.getByLabel("Name of the group").fill("Kiln Lane")
    await tab.getByRole("button", { name: "Make the account" }).click()
    await expect(tab.getByRole("heading", { name: "No pages yet" })).toBeVisible()
    await expect(tab.getByText("Kiln Lane")).toBeVisible()
  })

  await test.step("sign out", async () => {
    await tab.getByRole("button", { name: "Account of Wilhelmina Ortega" }).click()
    await tab.getByRole("menuitem", { name: "Sign out" }).click()
    await expect(tab.getByRole("heading", { name: "Sign in" })).toBeVisible()
  })

  await test.step("a wrong password is refused in words", async () => {
    await tab.getByLabel("E-mail").fill("wilhelmina@kilnlane.example")
    await tab.getByLabel("Password").fill("rain on the slate roof")
    await tab.getByRole("button", { name: "Sign in" }).click()
    await expect(tab.getByRole("alert")).toBeVisible()
  })

  await test.step("sign in, with what was typed before the page was ready", async () => {
    let come = (): void => {}
    const late = new Promise<void>(resolve => {
      come = resolve
    })
    await tab.route("**/_next/**/*.js", route => late.then(() => route.continue()))
    await tab.goto("/", { waitUntil: "commit" })
    await tab.getByLabel("E-mail").fill("wilhelmina@kilnlane.example")
    await tab.getByLabel("Password").fill("rain on the tin roof")
    come()
    await tab.waitForLoadState("load")
    await tab.getByRole("button", { name: "Sign in" }).click()
    await expect(tab.getByRole("heading", { name: "No pages yet" })).toBeVisible()
  })
})

test("nobody can set Cotejo up a second time", async ({ people }) => {
  const tab = await people.stranger()
  const first = (name: string) => ({
    name,
    email: `${name}@kilnlane.example`,
    password: "a second first time",
    group: name,
  })
  await tab.request.post("/api/first", { data: first("one") })
  const again = await tab.request.post("/api/first", { data: first("two") })
  expect(again.status()).toBe(409)
  await tab.context().clearCookies()
  await tab.goto("/")
  await expect(tab.getByRole("heading", { name: "Sign in" })).toBeVisible()
})
