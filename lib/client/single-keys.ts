/** Whether single letters are keys, kept in this browser. Without storage (private windows may refuse it) they are. */
const NAME = "cotejo-single-keys"

export function keptSingleKeys(): boolean {
  try {
    return localStorage.getItem(NAME) !== "off"
  } catch {
    // no storage here, or not on a server
    return true
  }
}

export function keepSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(NAME)
    else localStorage.setItem(NAME, "off")
  } catch {
    // then it holds until the page is left
  }
}
