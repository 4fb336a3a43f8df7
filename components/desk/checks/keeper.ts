/**
 * Keeps a page's findings at the desk: tells a worker the words of its pairs, and puts what comes back into the store and on
 * the text.
 *
 * Design: after a change only the pairs it touched are told again, once the hand pauses for a blink; what comes back is put
 *   on the page a few pairs a frame, so that no key waits for it. Findings of words that are no more are dropped.
 */
import type { Node } from "prosemirror-model"
import { type ApiRefusal, api } from "@/lib/client/api"
import { type CheckingState, type Explained, findingOf, type PageFinding, shown } from "@/lib/client/checking"
import { Pace } from "@/lib/client/pace"
import { checkedText } from "@/lib/review/find/side-text"
import type { GroupChecks, NotFaultWish } from "@/lib/sync/checks"
import { touchedPairs } from "../editor/decorations"
import type { DeskEditor } from "../editor/desk-editor"
import { whenScrolled } from "../scrolled"
import type { CheckReport, CheckWish, PairChecked, PairWords, WordAnswers, WordQuestion } from "./check-messages"
import { openFinding } from "./finding-actions"
import { findingPlace } from "./finding-lights"
import { Hush } from "./hush"
import { Lighting } from "./lighting"
import { keepOpened } from "./opened"
import { placedOn, sameFindings } from "./placed"
import { settingsFor } from "./settings-for"
import { Wondering } from "./wondering"

/** The page is there to be read before it is checked. In milliseconds. */
const BEGIN_AFTER_MS = 250
/** What the group says could not be fetched: it is asked for again, unless there is nothing to wait for. In milliseconds. */
const AGAIN_MS = 10_000
const FINAL: readonly ApiRefusal[] = ["signed-out", "not-found", "not-allowed"]
/** A pause in typing after which a pair is checked, and the longest time it waits, in milliseconds. */
const PAUSE = { quiet: 120, most: 600 }
/** Pairs that are read in one go. */
const AT_ONCE = 100
/** So long findings are put in order before a frame is drawn, in milliseconds. */
const STINT_MS = 6
/** While a long page is checked the store hears of it so often, in milliseconds. */
const PUBLISH_EVERY_MS = 600

const keepers = new WeakMap<DeskEditor, Keeper>()
export const keeperOf = (editor: DeskEditor): Keeper | undefined => keepers.get(editor)

/** @returns stops it */
export function keepFindings(editor: DeskEditor): () => void {
  const keeper = new Keeper(editor)
  keepers.set(editor, keeper)
  editor.onEdited = (before, after) => keeper.edited(before, after)
  editor.onChecks = event => keeper.heard(event)
  // Only one thing is lifted at a time.
  const stopClosing = editor.store.subscribe((now, before) => {
    const lifted = (now.openNote !== null && now.openNote !== before.openNote) || (now.composing && !before.composing)
    if (lifted && now.checking.open !== null) openFinding(editor, null)
    if (now.filter !== before.filter) keeper.look()
  })
  const begin = setTimeout(() => void keeper.begin(), BEGIN_AFTER_MS)
  const stopOpened = keepOpened(editor)
  return () => {
    clearTimeout(begin)
    stopOpened()
    stopClosing()
    editor.onEdited = () => {}
    editor.onChecks = () => {}
    keepers.delete(editor)
    keeper.stop()
  }
}

export class Keeper {
  readonly #editor: DeskEditor
  #worker: Worker | null = null
  /** What the worker was told last. */
  readonly #told = new Map<string, PairWords>()
  readonly #raw = new Map<string, PairChecked>()
  readonly #touched = new Set<string>()
  readonly #waiting = new Map<string, PairChecked | null>()
  readonly #explaining = new Map<string, (explained: Explained) => void>()
  readonly #wondering = new Wondering()
  readonly #hush = new Hush(() => this.#ask({ kind: "writing" }))
  readonly #soon = new Pace(() => this.#tellTouched(), PAUSE)
  readonly #found = new Map<string, readonly PageFinding[]>()
  readonly #lighting: Lighting
  readonly #stopScrolled = whenScrolled(() => this.look())
  #unpublished = false
  #publishedAt = 0
  #again: ReturnType<typeof setTimeout> | undefined
  #drawing = 0
  #rests = false
  #stopped = false
  #stamp = -1
  /** The stamp of the host's own words. */
  #words: string | null = null

