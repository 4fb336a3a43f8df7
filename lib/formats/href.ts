/** Addresses a page may point to; the review schema refuses anything else, so nothing else may leave a reader. */
const somewhere = "https://page.invalid"
// Longer addresses are never typed by a person, and the review schema refuses them.
const longest = 4000

const protocolOf = (address: string): string | null =>
  URL.canParse(address, somewhere) ? new URL(address, somewhere).protocol : null

export function isSafeLink(address: string): boolean {
  return address.length <= longest && ["https:", "http:", "mailto:"].includes(protocolOf(address) ?? "")
}

export function isSafePicture(address: string): boolean {
  return address.length > 0 && address.length <= longest && ["https:", "http:"].includes(protocolOf(address) ?? "")
}
