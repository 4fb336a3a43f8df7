/** What somebody has begun to write, kept for as long as the tab lives: a field that goes from the screen loses nothing. */
const PREFIX = "cotejo-draft "

export function keptDraft(key: string): string {
  try {
    return sessionStorage.getItem(PREFIX + key) ?? ""
  } catch {
    // no storage here, or not in a browser
    return ""
  }
}

export function keepDraft(key: string, text: string): void {
  try {
    if (text === "") sessionStorage.removeItem(PREFIX + key)
    else sessionStorage.setItem(PREFIX + key, text)
  } catch {
    // full or refused: then it lives as long as its field
  }
}
