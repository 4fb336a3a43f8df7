/**
 * Checks the pairs of a page away from the screen. It keeps their words, so that only what has changed need be told; what
 * somebody is writing in goes before all others. The dictionaries are fetched here, and nowhere but at the desk.
 */

import { isEnglish, isSpanish } from "@/lib/checks/languages"
import { type Lexicon, loadLexicon } from "@/lib/checks/lexicon/lexicon"
import { type PageFacts, pageFacts } from "@/lib/checks/page-facts"
import { checkById } from "@/lib/checks/registry"
import { type Checker, createChecker } from "@/lib/checks/run"
import type { CheckSettings } from "@/lib/checks/settings"
import { suggestionsFor } from "@/lib/checks/suggest"
import type { WordLists } from "@/lib/checks/work"
import { api } from "@/lib/client/api"
import { Asking } from "@/lib/client/asking"
import type { Explained } from "@/lib/client/checking"
import { type ListPlaces, type Unfetched, WordListsFetched } from "@/lib/client/word-lists"
import type { CheckReport, CheckWish, PairChecked, PairWords } from "./check-messages"
import { Rest } from "./hush"
import { answerOf } from "./word-answers"

type SettingsWish = Extract<CheckWish, { kind: "settings" }>

/** How long it works before it listens again, in milliseconds. */
const STINT_MS = 30
/** What it says of pairs nobody writes in is said so often, in milliseconds: each time the desk has a frame to draw. */
const SAY_EVERY_MS = 250
/** What is known of the page as a whole is renewed when nothing was written for so long, in milliseconds. */
const FACTS_AFTER_MS = 2_000

const post = (report: CheckReport): void => self.postMessage(report)
const words = new Map<string, PairWords>()
const urgent = new Set<string>()
const later = new Set<string>()
let fetched: WordListsFetched | null = null
/** Null until it is known what there is. */
let lists: WordLists | null = null
let settings: CheckSettings | null = null
let checker: Checker | null = null
let facts: PageFacts | null = null
let complete = false
let renewing: ReturnType<typeof setTimeout> | undefined
let waking: ReturnType<typeof setTimeout> | undefined
const rest = new Rest()
let saidAt = Number.NEGATIVE_INFINITY
/** What was checked and is not said yet. */
let unsaid: { pairs: PairChecked[]; failed: Set<PairChecked["findings"][number]["check"]>; stopped: Set<string> } = {
  pairs: [],
  failed: new Set(),
  stopped: new Set(),
}

async function lexiconAt(address: string): Promise<Lexicon | null> {
  try {
    const answer = await fetch(address)
    if (!answer.ok) return null
    const opened = await loadLexicon(new Uint8Array(await answer.arrayBuffer()))
    return opened.ok ? opened.value : null
  } catch {
    // fetch throws when there is no line, and what is cut off on its way cannot be unpacked.
    return null
  }
}

function placesOf({ sourceLang, targetLang }: CheckSettings, more: string | null): ListPlaces {
  const spanish = isSpanish(targetLang)
  return {
    ...(spanish ? { spanish: "/lexicon/es.lex" } : {}),
    ...(isEnglish(sourceLang) ? { english: "/lexicon/en.lex" } : {}),
    ...(spanish && more !== null ? { more: `/api/lexicon?of=${more}` } : {}),
  }
}

/** The dictionaries that came, and what needs none is checked meanwhile. */
function takeLists(now: WordLists, unfetched: readonly Unfetched[]): void {
  lists = now
  post({ kind: "unfetched", unfetched })
  renew()
}

/** What LanguageTool says comes later than all else, and the pair is then checked again with it. */
let page = ""
const asking = new Asking({
  ask: texts => api.askLanguageTool(page, { texts }),
  onSaid(pairs) {
    for (const pair of pairs) later.add(pair)
    wake()
  },
  onState: state => post({ kind: "asking", asking: state }),
})

