/**
 * Purpose: keep a desk and the authority in step. The rules are numbered in RULES.md (3.x).
 * Design: prosemirror-collab's plugin keeps what is not confirmed yet and rebases it; this class decides when to push,
 *   when to ask, and what to say about it. One push is under way at a time. After a broken line it always asks first
 *   what was taken, so a push whose answer was lost is confirmed and not repeated.
 * Guarantees: never two pushes at once; a transaction is never cut in two; after a refusal nothing more is sent.
 * Not here: the DOM, fetch, event streams. They are behind `Link` and `receive`.
 */
import { getVersion, receiveTransaction, sendableSteps } from "prosemirror-collab"
import type { EditorState, Transaction } from "prosemirror-state"
import { Step } from "prosemirror-transform"
import { schema } from "@/lib/review/schema"
import { takenOut } from "@/lib/review/suggest/keep-theirs"
import { pendingOf } from "@/lib/review/suggest/repair"
import { takenBack } from "@/lib/review/suggest/taken-back"
import { type Clock, realClock } from "./clock"
import type { Unsaved } from "./kept"
import { portionOf } from "./portion"
import type { Act, Answer, LoggedStep, Push, PushRefusal, Version } from "./protocol"
import { onlyMadeAgain, receiveOthers } from "./rebase"
import { stepJson } from "./step-json"

/** The line to the server is down: nobody knows whether what was asked has arrived. */
export class LinkDown extends Error {
  override readonly name = "LinkDown"
}

export interface Link {
  /** Rejects with LinkDown when the line is down or nobody answers in time. */
  push(push: Push): Promise<Answer>
  /** The steps after `version`, perhaps not all at once; `version` in the answer is the one after the last of them. */
  stepsSince(version: Version): Promise<{ readonly version: Version; readonly steps: readonly LoggedStep[] }>
}

export type SaveState =
  | { readonly kind: "saved"; readonly at: number | null }
  | { readonly kind: "saving" }
  | { readonly kind: "offline"; readonly since: number; readonly waiting: number }
  | { readonly kind: "refused"; readonly why: PushRefusal }

export interface SyncClientOptions {
  /** This tab and visit; the same string was given to the collab plugin as `clientID`. */
  readonly client: string
  /** The person's id: a step is mine when client and author both are. */
  readonly author: string
  readonly link: Link
  getState(): EditorState
  apply(tr: Transaction): void
  onSave(state: SaveState): void
  /** Nothing is pushed any more. `steps` are those that were not taken. */
  onRefused(why: PushRefusal, steps: readonly Step[]): void
  /** Mends what a rebase has left (see repairPending in lib/review/suggest). Null: nothing to mend. */
  repair?(state: EditorState): Transaction | null
  /** How long to gather keystrokes before a push. */
  readonly batchMs?: number
  /** The least time from one push to the next: whoever types fast sends two letters at once. */
  readonly restMs?: number
  /** Is nobody else at the page? Then it is enough to push now and then: see 3.13. */
  isAlone?(): boolean
  /** The most steps in one push, unless a single transaction, or what had to be mended together, has more. */
  readonly batchSteps?: number
  readonly clock?: Clock
}

const BATCH_STEPS = 5000
/** The least time from one push to the next while nobody else is at the page, in milliseconds. */
const REST_ALONE_MS = 450
/** The longest wait between two tries, in milliseconds. */
const LONGEST_WAIT = 8000
/** The longest wait when somebody was quicker, and how often that may be before the desk waits as for a broken line. */
const LONGEST_WAIT_BEHIND = 200
const OFTEN_BEHIND = 20

interface NotedAct {
  readonly act: Act
  /** The transaction that did it. */
  readonly origin: Transaction | undefined
}

export class SyncClient {
  readonly #o: SyncClientOptions
  readonly #clock: Clock
  readonly #batchMs: number
  readonly #restMs: number
  readonly #batchSteps: number
  /** What mended a rebase: the steps before it are only honest together with it. */
  readonly #mended = new WeakSet<Transaction>()
  #client: string
  #serial = 0
  #acts: NotedAct[] = []
  #working: Promise<void> | null = null
  #catching: Promise<void> | null = null
  /** The version that is fetched up to. */
  #upTo: Version = 0
  #timer: unknown = null
  #tries = 0
  #pushedAt = Number.NEGATIVE_INFINITY
  #offlineSince: number | null = null
  #savedAt: number | null = null
  #held = false
  #missedWhileHeld = false
  #over = false

  constructor(options: SyncClientOptions) {
    this.#o = options
    this.#client = options.client
    this.#clock = options.clock ?? realClock
    this.#batchMs = options.batchMs ?? 50
    this.#restMs = options.restMs ?? 150
    this.#batchSteps = options.batchSteps ?? BATCH_STEPS
  }

