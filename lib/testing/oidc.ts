/** A provider of OpenID Connect: says of whoever comes that they are who the test wants, and signs it. */
import { createHash, createSign, generateKeyPairSync, randomUUID } from "node:crypto"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

export interface Claims {
  readonly sub: string
  readonly email: string
  readonly email_verified: boolean
  readonly name: string
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url")

export async function fakeProvider() {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
  const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey
  const state = { claims: null as Claims | null, forged: false }
  const codes = new Map<string, { challenge: string | null; nonce: string | null }>()
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", issuer)
    const json = (value: unknown, status = 200) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value))
    if (url.pathname === "/.well-known/openid-configuration")
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: ["RS256"],
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
      })
    if (url.pathname === "/keys")
      return json({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "k", alg: "RS256", use: "sig" }] })
    if (url.pathname === "/authorize") {
      const code = randomUUID()
      codes.set(code, { challenge: url.searchParams.get("code_challenge"), nonce: url.searchParams.get("nonce") })
      const back = new URL(url.searchParams.get("redirect_uri") ?? "")
      back.searchParams.set("code", code)
      back.searchParams.set("state", url.searchParams.get("state") ?? "")
      return response.writeHead(302, { location: back.href }).end()
    }
    if (url.pathname === "/userinfo") return json(state.claims)
    if (url.pathname !== "/token") return json({ error: "not_found" }, 404)
    let body = ""
    request.on("data", chunk => {
      body += String(chunk)
    })
    request.on("end", () => {
      const form = new URLSearchParams(body)
      const code = form.get("code") ?? ""
      const known = codes.get(code)
      codes.delete(code)
      const verifier = form.get("code_verifier") ?? ""
      const fits = !!known && known.challenge === createHash("sha256").update(verifier).digest("base64url")
      if (!fits) return json({ error: "invalid_grant" }, 400)
      const seconds = Math.floor(Date.now() / 1000)
      const told = { iss: issuer, aud: "cotejo", iat: seconds, exp: seconds + 300, nonce: known.nonce, ...state.claims }
      const head = `${part({ alg: "RS256", kid: "k" })}.${part(told)}`
      const sign = createSign("RSA-SHA256")
        .update(head)
        .sign(state.forged ? stranger : privateKey, "base64url")
      json({ access_token: randomUUID(), token_type: "Bearer", expires_in: 300, id_token: `${head}.${sign}` })
    })
  })
  await new Promise<void>(ready => server.listen(0, "127.0.0.1", ready))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { issuer, state, close: () => void server.close() }
}
