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

/** The pictures of the README, taken from the built app with the sample page. Run: npm run screenshots */
const folder = join(root, "docs", "screens")
const wide = { width: 1440, height: 900 }
const narrow = { width: 390, height: 844 }

const sampleDesk = async tab => {
  const answer = await tab.request.post("/api/sample")
  const { page } = await answer.json()
  await tab.goto(`/pages/${page}`)
}

const account = {
  name: "Cora Coordina",
  email: "cora@kilnlane.example",
  password: "a kettle on the bench",
  group: "Kiln Lane",
}
const asCoordinator = async tab => {
  const made = await tab.request.post("/api/first", { data: account })
  if (made.status() === 409) await tab.request.post("/api/auth/sign-in/email", { data: account })
}

/** Each picture: what the browser is like, how one gets there, and what must be on the screen before it is taken. */
const pictures = [
  { name: "desk", look: { viewport: wide }, go: sampleDesk, seen: "[contenteditable]" },
  { name: "desk-dark", look: { viewport: wide, colorScheme: "dark" }, go: sampleDesk, seen: "[contenteditable]" },
  { name: "desk-es", look: { viewport: wide, locale: "es-ES" }, go: sampleDesk, seen: "[contenteditable]" },
  { name: "desk-narrow", look: { viewport: narrow, hasTouch: true }, go: sampleDesk, seen: "[contenteditable]" },
  { name: "first-visit", look: { viewport: wide }, go: tab => tab.goto("/"), seen: "form" },
  {
    name: "bring-in",
    look: { viewport: wide },
    go: async tab => {
      await asCoordinator(tab)
      await tab.goto("/bring-in")
    },
    seen: "main",
  },
  {
    name: "pages",
    look: { viewport: wide },
    go: async tab => {
      await asCoordinator(tab)
      await tab.goto("/")
    },
    seen: "main h1",
  },
]

await runScript(async () => {
  checkNode()
  await ensureInstalled()
  await ensureBuilt()
  const found = await findBrowser()
  if ("why" in found) throw new Stop(found.why)
  const asked = process.argv.slice(2)
  const data = mkdtempSync(join(tmpdir(), "cotejo-screens-"))
  const server = await serve({ host: "127.0.0.1", port: await anyPort(), data })
  if (!server.ok) throw new Stop(`${server.said}\n\nCotejo did not start.`)
  const { chromium } = await import("playwright")
  const browser = await chromium.launch({ executablePath: found.path, args: browserFlags })
  try {
    mkdirSync(folder, { recursive: true })
    for (const { name, look, go, seen } of pictures) {
      if (asked.length && !asked.includes(name)) continue
      const context = await browser.newContext({ baseURL: server.url, locale: "en-US", timezoneId: "UTC", ...look })
      const tab = await context.newPage()
      await go(tab)
      await tab.locator(seen).first().waitFor()
      await tab.evaluate(() => document.fonts.ready.then(() => null))
      await tab.waitForTimeout(1_000)
      await tab.screenshot({ path: join(folder, `${name}.png`), animations: "disabled", caret: "hide" })
      say(`docs/screens/${name}.png`)
      await context.close()
    }
  } finally {
    await browser.close()
    await server.stop()
    rmSync(data, { recursive: true, force: true })
  }
})