  /** To be called after every transaction of the desk that changed the document. */
  changed(): void {
    if (this.#over || sendableSteps(this.#o.getState()) === null) return
    if (this.#offlineSince === null) this.#o.onSave({ kind: "saving" })
    else this.#sayOffline()
    this.#soon(this.#batchMs)
  }

  /** Says what the transaction just made was meant to do; travels with its steps. As many as 500 may come at once. */
  note(...acts: readonly Act[]): void {
    const origin = sendableSteps(this.#o.getState())?.origins.at(-1)
    for (const act of acts) this.#acts.push({ act, origin })
  }

  /** Steps that came down the stream; `version` is the one after them. May come twice, late, or with a gap before. */
  receive(event: { readonly version: Version; readonly steps: readonly LoggedStep[] }): void {
    if (this.#over) return
    if (this.#held) {
      this.#missedWhileHeld = true
      return
    }
    const start = event.version - event.steps.length
    const at = getVersion(this.#o.getState())
    if (event.version <= at) return
    if (start > at) this.#try(() => this.#catchUp(event.version))
    else this.#take(event.steps.slice(at - start))
  }

  /** After an undo: what it brought back may have changed for others meanwhile. */
  undone(): void {
    if (!this.#over && sendableSteps(this.#o.getState()) !== null) this.#mend()
  }

  /** The line is back, or may be: ask and push now instead of waiting for the next try. */
  wake(): void {
    if (this.#over) return
    this.#tries = 0
    if (this.#offlineSince !== null) this.#unschedule()
    this.#try(() => (this.#offlineSince === null ? this.#catchUp() : this.#send()))
  }

  /** Touch nothing for now (an input method is composing). What comes meanwhile is fetched at `release`. */
  hold(): void {
    this.#held = true
  }

  release(): void {
    this.#held = false
    if (this.#missedWhileHeld) this.#try(() => this.#catchUp())
    this.#missedWhileHeld = false
    this.changed()
  }

  /** What waits to be saved, to be kept elsewhere meanwhile; null when nothing does. */
  unsaved(): Unsaved | null {
    const waiting = sendableSteps(this.#o.getState())
    if (!waiting) return null
    const { version, steps, origins } = waiting
    const numbers = new Map<unknown, number>()
    for (const origin of origins) if (!numbers.has(origin)) numbers.set(origin, numbers.size)
    const pending = pendingOf(this.#o.getState())
    const back = takenBack(pending)
    const taken = pending.map(takenOut)
    return {
      version,
      client: this.#client,
      serial: this.#serial,
      steps: steps.map(stepJson),
      changes: origins.map(origin => numbers.get(origin) ?? 0),
      ...(back.some(of => of !== null) ? { back } : {}),
      ...(taken.some(one => one !== null) ? { taken } : {}),
      acts: this.#acts.filter(one => numbers.has(one.origin)).map(one => one.act),
    }
  }

  /** Goes on under the name of a desk that is gone, whose work this one has; `serial` is that of its last push. */
  takeOver(client: string, serial: number): void {
    this.#client = client
    this.#serial = serial
  }

  /** Nothing more is sent, and what waits is handed over. */
  refuse(why: PushRefusal): void {
    if (this.#over) return
    this.stop()
    this.#o.onRefused(why, sendableSteps(this.#o.getState())?.steps ?? [])
    this.#o.onSave({ kind: "refused", why })
  }

  /** Pushes until nothing waits, the line is down, or a push is refused. */
  async flush(): Promise<void> {
    this.#unschedule()
    while (!this.#over && this.#offlineSince === null && sendableSteps(this.#o.getState()) !== null) await this.#send()
  }

  stop(): void {
    this.#over = true
    this.#unschedule()
  }

  #unschedule(): void {
    if (this.#timer !== null) this.#clock.clear(this.#timer)
    this.#timer = null
  }

  #soon(ms: number): void {
    if (this.#over || this.#timer !== null || this.#working) return
    const pause = this.#o.isAlone?.() ? Math.max(this.#restMs, REST_ALONE_MS) : this.#restMs
    const rest = this.#pushedAt + pause - this.#clock.now()
    this.#timer = this.#clock.after(Math.max(ms, rest), () => {
      this.#timer = null
      this.#try(() => this.#send())
    })
  }

  /** Runs something that talks to the server. */
  #try(work: () => Promise<void>): void {
    work().catch((error: unknown) => {
      this.#lineDown(error)
      this.#next()
    })
  }

  #send(): Promise<void> {
    this.#working ??= this.#pushOnce()
      .catch((error: unknown) => this.#lineDown(error))
      .finally(() => {
        this.#working = null
        this.#next()
      })
    return this.#working
  }

  /** A line that is down is news for the reader. Anything else is a bug, and stops the client rather than going round. */
  #lineDown(error: unknown): void {
    if (!(error instanceof LinkDown)) {
      this.stop()
      throw error
    }
    this.#tries++
    this.#offlineSince ??= this.#clock.now()
    this.#sayOffline()
  }

  #sayOffline(): void {
    const waiting = sendableSteps(this.#o.getState())?.steps.length ?? 0
    if (this.#offlineSince !== null && !this.#over)
      this.#o.onSave({ kind: "offline", since: this.#offlineSince, waiting })
  }

  #online(): void {
    this.#offlineSince = null
    this.#tries = 0
  }

  /** After a push, whatever came of it. */
  #next(): void {
    if (this.#over || this.#held) return
    if (this.#offlineSince !== null) this.#soon(this.#backOff())
    else if (sendableSteps(this.#o.getState()) === null) this.#o.onSave({ kind: "saved", at: this.#savedAt })
    else this.#soon(this.#tries === 0 ? this.#batchMs : this.#backOff())
  }

  /** Longer with every try, and never the same for two desks: half of it is chance. */
  #backOff(): number {
    const longest = this.#offlineSince === null && this.#tries < OFTEN_BEHIND ? LONGEST_WAIT_BEHIND : LONGEST_WAIT
    const most = Math.min(longest, this.#batchMs * 2 ** Math.min(this.#tries, 12))
    return most / 2 + (most / 2) * this.#clock.random()
  }

  async #pushOnce(): Promise<void> {
    if (this.#offlineSince !== null) {
      await this.#catchUp()
      this.#online()
    }
    const batch = this.#nextBatch()
    if (!batch || this.#over || this.#held) return
    const { version, steps, acts } = batch
    const push: Push = {
      version,
      client: this.#client,
      serial: ++this.#serial,
      steps: steps.map(stepJson),
      acts: acts.map(one => one.act),
    }
    this.#pushedAt = this.#clock.now()
    const answer = await this.#o.link.push(push)
    if (this.#over) return
    if (answer.kind === "refused") this.refuse(answer.why)
    else if (answer.kind === "behind") {
      this.#tries++
      this.#pushedAt = Number.NEGATIVE_INFINITY
      if (answer.steps) this.receive({ version: answer.version, steps: answer.steps })
      if (!this.#held && getVersion(this.#o.getState()) < answer.version) await this.#catchUp(answer.version)
    } else {
      this.#online()
      this.#acts = this.#acts.filter(one => !acts.includes(one))
      await this.#confirm(push, answer)
    }
  }

  /** The unconfirmed steps that go into the next push: whole transactions, with the acts that belong to them. */
  #nextBatch() {
    const waiting = sendableSteps(this.#o.getState())
    if (!waiting) return null
    const { version, steps, origins } = waiting
    const known = new Set<Transaction | undefined>(origins)
    this.#acts = this.#acts.filter(one => known.has(one.origin))
    const mended = origins.findLastIndex(origin => this.#mended.has(origin)) + 1
    const end = portionOf(pendingOf(this.#o.getState()), this.#batchSteps, mended)
    const sent = new Set<Transaction | undefined>(origins.slice(0, end))
    const acts = this.#acts.filter(one => sent.has(one.origin))
    return { version, steps: steps.slice(0, end), acts }
  }

  /** My push stands in the log right before `version`. When nothing stands between, it needs no asking. */
  async #confirm(push: Push, { version, steps }: Extract<Answer, { kind: "accepted" }>): Promise<void> {
    const at = getVersion(this.#o.getState())
    if (at >= version) return
    if (steps && !this.#held) return this.receive({ version, steps })
    if (this.#held || at !== version - push.steps.length) return this.#catchUp(version)
    this.#take(push.steps.map(step => ({ step, client: this.#client, author: this.#o.author })))
  }

  /** Fetches and takes what is missing, up to a version or until nothing is. */
  #catchUp(upTo: Version = Number.POSITIVE_INFINITY): Promise<void> {
    this.#upTo = this.#catching ? Math.max(this.#upTo, upTo) : upTo
    this.#catching ??= this.#fetchMissing().finally(() => {
      this.#catching = null
    })
    return this.#catching
  }

  async #fetchMissing(): Promise<void> {
    for (;;) {
      const { version, steps } = await this.#o.link.stepsSince(getVersion(this.#o.getState()))
      if (this.#over || steps.length === 0) return
      this.receive({ version, steps })
      if (this.#held || version >= this.#upTo) return
    }
  }

  /** Applies steps in runs of mine and others', because the plugin knows its own only at the beginning of a list. */
  #take(steps: readonly LoggedStep[]): void {
    const isMine = (one: LoggedStep): boolean => one.client === this.#client && one.author === this.#o.author
    for (let from = 0, to = 0; from < steps.length; from = to) {
      const mine = isMine(steps[from] as LoggedStep)
      while (to < steps.length && isMine(steps[to] as LoggedStep) === mine) to++
      const run = steps.slice(from, to).map(one => Step.fromJSON(schema, one.step))
      const state = this.#o.getState()
      const waited = sendableSteps(state) !== null
      const names = run.map(() => this.#client)
      this.#o.apply(mine ? receiveTransaction(state, run, names) : receiveOthers(state, run))
      if (mine) this.#savedAt = this.#clock.now()
      else if (waited) this.#mend()
    }
    if (!this.#working && sendableSteps(this.#o.getState()) !== null) this.#soon(this.#batchMs)
  }

  #mend(): void {
    const tr = this.#o.repair?.(this.#o.getState()) ?? null
    if (!tr?.docChanged) return
    this.#o.apply(tr)
    const waiting = sendableSteps(this.#o.getState())?.steps.length ?? 0
    const short = waiting > this.#batchSteps ? onlyMadeAgain(this.#o.getState(), tr) : null
    if (short) this.#o.apply(short)
    else this.#mended.add(tr)
  }
}
