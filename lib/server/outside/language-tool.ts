/**
 * Asks a LanguageTool server, set by the host, about texts.
 *
 * Design: one request for each text (so that what is said of one does not hang on its neighbours), a few at a time, the same
 *   words in one language once. A server that does not answer, or wants to be left alone, is: whoever asks meanwhile is refused
 *   at once, and waits for nothing.
 * Guarantees: every question is answered within WAIT + TIMEOUT; an answer is findings that fit the text, or one refusal; nothing
 *   is sent to any other address than the host has set.
 * Not here: who may ask, and in which language.
 */
import { createHash } from "node:crypto"
import { readAnswer } from "@/lib/checks/language-tool/answer"
import type { LanguageToolFault } from "@/lib/checks/language-tool/fault"
import { isQuestion, LONGEST_QUESTION, type Question, questionOf } from "@/lib/checks/language-tool/question"
import type { TheirFinding } from "@/lib/checks/language-tool/their-finding"
import { done, type Outcome, refuse } from "@/lib/page/outcome"

export interface LanguageToolSettings {
  /** Where questions go. */
  readonly check: string
  /** What people are told about where their text goes: name and port. */
  readonly host: string
  /** For a server behind a name and a password. */
  readonly authorization: string | null
  /** Its rules that are not asked for. */
  readonly off: readonly string[]
}

/** The address of a server as its owner writes it: with or without `/v2`, and a name and password in it. Null: it is none. */
export function readLanguageTool(text: string, off = ""): LanguageToolSettings | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  if (url.protocol !== "http:" && url.protocol !== "https:") return null
  const { host, username, password } = url
  const named = decoded(`${username}:${password}`)
  if (named === null) return null
  const path = url.pathname.replace(/\/+$/, "").replace(/\/check$/, "")
  return {
    check: `${url.origin}${/\/v2$/.test(path) ? path : `${path}/v2`}/check`,
    host,
    authorization: named === ":" ? null : `Basic ${Buffer.from(named).toString("base64")}`,
    off: off
      .split(",")
      .map(rule => rule.trim())
      .filter(Boolean),
  }
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    // A URIError, for signs that are no UTF-8.
    return null
  }
}

/** In milliseconds, but for the numbers. `rest`: how long it is left alone after the first fault, doubling up to the second. */
export const patience = {
  atOnce: 2,
  mostWaiting: 200,
  wait: 10_000,
  timeout: 10_000,
  rest: [15_000, 300_000] as readonly [number, number],
  /** Hears why it is left alone, and how long. */
  onRest: (_why: LanguageToolFault, _restMs: number): void => {},
}
/** Bytes of an answer; one that says something of every word of the longest text stays below. */
const LARGEST_ANSWER = 4_000_000
/** Letters of the answers that are remembered. */
const MOST_REMEMBERED = 20_000_000
/** So many useless answers one after the other: it is not the texts. */
const MOST_BAD = 5

type Said = Outcome<readonly TheirFinding[], LanguageToolFault>

export class LanguageTool {
  readonly settings: LanguageToolSettings
  readonly #patience: typeof patience
  readonly #known = new Map<string, { readonly findings: readonly TheirFinding[]; readonly size: number }>()
  #remembered = 0
  readonly #underWay = new Map<string, Promise<Said>>()
  readonly #queue: (() => void)[] = []
  #busy = 0
  #restsUntil = 0
  #rest = 0
  #why: LanguageToolFault = "no-answer"
  #bad = 0

  constructor(settings: LanguageToolSettings, own: Partial<typeof patience> = {}) {
    this.settings = settings
    this.#patience = { ...patience, ...own }
  }

