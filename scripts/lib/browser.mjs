import { existsSync } from "node:fs"
import { delimiter, join } from "node:path"
import { inPackage, logFile, run } from "./run.mjs"
import { faint, say } from "./say.mjs"

/** Chromium as root in a container, without calls home that a closed network would refuse again and again. */
export const browserFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]

function onPath() {
  for (const folder of (process.env.PATH ?? "").split(delimiter))
    for (const name of names) if (folder && existsSync(join(folder, name))) return join(folder, name)
  return null
}

async function playwrights() {
  const { chromium } = await import("playwright")
  const path = chromium.executablePath()
  return path && existsSync(path) ? path : null
}

/** The browser that is here already: the one named by E2E_BROWSER, Playwright's own, or the system's. */
export async function installedBrowser() {
  const named = process.env.E2E_BROWSER
  if (named) return existsSync(named) ? named : null
  return (await playwrights()) ?? onPath()
}

const isRootOnDebian = () => process.getuid?.() === 0 && existsSync("/etc/debian_version")

/**
 * A browser for the tests, installed if need be; every step that goes outside has a time limit.
 * @returns {Promise<{ path: string } | { why: string }>}
 */
export async function findBrowser() {
  const here = await installedBrowser()
  if (here) return { path: here }
  if (process.env.E2E_BROWSER)
    return { why: `E2E_BROWSER names ${process.env.E2E_BROWSER}, and there is no such file.` }

  say("No browser here yet: asking Playwright for one.")
  const install = [...inPackage("playwright/cli.js"), "install", "chromium"]
  await run(install, { log: logFile("browser-playwright"), limit: 4 * 60_000 })
  const own = await playwrights()
  if (own) return { path: own }

  if (isRootOnDebian()) {
    say("Playwright's own could not be had: asking Debian for Chromium.")
    const env = { DEBIAN_FRONTEND: "noninteractive" }
    await run(["apt-get", "update"], { log: logFile("browser-apt-update"), limit: 3 * 60_000, env })
    const packages = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
    await run(packages, { log: logFile("browser-apt-install"), limit: 10 * 60_000, env })
    const system = onPath()
    if (system) {
      say(faint(`Installed ${system}.`))
      return { path: system }
    }
  }
  return {
    why: "No browser could be found or installed: install Chromium or Chrome, or name one with E2E_BROWSER=/path/to/it.",
  }
}