  constructor(editor: DeskEditor) {
    this.#editor = editor
    this.#lighting = new Lighting(editor, pair => this.#found.get(pair) ?? [])
  }

  /** Other rows may be on the screen: what was found in them is drawn. */
  look(): void {
    if (this.#lighting.look()) this.#draw()
  }

  get #state() {
    return this.#editor.store.getState().checking
  }
  #set(part: Partial<CheckingState>): void {
    if (!this.#stopped) this.#editor.store.setState({ checking: { ...this.#state, ...part } })
  }
  #ask(wish: CheckWish): void {
    this.#worker?.postMessage(wish)
  }

  #start(): void {
    const worker = new Worker(new URL("./checks.worker.ts", import.meta.url), { type: "module" })
    let spoke = false
    worker.onmessage = ({ data }: MessageEvent<CheckReport>) => {
      spoke = true
      this.#hear(data)
    }
    worker.onerror = event => {
      event.preventDefault()
      if (spoke) this.#set({ phase: "failed" })
      else this.#cameNot()
    }
    this.#worker = worker
  }

  /** Tries at once what could not be fetched. */
  fetchAgain(): void {
    if (this.#worker) this.#ask({ kind: "fetch" })
    else void this.begin()
  }

  async begin(): Promise<void> {
    clearTimeout(this.#again)
    const answer = await api.checking(this.#editor.store.getState().page.id)
    if (this.#stopped || this.#worker) return
    if (!answer.ok) return this.#cameNot(FINAL.includes(answer.why))
    const { checks, notFaults, opened, languageTool, words } = answer.value
    this.#start()
    this.#words = words
    this.#set({ phase: "checking", notFaults, languageTool, opened: new Set([...this.#state.opened, ...opened]) })
    this.settle(checks)
    await this.#tellAll()
  }

  /** The line was down: what the group says, or the checks themselves, did not come. */
  #cameNot(isFinal = false): void {
    this.#worker?.terminate()
    this.#worker = null
    this.#told.clear()
    this.#stamp = -1
    this.#set({ phase: "failed", checks: null })
    clearTimeout(this.#again)
    if (!isFinal && !this.#stopped) this.#again = setTimeout(() => void this.begin(), AGAIN_MS)
  }

  /** What the group says has changed, here or elsewhere. */
  settle(checks: GroupChecks): void {
    if (checks.stamp <= this.#stamp) return
    this.#stamp = checks.stamp
    const { page } = this.#editor.store.getState()
    this.#set({ checks, phase: "checking", failed: [], stopped: [] })
    this.#ask({ kind: "settings", page: page.id, words: this.#words, settings: settingsFor(page, checks, this.#state) })
  }

  /** Marks the words of the source that nothing answers, or no more. */
  markUnanswered(unanswered: boolean): void {
    this.#set({ unanswered })
    const { checks } = this.#state
    this.#stamp = -1
    if (checks) this.settle(checks)
  }

  heard(event: Parameters<DeskEditor["onChecks"]>[0]): void {
    if (event.kind === "not-faults") {
      this.#set({ notFaults: event.notFaults })
      this.showAgain()
    } else if (event.stamp > this.#stamp && this.#stamp >= 0) void this.#fetchChecks()
  }

  async #fetchChecks(): Promise<void> {
    const answer = await api.checking(this.#editor.store.getState().page.id)
    if (answer.ok) this.settle(answer.value.checks)
  }

  /** Says that findings are no fault, or are after all. False: it could not be kept. */
  judge(findings: readonly PageFinding[], not: boolean): Promise<boolean> {
    return this.keepJudged(
      findings.map(({ pair, key, finding: { check, quote } }) => ({ pair, finding: key, check, quote, not })),
    )
  }

  async keepJudged(wishes: readonly NotFaultWish[]): Promise<boolean> {
    const { page, me, checking } = this.#editor.store.getState()
    const before = checking.notFaults
    const others = before.filter(one => wishes.every(w => w.pair !== one.pair || w.finding !== one.finding))
    const added = wishes.filter(one => one.not).map(({ not: _, ...one }) => ({ ...one, by: me.id, at: Date.now() }))
    this.#set({ notFaults: [...others, ...added] })
    this.showAgain()
    const answer = await api.judgeFindings(page.id, wishes)
    this.#set({ notFaults: answer.ok ? answer.value : before })
    this.showAgain()
    return answer.ok
  }

  async keepWord(word: string, keep: boolean): Promise<boolean> {
    const answer = await api.setWord(this.#editor.store.getState().page.id, { word, keep })
    if (answer.ok) this.settle(answer.value)
    return answer.ok
  }

  /** Asks the worker about words; null while there is none. */
  async wonder<Q extends WordQuestion>(question: Q): Promise<WordAnswers[Q["kind"]] | null> {
    return this.#worker ? this.#wondering.ask(question, wish => this.#ask(wish)) : null
  }

  explain({ id, finding }: PageFinding): Promise<Explained> {
    return new Promise(resolve => {
      this.#explaining.set(id, resolve)
      this.#ask({ kind: "explain", id, finding })
    })
  }

  /** Which findings are shown is asked anew: a judgement, or whether hints are wanted. */
  showAgain(): void {
    for (const [pair, checked] of this.#raw) if (checked.findings.length > 0) this.#waiting.set(pair, checked)
    this.#draw()
  }

  // ── Telling the worker ───────────────────────────────────────────────────────────────────────────────────────────

  async #tellAll(): Promise<void> {
    const ids = this.#editor.state.doc.children.map(pair => pair.attrs.id as string)
    for (let at = 0; at < ids.length && !this.#stopped; at += AT_ONCE) {
      this.#tell(ids.slice(at, at + AT_ONCE), false)
      // Between two of these the browser may draw and keys are heard.
      await new Promise(resolve => setTimeout(resolve, 0))
    }
    this.#ask({ kind: "all" })
  }

  #tell(ids: readonly string[], now: boolean): void {
    if (!this.#worker) return
    const pairs: PairWords[] = []
    for (const pair of ids) {
      const words = this.#wordsOf(pair)
      const before = this.#told.get(pair)
      if (!words) continue
      if (before?.source === words.source && before.target === words.target) {
        // The same words in another form (a decision, a comment) may stand elsewhere.
        const raw = this.#raw.get(pair)
        if (raw) this.#waiting.set(pair, raw)
        continue
      }
      this.#told.set(pair, words)
      pairs.push(words)
    }
    if (pairs.length > 0) this.#ask({ kind: "words", pairs, now })
    if (this.#waiting.size > 0) this.#draw()
  }

  #wordsOf(pair: string): PairWords | null {
    const node = this.#editor.pairs.get(pair)?.node
    return node ? { pair, source: checkedText(node.child(0)).text, target: checkedText(node.child(1)).text } : null
  }

  edited(before: Node, after: Node): void {
    for (const { pair } of touchedPairs(before, after)) this.#touched.add(pair.attrs.id as string)
    if (before.childCount !== after.childCount) this.#forget(after)
    if (this.#touched.size === 0 || this.#told.size === 0) return
    this.#hush.written()
    this.#soon.ask()
  }

  #tellTouched(): void {
    this.#tell([...this.#touched], true)
    this.#touched.clear()
  }

  #forget(doc: Node): void {
    const here = new Set(doc.children.map(pair => pair.attrs.id as string))
    const gone = [...this.#told.keys()].filter(pair => !here.has(pair))
    for (const pair of gone) {
      this.#told.delete(pair)
      this.#raw.delete(pair)
      this.#waiting.set(pair, null)
    }
    if (gone.length > 0) this.#ask({ kind: "gone", pairs: gone })
    // Pairs that are the same but stand elsewhere are lit with their new place by the mapping; new ones are told.
    for (const pair of here) if (!this.#told.has(pair)) this.#touched.add(pair)
  }

  // ── Hearing from it ──────────────────────────────────────────────────────────────────────────────────────────────

  #hear(report: CheckReport): void {
    if (report.kind === "answered") this.#wondering.hear(report.id, report.answer)
    else if (report.kind === "asking") this.#set({ asking: report.asking })
    else if (report.kind === "unfetched") this.#set({ unfetched: report.unfetched })
    else if (report.kind === "explained") {
      this.#explaining.get(report.id)?.(report)
      this.#explaining.delete(report.id)
    } else {
      for (const one of report.pairs) {
        this.#raw.set(one.pair, one)
        this.#waiting.set(one.pair, one)
      }
      const { failed, stopped } = this.#state
      const more = report.failed.filter(check => !failed.includes(check))
      const ended = report.stopped.filter(rule => !stopped.includes(rule))
      if (more.length + ended.length > 0) this.#set({ failed: [...failed, ...more], stopped: [...stopped, ...ended] })
      this.#rests = report.rests
      this.#draw()
    }
  }

  #draw(): void {
    if (this.#drawing === 0 && !this.#stopped) this.#drawing = requestAnimationFrame(() => this.#drawSome())
  }

  /** What came back is put in order at once; what of it is near the screen is drawn, a few pairs a frame. */
  #drawSome(): void {
    this.#drawing = 0
    const editor = this.#editor
    if (this.#stopped || editor.view.isDestroyed) return
    // What is being composed is not redrawn; the end of it is a change, and asks again.
    if (editor.view.composing) {
      this.#drawing = window.setTimeout(() => this.#drawSome(), 120)
      return
    }
    const before = this.#state
    const until = performance.now() + STINT_MS
    for (const [pair, checked] of this.#waiting) {
      this.#waiting.delete(pair)
      // Most pairs have nothing, and had nothing before.
      if (checked?.findings.length === 0 && !this.#found.has(pair)) continue
      const placed = checked ? placedOn(editor.pairs.get(pair)?.node, checked) : []
      // Null: other words are being checked.
      if (placed !== null) this.#take(pair, shown(placed, before))
      if (performance.now() > until && this.#waiting.size > 0) {
        this.#draw()
        return
      }
    }
    this.#publish()
    if (!this.#stopped && this.#lighting.draw()) this.#draw()
  }

  #take(pair: string, now: readonly PageFinding[]): void {
    const before = this.#found.get(pair) ?? []
    if (now.length === 0 && before.length === 0) return
    // Most keys change none of them: what is drawn has been mapped along.
    if (!this.#lighting.waits(pair) && sameFindings(before, now) && this.#areDrawn(now)) {
      this.#found.set(pair, now)
      return
    }
    if (now.length > 0) this.#found.set(pair, now)
    else this.#found.delete(pair)
    this.#lighting.add(pair)
    this.#unpublished = true
  }

  #areDrawn(findings: readonly PageFinding[]): boolean {
    const { state } = this.#editor
    return findings.every(({ id, place }) => place === null || findingPlace(state, id) !== null)
  }

  /** Tells the store; not at every stint while a long page is checked. */
  #publish(): void {
    const { phase, open } = this.#state
    const done = phase === "checking" && this.#rests
    if (!done && (!this.#unpublished || (!this.#rests && performance.now() - this.#publishedAt < PUBLISH_EVERY_MS)))
      return
    this.#publishedAt = performance.now()
    this.#unpublished = false
    this.#set({ found: new Map(this.#found), phase: done ? "done" : phase })
    if (open !== null && findingOf(this.#state) === null) openFinding(this.#editor, null)
  }

  /** Draws a pair's findings whatever is on the screen: somebody goes there. */
  lightPair(pair: string): void {
    this.#lighting.drawPair(pair)
  }

  stop(): void {
    this.#stopped = true
    this.#soon.drop()
    clearTimeout(this.#again)
    this.#stopScrolled()
    cancelAnimationFrame(this.#drawing)
    clearTimeout(this.#drawing)
    this.#worker?.terminate()
    this.#worker = null
  }
}