  /** How long it is left alone yet, in milliseconds; 0: it may be asked. */
  get restMs(): number {
    return Math.max(0, this.#restsUntil - Date.now())
  }

  /** @param language a code of lib/checks/language-tool/languages.ts */
  async ask(text: string, language: string): Promise<Said> {
    if (!isQuestion(text)) return done([])
    const question = questionOf(text)
    if (question.sent.length > LONGEST_QUESTION) return refuse("too-long")
    const key = createHash("sha256").update(`${language}\n${text}`).digest("base64")
    const known = this.#known.get(key)
    if (known) return done(known.findings)
    const underWay = this.#underWay.get(key)
    if (underWay) return underWay
    const asked = this.#inTurn(question, language).finally(() => this.#underWay.delete(key))
    this.#underWay.set(key, asked)
    const said = await asked
    if (said.ok) this.#remember(key, said.value)
    return said
  }

  async #inTurn(question: Question, language: string): Promise<Said> {
    if (this.restMs > 0) return refuse(this.#why)
    if (this.#busy < this.#patience.atOnce) this.#busy++
    else if (this.#queue.length >= this.#patience.mostWaiting || !(await this.#turn())) return refuse("too-many")
    try {
      return this.restMs > 0 ? refuse(this.#why) : this.#heard(await this.#send(question, language))
    } finally {
      const next = this.#queue.shift()
      if (next) next()
      else this.#busy--
    }
  }

  /** False: it took too long. */
  #turn(): Promise<boolean> {
    return new Promise(resolve => {
      const go = () => {
        clearTimeout(waiting)
        resolve(true)
      }
      const waiting = setTimeout(() => {
        this.#queue.splice(this.#queue.indexOf(go), 1)
        resolve(false)
      }, this.#patience.wait)
      this.#queue.push(go)
    })
  }

  async #send({ sent, ...question }: Question, language: string): Promise<Sent> {
    const { check, authorization, off } = this.settings
    const form = new URLSearchParams({ text: sent, language, enabledOnly: "false", level: "default" })
    if (off.length > 0) form.set("disabledRules", off.join(","))
    try {
      const response = await fetch(check, {
        method: "POST",
        body: form,
        headers: { accept: "application/json", ...(authorization ? { authorization } : {}) },
        // Whoever sends us elsewhere is not whom the host has chosen.
        redirect: "error",
        cache: "no-store",
        signal: AbortSignal.timeout(this.#patience.timeout),
      })
      if (response.status !== 200) {
        await response.body?.cancel()
        return refused(response)
      }
      const body = await readBody(response)
      const answer = body === null ? refuse("damaged" as const) : readAnswer(body, { sent, ...question })
      if (answer.ok) return { said: answer }
      return { said: refuse(answer.why === "unfinished" ? "no-answer" : "damaged") }
    } catch {
      // fetch has a TypeError for everything about the line, and DOMExceptions for the time limit; all mean no.
      return { said: refuse("no-answer"), away: true }
    }
  }

  /** Whether it is to be left alone now, and how long. */
  #heard({ said, away, restMs }: Sent): Said {
    const [least, most] = this.#patience.rest
    if (said.ok) {
      this.#rest = 0
      this.#bad = 0
      return said
    }
    this.#bad++
    if (!away && this.#bad < MOST_BAD) return said
    this.#why = said.why
    this.#rest = Math.min(most, Math.max(least, 2 * this.#rest))
    this.#restsUntil = Date.now() + Math.min(most, Math.max(this.#rest, restMs ?? 0))
    this.#patience.onRest(said.why, this.restMs)
    return said
  }

  /** The oldest answers go first. */
  #remember(key: string, findings: readonly TheirFinding[]): void {
    const size = JSON.stringify(findings).length + key.length
    this.#known.set(key, { findings, size })
    this.#remembered += size
    for (const [oldest, one] of this.#known) {
      if (this.#remembered <= MOST_REMEMBERED) return
      this.#known.delete(oldest)
      this.#remembered -= one.size
    }
  }
}

interface Sent {
  readonly said: Said
  /** It is not the text: nobody is there, or it wants to be left alone. */
  readonly away?: true
  readonly restMs?: number
}

function refused({ status, headers }: Response): Sent {
  const seconds = Number(headers.get("retry-after"))
  const restMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0
  if (status === 429) return { said: refuse("too-many"), away: true, restMs }
  if (status === 502 || status === 503 || status === 504) return { said: refuse("no-answer"), away: true, restMs }
  return { said: refuse(status >= 500 ? "no-answer" : "refused") }
}

/** Null: it is larger than an answer is. Never more than that is held. */
async function readBody(response: Response): Promise<string | null> {
  if (!response.body) return ""
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > LARGEST_ANSWER) return null
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}
