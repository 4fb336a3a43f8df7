/**
 * A server that speaks LanguageTool's HTTP API (`POST /v2/check`, `GET /v2/languages`): what it takes, what it answers, and
 * the sentences of its refusals are those of LanguageTool 6. It knows four rules, and can be told to fail in many ways.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"

interface FakeRule {
  readonly pattern: RegExp
  readonly id: string
  readonly message: string
  readonly description: string
  readonly issueType: string
  readonly category: { readonly id: string; readonly name: string }
  readonly replacements: readonly string[]
}

const rules: readonly FakeRule[] = [
  {
    pattern: /subir arriba/gu,
    id: "SUBIR_ARRIBA",
    message: "«subir arriba» es redundante; basta con <suggestion>subir</suggestion>.",
    description: "Redundancia",
    issueType: "style",
    category: { id: "REDUNDANCY", name: "Redundancias" },
    replacements: ["subir"],
  },
  {
    pattern: /Este página/gu,
    id: "AGREEMENT_DET_NOUN",
    message: "Este determinante no concuerda con el nombre «página».",
    description: "Concordancia",
    issueType: "grammar",
    category: { id: "GRAMMAR", name: "Gramática" },
    replacements: ["Esta página"],
  },
  {
    pattern: /habían muchas/gu,
    id: "HABER_IMPERSONAL",
    message: "El verbo «haber» es impersonal: <suggestion>había muchas</suggestion>.",
    description: "«Haber» impersonal",
    issueType: "grammar",
    category: { id: "GRAMMAR", name: "Gramática" },
    replacements: ["había muchas"],
  },
  {
    pattern: /zurquexo/gu,
    id: "MORFOLOGIK_RULE_ES",
    message: "Se ha encontrado un posible error ortográfico.",
    description: "Posible error ortográfico",
    issueType: "misspelling",
    category: { id: "TYPOS", name: "Errores ortográficos" },
    replacements: ["zurquejo", "zurcido"],
  },
]

const CONTEXT = 40
function contextOf(text: string, from: number, to: number) {
  const start = Math.max(0, from - CONTEXT)
  const end = Math.min(text.length, to + CONTEXT)
  const before = from - CONTEXT < 0 ? "" : "..."
  const after = to + CONTEXT > text.length ? "" : "..."
  const shown = text.slice(start, end).replace(/\n/g, " ")
  return { text: `${before}${shown}${after}`, offset: before.length + from - start, length: to - from }
}

const matchesIn = (text: string, off: ReadonlySet<string>) =>
  rules
    .filter(rule => !off.has(rule.id))
    .flatMap(rule =>
      [...text.matchAll(rule.pattern)].map(({ index, 0: words }) => ({
        message: rule.message.replace(/<\/?suggestion>/g, '"'),
        shortMessage: "",
        replacements: rule.replacements.map(value => ({ value })),
        offset: index,
        length: words.length,
        context: contextOf(text, index, index + words.length),
        sentence: text.trim(),
        type: { typeName: "Other" },
        rule: {
          id: rule.id,
          description: rule.description,
          issueType: rule.issueType,
          category: rule.category,
        },
        ignoreForIncompleteSentence: false,
        contextForSureMatch: 0,
      })),
    )
type FakeMatch = ReturnType<typeof matchesIn>[number]

const answerWith = (matches: readonly unknown[], language: string, incomplete = false) => ({
  software: {
    name: "LanguageTool",
    version: "6.4",
    buildDate: "2024-03-28 14:05:28 +0000",
    apiVersion: 1,
    premium: false,
    status: "",
  },
  warnings: { incompleteResults: incomplete },
  language: {
    name: language,
    code: language,
    detectedLanguage: { name: language, code: language, confidence: 0.99, source: "ngram" },
  },
  matches,
  sentenceRanges: [],
})

export interface FakeLanguageTool {
  readonly url: string
  /** Every form it was sent, in order. */
  readonly asked: URLSearchParams[]
  /** How it behaves from now on. */
  mode: FakeMode
  /** With `headers` of every request. */
  readonly authorizations: (string | undefined)[]
  /** Requests that it has before it at once, at most so far. */
  readonly most: number
  close(): Promise<void>
}

