import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { Page as Tab } from "@playwright/test"
import type { AxeResults, RunOptions } from "axe-core"
import { expect } from "./journey"

declare global {
  interface Window {
    readonly axe: { run(context: Document, options: RunOptions): Promise<AxeResults> }
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

/** What axe finds on the screen as it stands, in one line each; a journey expects none. */
export async function expectAccessible(tab: Tab): Promise<void> {
  // Handed over as an expression, since the page's own rules rightly forbid foreign scripts.
  await tab.evaluate(axe)
  const { violations } = await tab.evaluate(() =>
    window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }),
  )
  const lines = violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(" ")}`))
  expect(lines, "what axe finds").toEqual([])
}
