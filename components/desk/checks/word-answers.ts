/** What the worker knows about words beyond its findings. */
import type { CheckSettings } from "@/lib/checks/settings"
import { counterpartOf } from "@/lib/checks/terms/counterpart"
import { type Glossary, glossaryOf, termsUsedIn } from "@/lib/checks/terms/glossary"
import type { WordLists } from "@/lib/checks/work"
import type { PairWords, WordAnswers, WordQuestion } from "./check-messages"

interface Known {
  readonly settings: CheckSettings
  readonly lists: WordLists
  readonly words: ReadonlyMap<string, PairWords>
}

/** A glossary is taken apart once for as long as it is the same. */
let made: { readonly settings: CheckSettings; readonly lists: WordLists; readonly glossary: Glossary } | null = null

function glossaryFor({ settings, lists }: Known): Glossary {
  if (made?.settings !== settings || made.lists !== lists)
    made = { settings, lists, glossary: glossaryOf(settings.terms ?? [], settings, lists) }
  return made.glossary
}

export function answerOf(question: WordQuestion, known: Known): WordAnswers[keyof WordAnswers] {
  if (question.kind === "uses") return termsUsedIn(glossaryFor(known), question.source, question.target)
  const pairs = [...known.words.values()]
  const pair = pairs.findIndex(one => one.pair === question.pair)
  const { side, words } = question
  const { sourceLang, targetLang } = known.settings
  return counterpartOf(pairs, { side, words, pair, sourceLang, targetLang }, known.lists)
}