export type FakeMode =
  | { readonly kind: "ok" }
  /** It answers after this time. */
  | { readonly kind: "slow"; readonly ms: number }
  /** Nothing but a status. */
  | { readonly kind: "status"; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** These words in place of an answer. */
  | { readonly kind: "body"; readonly body: string }
  /** Words without end. */
  | { readonly kind: "endless" }
  /** The line breaks while it answers. */
  | { readonly kind: "cut" }
  /** It ran out of time by its own account. */
  | { readonly kind: "incomplete" }
  /** Its matches are changed before they go. */
  | { readonly kind: "changed"; readonly change: (match: FakeMatch) => unknown }
  /** It counts whole characters in place of UTF-16 units, as some that speak the same API do. */
  | { readonly kind: "characters" }
  | { readonly kind: "elsewhere"; readonly to: string }

/** A server on a free port; closing it leaves an address where nobody answers. */
export async function fakeLanguageTool(): Promise<FakeLanguageTool> {
  const asked: URLSearchParams[] = []
  const authorizations: (string | undefined)[] = []
  const state = { mode: { kind: "ok" } as FakeMode, now: 0, most: 0 }
  const server = createServer((request, response) => {
    state.now++
    state.most = Math.max(state.most, state.now)
    response.on("close", () => state.now--)
    void read(request).then(body => {
      const form = new URLSearchParams(body)
      if (request.url === "/v2/check") {
        asked.push(form)
        authorizations.push(request.headers.authorization)
      }
      respond(request, response, form, state.mode)
    })
  })
  await new Promise<void>(ready => server.listen(0, "127.0.0.1", ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    authorizations,
    get most() {
      return state.most
    },
    get mode() {
      return state.mode
    },
    set mode(mode) {
      state.mode = mode
    },
    close: () => {
      server.closeAllConnections()
      return new Promise(done => server.close(() => done()))
    },
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString("utf8")
}

function respond(
  { url, method, headers }: IncomingMessage,
  response: ServerResponse,
  form: URLSearchParams,
  mode: FakeMode,
) {
  const json = (value: unknown) =>
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value))
  const no = (status: number, why: string) => response.writeHead(status, { "content-type": "text/plain" }).end(why)
  if (url === "/v2/languages") return json([{ name: "Spanish", code: "es", longCode: "es" }])
  if (url !== "/v2/check" || method !== "POST") return no(404, "Error: Unknown path")
  if (!headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) return no(400, "Error: no form")
  const language = form.get("language")
  const text = form.get("text")
  if (text === null) return no(400, "Error: Missing 'text' or 'data' parameter")
  if (language === null) return no(400, "Error: Missing 'language' parameter")
  if (!["es", "es-AR", "en-US"].includes(language))
    return no(400, `Error: '${language}' is not a language code known to LanguageTool.`)
  const matches = matchesIn(text, new Set(form.get("disabledRules")?.split(",")))
  switch (mode.kind) {
    case "ok":
      return json(answerWith(matches, language))
    case "slow":
      return void setTimeout(() => json(answerWith(matches, language)), mode.ms)
    case "status":
      return response.writeHead(mode.status, mode.headers).end("Error: no")
    case "body":
      return response.writeHead(200, { "content-type": "application/json" }).end(mode.body)
    case "endless": {
      response.writeHead(200, { "content-type": "application/json" }).write('{"matches":[],"more":"')
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(65_536)));
      }
      response.on("drain", more)
      return more()
    }
    case "cut":
      response.writeHead(200, { "content-type": "application/json", "content-length": "1000" }).write('{"matches":[')
      return void setTimeout(() => response.destroy(), 20)
    case "incomplete":
      return json(answerWith(matches, language, true))
    case "changed":
      return json(answerWith(matches.map(mode.change), language))
    case "characters": {
      const counted = (at: number) => Array.from(text.slice(0, at)).length
      return json(
        answerWith(
          matches.map(match => ({ ...match, offset: counted(match.offset) })),
          language,
        ),
      )
    }
    case "elsewhere":
      return response.writeHead(307, { location: mode.to }).end()
  }
}
