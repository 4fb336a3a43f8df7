/**
 * Sends something to an address that a person has given, and nowhere else: not into the owner's own network, unless the
 * owner allows it. The name is looked up once, and what was found is what is connected to, so that a name cannot mean
 * one thing when it is checked and another when it is used. Nobody is followed to another address.
 */
import { lookup } from "node:dns/promises"
import { request as requestHttp } from "node:http"
import { request as requestHttps } from "node:https"
import { BlockList, isIP } from "node:net"
import { done, type Outcome, refuse } from "@/lib/page/outcome"

// Two lists: one list of both takes every IPv4 address for one that is mapped into IPv6.
const closed4 = new BlockList()
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const)
  closed4.addSubnet(net, bits, "ipv4")
const closed6 = new BlockList()
// Unspecified and loopback, IPv4 in IPv6 in its three ways, private, link-local, for many.
for (const [net, bits] of [
  ["::", 96],
  ["::ffff:0:0", 96],
  ["64:ff9b::", 96],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  closed6.addSubnet(net, bits, "ipv6")

export const isPrivate = (address: string): boolean => {
  const kind = isIP(address)
  if (kind === 4) return closed4.check(address, "ipv4")
  // What is IPv4 in disguise is refused as a whole; nobody has to write it so.
  return kind !== 6 || closed6.check(address, "ipv6")
}

/** http or https, without a name and a password in it. */
export function readAddress(text: string): URL | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  const plain = (url.protocol === "https:" || url.protocol === "http:") && url.username === "" && url.password === ""
  return plain ? url : null
}

/** "not-an-address", "private-address", "unknown-host", "no-answer" (in time, or at all). */
export type SendFault = "not-an-address" | "private-address" | "unknown-host" | "no-answer"

export interface Sending {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly privateAllowed: boolean
  readonly timeoutMs?: number
}

const TIMEOUT = 10_000

/** The status of the answer; its body is not read. */
export async function send(text: string, sending: Sending): Promise<Outcome<number, SendFault>> {
  const url = readAddress(text)
  if (!url) return refuse("not-an-address")
  const host = url.hostname.replace(/^\[|\]$/g, "")
  let found: readonly { address: string; family: number }[]
  try {
    found = await lookup(host, { all: true })
  } catch {
    // No such name, or nobody who could say: the same for whoever waits for the answer
    return refuse("unknown-host")
  }
  const [first] = found
  if (!first) return refuse("unknown-host")
  if (!sending.privateAllowed && found.some(one => isPrivate(one.address))) return refuse("private-address")
  return post(url, first, sending)
}

function post(
  url: URL,
  { address, family }: { readonly address: string; readonly family: number },
  { body, headers, timeoutMs = TIMEOUT }: Sending,
): Promise<Outcome<number, SendFault>> {
  const request = url.protocol === "https:" ? requestHttps : requestHttp
  return new Promise(resolve => {
    const sent = request(
      url,
      {
        method: "POST",
        headers: { ...headers, "content-length": String(Buffer.byteLength(body)) },
        signal: AbortSignal.timeout(timeoutMs),
        agent: false,
        lookup: (_name, options, found) =>
          options.all ? found(null, [{ address, family }]) : found(null, address, family),
      },
      answer => {
        answer.resume()
        answer.on("error", () => {})
        resolve(done(answer.statusCode ?? 0))
        answer.destroy()
      },
    )
    sent.on("error", () => resolve(refuse("no-answer")))
    sent.end(body)
  })
}