function take({ settings: next, page: of, words: more }: SettingsWish): void {
  settings = next
  page = of
  if (fetched) renew()
  else {
    fetched = new WordListsFetched(placesOf(next, more), { fetch: lexiconAt, onLists: takeLists })
    void fetched.fetch()
  }
}

/** Everything is checked anew, with what is set and what is there now. */
function renew(): void {
  if (!settings || !lists) return
  checker = createChecker(lists, settings)
  asking.turn(checker.checks.some(check => check.id === "languagetool"))
  for (const [pair, { target }] of words) {
    later.add(pair)
    asking.want(pair, target, false)
  }
  wake()
}

function wake(): void {
  if (!checker || !complete || urgent.size + later.size === 0) return
  clearTimeout(waking)
  waking = setTimeout(work, urgent.size > 0 ? 0 : rest.left())
}

function work(): void {
  if (!checker) return
  facts ??= factsNow()
  const until = performance.now() + STINT_MS
  const { pairs, failed, stopped } = unsaid
  let isWaitedFor = false
  do {
    isWaitedFor ||= urgent.size > 0
    const pair = next()
    if (pair === null) break
    const known = words.get(pair)
    if (!known) continue
    const { source, target } = known
    const checked = checker.check({ source, target }, facts, { languageTool: asking.saidOf(pair, target) })
    pairs.push({ pair, source, target, findings: checked.findings })
    for (const check of checked.failed) failed.add(check)
    for (const rule of checked.stopped) stopped.add(rule)
  } while (performance.now() < until && !(isWaitedFor && urgent.size === 0))
  const rests = urgent.size + later.size === 0
  if (rests || isWaitedFor || performance.now() - saidAt >= SAY_EVERY_MS) {
    saidAt = performance.now()
    unsaid = { pairs: [], failed: new Set(), stopped: new Set() }
    post({ kind: "checked", pairs, failed: [...failed], stopped: [...stopped], rests })
  }
  if (!isWaitedFor) rest.worked()
  wake()
}

function next(): string | null {
  for (const queue of [urgent, later])
    for (const pair of queue) {
      queue.delete(pair)
      return pair
    }
  return null
}

const factsNow = (): PageFacts => {
  const all = [...words.values()]
  return pageFacts({ source: all.map(one => one.source), target: all.map(one => one.target), pairs: all })
}

function explain({ id, finding }: Extract<CheckWish, { kind: "explain" }>): Explained {
  const examples = checkById(finding.check)?.examples ?? []
  const shown = examples.find(
    one => one.becomes !== undefined && one.finds.length === 1 && !one.settings && !one.outside,
  )
  return {
    id,
    suggestions: suggestionsFor(finding, lists ?? {}),
    example:
      shown?.becomes === undefined ? null : { wrong: shown.target, fault: shown.finds[0] ?? "", right: shown.becomes },
  }
}

self.onmessage = ({ data: wish }: MessageEvent<CheckWish>) => {
  switch (wish.kind) {
    case "settings":
      take(wish)
      return
    case "fetch":
      void fetched?.fetch()
      return
    case "words":
      for (const one of wish.pairs) {
        words.set(one.pair, one)
        asking.want(one.pair, one.target, wish.now)
        if (wish.now) urgent.add(one.pair)
        else later.add(one.pair)
      }
      if (wish.now) {
        rest.written()
        clearTimeout(renewing)
        renewing = setTimeout(() => {
          facts = factsNow()
        }, FACTS_AFTER_MS)
      }
      wake()
      return
    case "writing":
      rest.written()
      // What waits for its next turn begins to rest.
      wake()
      return
    case "gone":
      for (const pair of wish.pairs) {
        words.delete(pair)
        asking.gone(pair)
      }
      return
    case "all":
      complete = true
      wake()
      return
    case "question": {
      const ready = settings && lists
      const none = wish.question.kind === "uses" ? [] : null
      const answer = ready
        ? answerOf(wish.question, { settings, lists, words } as Parameters<typeof answerOf>[1])
        : none
      post({ kind: "answered", id: wish.id, answer })
      return
    }
    case "explain":
      post({ kind: "explained", ...explain(wish) })
  }
}
