/** The actions last chosen in the palette, in this browser. Without storage none. */
import { type ActionId, isAction } from "./table"

const NAME = "cotejo-lately"
const MOST = 5

export function recentActions(): readonly ActionId[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(NAME) ?? "[]")
    return Array.isArray(kept) ? kept.filter((one): one is ActionId => typeof one === "string" && isAction(one)) : []
  } catch {
    // no storage here (private windows may refuse it), or what is there is not ours
    return []
  }
}

export function noteAction(action: ActionId): void {
  try {
    const others = recentActions().filter(one => one !== action)
    localStorage.setItem(NAME, JSON.stringify([action, ...others].slice(0, MOST)))
  } catch {
    // then it is not remembered
  }
}
