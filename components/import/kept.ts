/** What was typed or pasted, kept in this tab until the page is stored, so that nothing is lost on the way. */
import { emptySlate, type Slate } from "./sides"

const KEY = "cotejo-bring-in"
const USUAL = "cotejo-usual-languages"

export interface Kept {
  readonly tab: "texts" | "ticket"
  readonly source: Slate
  readonly target: Slate
  readonly ticket: Slate
}
export const nothingKept: Kept = { tab: "texts", source: emptySlate, target: emptySlate, ticket: emptySlate }

export function keep(kept: Kept): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // Full, or forbidden in this browser: the texts are still on the screen
  }
}

export function readKept(): Kept | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "null")
    return isKept(kept) ? kept : null
  } catch {
    // Forbidden in this browser, or not ours
    return null
  }
}
export function forget(): void {
  try {
    sessionStorage.removeItem(KEY)
  } catch {
    // Forbidden in this browser: nothing was kept either
  }
}

const isSlate = (value: unknown): value is Slate =>
  typeof value === "object" && value !== null && "text" in value && typeof value.text === "string" && "notes" in value
const isKept = (value: unknown): value is Kept =>
  typeof value === "object" &&
  value !== null &&
  "source" in value &&
  isSlate(value.source) &&
  "target" in value &&
  isSlate(value.target) &&
  "ticket" in value &&
  isSlate(value.ticket)

export interface Languages {
  readonly source: string
  readonly target: string
}
/** The languages of the page brought in last with this browser; at first English and Spanish. */
export function usualLanguages(): Languages {
  try {
    const [source, target] = (localStorage.getItem(USUAL) ?? "").split(" ")
    if (source && target) return { source, target }
  } catch {
    // Forbidden in this browser
  }
  return { source: "en", target: "es" }
}
export function rememberLanguages({ source, target }: Languages): void {
  try {
    localStorage.setItem(USUAL, `${source} ${target}`)
  } catch {
    // Forbidden in this browser: the next page starts with the first two again
  }
}
