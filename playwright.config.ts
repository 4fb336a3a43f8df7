import { defineConfig, type ReporterDescription } from "@playwright/test"
import { browserFlags, installedBrowser } from "./scripts/lib/browser.mjs"

const report = process.env.COTEJO_E2E_REPORT
const reporters: ReporterDescription[] = report ? [["list"], ["json", { outputFile: report }]] : [["list"]]

/**
 * The journeys start their own servers, one for each file, with an empty data folder each (e2e/support/place.ts): there is
 * nothing here to start. They need a build: `npm test -- e2e` makes one when something changed.
 */
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  // Several instances want a database that they can share: `npm test -- postgres` starts one.
  testIgnore: process.env.COTEJO_TEST_DATABASE ? [] : ["**/two-instances.spec.ts"],
  outputDir: ".cotejo/e2e",
  // Files run beside each other; the tests of one file share a place and run in order.
  workers: 2,
  fullyParallel: false,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: reporters,
  use: {
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    locale: "en-US",
    timezoneId: "UTC",
    actionTimeout: 20_000,
    // Recording every act takes a third of the time. Ask for it where a failure needs a closer look.
    trace: process.env.E2E_TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: (await installedBrowser()) ?? undefined, args: browserFlags },
  },
})
