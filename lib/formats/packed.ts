/** Files that are no text (Word's) go the same way as all others: as text, four letters for three bytes. */
import { looksZipped } from "./zip"

/** How the text of a packed ZIP begins; no page does. */
const BEGINS = "UEsDB"

export const isPacked = (file: string): boolean => file.startsWith(BEGINS)

export function pack(bytes: Uint8Array): string {
  const pieces: string[] = []
  // A multiple of three, so that no padding stands inside.
  for (let at = 0; at < bytes.length; at += 24_576)
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + 24_576))))
  return pieces.join("")
}

/** Null where the text is no packed file. */
export function unpack(file: string): Uint8Array | null {
  if (!isPacked(file)) return null
  try {
    const bytes = Uint8Array.from(atob(file), letter => letter.charCodeAt(0))
    return looksZipped(bytes) ? bytes : null
  } catch {
    // `atob` throws a DOMException, which is another class in every environment, at letters that are not its own.
    return null
  }
}
