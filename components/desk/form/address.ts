/** An address as people write it, as a page keeps it: "www.kilnlane.example" and "amara@kilnlane.example" get their scheme. */
export function addressOf(typed: string): string {
  const address = typed.trim()
  if (/^www\.[^\s/]+/iu.test(address)) return `https://${address}`
  if (/^[^\s/:?#@]+@[^\s/:?#@]+\.[^\s/:?#@]+$/u.test(address)) return `mailto:${address}`
  return address
}
