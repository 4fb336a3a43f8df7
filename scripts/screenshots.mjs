import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { browserFlags, findBrowser } from "./lib/browser.mjs"
import { ensureBuilt } from "./lib/build.mjs"
import { ensureInstalled } from "./lib/install.mjs"
import { checkNode } from "./lib/node-version.mjs"
import { root } from "./lib/run.mjs"
import { runScript, Stop, say } from "./lib/say.mjs"
import { anyPort, serve } from "./lib/serve.mjs"
import { load } from "./lib/typescript.mjs"

/** The pictures of the README, taken from the built app with the sample page. Run: npm run screenshots [-- name …] */
const folder = join(root, "docs", "screens")
const wide = { width: 1440, height: 900 }
const narrow = { width: 390, height: 844 }

const account = {
  name: "Cora Coordina",
  email: "cora@kilnlane.example",
  password: "a kettle on the bench",
  group: "Kiln Lane",
}

const corrections = [
  ["Este página", "Esta página"],
  ["decidio", "decidió"],
  ["Como llegamos", "Cómo llegamos"],
  ["más que", "más de"],
]

/** Opens browsers on the server, and knows the journeys' hands: what they know of the screen is known in one place. */
async function studio(browser, url) {
  const [{ DeskTab }, pages] = await Promise.all([load("e2e/support/desk.ts"), load("e2e/support/pages.ts")])
  const open = look => browser.newContext({ baseURL: url, locale: "en-US", timezoneId: "UTC", viewport: wide, ...look })

  /** A guest's copy of the sample with a few suggestions and a comment; `state` signs other browsers in as that guest. */
  async function workedOn() {
    const context = await open({})
    const tab = await context.newPage()
    const { page } = await (await tab.request.post("/api/sample")).json()
    const desk = await DeskTab.open(tab, `/pages/${page}`)
    for (const [words, instead] of corrections) await desk.replace(desk.rowWith(words), words, instead)
    await desk.select(desk.rowWith("4.351"), "target", "4.351")
    await tab.getByRole("button", { name: "Comment", exact: true }).click()
    await tab.locator('[data-note="new"]').getByRole("textbox").fill("The source says 4,315. Which one is right?")
    await tab.locator('[data-note="new"]').getByRole("button", { name: "Send" }).click()
    await desk.rowWith("4.351").locator(".note-on-text").waitFor()
    await desk.saved()
    const state = await context.storageState()
    await context.close()
    return { address: `/pages/${page}`, state }
  }

  /** A coordinator with one page brought in. */
  async function coordinator() {
    const context = await open({})
    await context.request.post("/api/first", { data: account })
    const ask = async (method, path, data) => (await context.request.fetch(path, { method, data })).json()
    await pages.bringIn({ ask }, pages.samplePage())
    const state = await context.storageState()
    await context.close()
    return { state }
  }

  const atDesk =
    ({ address }) =>
    tab =>
      DeskTab.open(tab, address)
  async function bringingIn(tab) {
    await tab.goto("/bring-in")
    const [source, draft] = pages.samplePage()
    await tab.getByRole("textbox").nth(0).fill(source.text)
    await tab.getByRole("textbox").nth(1).fill(draft.text)
    await tab.waitForTimeout(8_000)
  }
  return { open, workedOn, coordinator, atDesk, bringingIn }
}

/** Each picture: whose browser, what it is like, and how one gets there. */
const pictures = [
  { name: "first-visit", who: "nobody", look: {}, go: () => tab => tab.goto("/") },
  { name: "desk", who: "guest", look: {}, go: ({ atDesk, guest }) => atDesk(guest) },
  { name: "desk-dark", who: "guest", look: { colorScheme: "dark" }, go: ({ atDesk, guest }) => atDesk(guest) },
  { name: "desk-es", who: "guest", look: { locale: "es-ES" }, go: ({ atDesk, guest }) => atDesk(guest) },
  {
    name: "desk-narrow",
    who: "guest",
    look: { viewport: narrow, hasTouch: true },
    go: ({ atDesk, guest }) => atDesk(guest),
  },
  { name: "bring-in", who: "coordinator", look: {}, go: ({ bringingIn }) => bringingIn },
  { name: "pages", who: "coordinator", look: {}, go: () => tab => tab.goto("/") },
]

async function take(browser, url, asked) {
  const { open, workedOn, coordinator, ...ways } = await studio(browser, url)
  const people = { nobody: {} }
  for (const { name, who, look, go } of pictures) {
    if (asked.length && !asked.includes(name)) continue
    people[who] ??= await (who === "guest" ? workedOn() : coordinator())
    const context = await open({ ...look, storageState: people[who].state })
    const tab = await context.newPage()
    await go({ ...ways, guest: people.guest })(tab)
    await tab.getByRole("main").waitFor()
    await tab.evaluate(() => document.fonts.ready.then(() => null))
    await tab.waitForTimeout(1_500)
    await tab.screenshot({ path: join(folder, `${name}.png`), animations: "disabled", caret: "hide" })
    say(`docs/screens/${name}.png`)
    await context.close()
  }
}

await runScript(async () => {
  checkNode()
  await ensureInstalled()
  await ensureBuilt()
  const found = await findBrowser()
  if ("why" in found) throw new Stop(found.why)
  const data = mkdtempSync(join(tmpdir(), "cotejo-screens-"))
  const server = await serve({ host: "127.0.0.1", port: await anyPort(), data })
  if (!server.ok) throw new Stop(`${server.said}\n\nCotejo did not start.`)
  const { chromium } = await import("playwright")
  const browser = await chromium.launch({ executablePath: found.path, args: browserFlags })
  try {
    mkdirSync(folder, { recursive: true })
    await take(browser, server.url, process.argv.slice(2))
  } finally {
    await browser.close()
    await server.stop()
    rmSync(data, { recursive: true, force: true })
  }
})
