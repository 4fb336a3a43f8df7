import type { Config } from "../config"

/** Did the person's browser come by https, as far as we can know? */
export function isSecure(request: Request, config: Config): boolean {
  if (config.publicUrl) return config.publicUrl.startsWith("https:")
  if (config.behindProxy && request.headers.get("x-forwarded-proto")?.split(",")[0]?.trim() === "https") return true
  return new URL(request.url).protocol === "https:"
}

/**
 * May this request change something? Browsers say where a request that changes something comes from, all of them by
 * `Origin`; what says nothing is a script outside a browser, and carries only the cookies it was given for this.
 */
export function isOwnOrigin(request: Request, config: Config): boolean {
  const site = request.headers.get("sec-fetch-site")
  if (site !== null && site !== "same-origin" && site !== "none") return false
  const origin = request.headers.get("origin")
  if (origin === null) return true
  if (!URL.canParse(origin)) return false
  const hosts = [request.headers.get("host") ?? new URL(request.url).host]
  if (config.publicUrl) hosts.push(new URL(config.publicUrl).host)
  return hosts.includes(new URL(origin).host)
}

/** Where people find this Cotejo, without a slash at the end: as the owner says, else as the request does. */
export function originOf(request: Request, config: Config): string {
  const url = new URL(request.url)
  const protocol = isSecure(request, config) ? "https:" : url.protocol
  return config.publicUrl ?? `${protocol}//${request.headers.get("host") ?? url.host}`
}
