/**
 * A Spanish text as the checks see it: lines of words with all their readings.
 *
 * Purpose: every Spanish check asks "can this be a noun here?"; this is where it is answered, once for all of them.
 * Design: a word has the readings of the lexicon, of the closed words in their place, or of its base after a common prefix.
 *   A word that is unknown but would be known with an accent keeps the accented one's readings as a guess.
 * Guarantees: no reading is chosen. A check that accuses must find that no reading fits.
 */
import type { Lexicon } from "../lexicon/lexicon"
import type { Reading } from "../lexicon/reading"
import { isCapital, isShouted, type Token, tokensIn } from "../tokens"
import { added, closed, neverNouns } from "./closed-words"
import { accentVariants, isAccentRight, withoutAccents } from "./stress"

export interface Word extends Token {
  /** Its place in its line. */
  readonly at: number
  readonly readings: readonly Reading[]
  readonly known: boolean
  /** For an unknown word: the word with an accent (or ñ) that it would be. */
  readonly guess: string | null
  readonly shouted: boolean
  /** A known conjugated verb and nothing else. */
  readonly finite: boolean
}

export interface Line {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly words: readonly Word[]
  /** Of these, the ones that are conjugated verbs and nothing else. */
  readonly finite: readonly Word[]
  /** Of these, the ones with a gerund or an infinitive among their readings. */
  readonly bareVerbs: readonly Word[]
  /** By their lower-cased text: for checks that are about few words. */
  readonly byText: ReadonlyMap<string, readonly Word[]>
  /** Short and without a closing mark: a title, a label. */
  readonly heading: boolean
}

export interface SpanishText {
  readonly text: string
  readonly lines: readonly Line[]
}

export function spanishText(text: string, lexicon: Lexicon): SpanishText {
  const lines: Line[] = []
  let from = 0
  while (from <= text.length) {
    const end = text.indexOf("\n", from)
    const to = end < 0 ? text.length : end
    const line = text.slice(from, to)
    if (line.trim() !== "") lines.push(lineOf(line, from, lexicon))
    from = to + 1
  }
  return { text, lines }
}

const MOST_WORDS_OF_A_HEADING = 8

function lineOf(text: string, from: number, lexicon: Lexicon): Line {
  const words: Word[] = []
  const finite: Word[] = []
  const bareVerbs: Word[] = []
  const byText = new Map<string, Word[]>()
  let before: Standing = NOTHING
  let count = 0
  for (const token of tokensIn(text)) {
    const standing = standingOf(token, before, lexicon)
    const { readings, known, guess, shouted, sure, bare } = standing
    const { kind, text: written, low, gap } = token
    const place = { from: token.from + from, to: token.to + from, gap, at: words.length }
    const word: Word = { kind, text: written, low, ...place, readings, known, guess, shouted, finite: sure }
    words.push(word)
    if (sure) finite.push(word)
    else if (bare) bareVerbs.push(word)
    const same = byText.get(low)
    if (same) same.push(word)
    else byText.set(low, [word])
    if (kind === "word") count++
    before = standing
  }
  const heading = count <= MOST_WORDS_OF_A_HEADING && !/[.:!?…»”")\],;]$/.test(text.trimEnd())
  return { from, to: from + text.length, text, words, finite, bareVerbs, byText, heading }
}

const OPENS_NOUN = /^(?:el|un|del|al|este|ese|aquel|nuestro|su|mi|tu|cada|todo|otro|cuyo)$/
const HABER =
  /^(?:he|has|ha|hemos|han|había|habías|habían|habíamos|haber|haya|hayan|hayamos|habría|habrían|habrá|habrán|hubiera|hubieran|hubiese|habiendo|hubo)$/

/** What is known of a word wherever it stands behind a word of the same kind. */
interface Standing {
  readonly readings: readonly Reading[]
  readonly known: boolean
  readonly guess: string | null
  readonly shouted: boolean
  /** A known conjugated verb and nothing else. */
  readonly sure: boolean
  /** Perhaps a gerund or an infinitive. */
  readonly bare: boolean
  readonly opensNoun: boolean
  readonly isHaber: boolean
}

const NOTHING: Standing = {
  ...{ readings: [], known: false, guess: null, shouted: false },
  ...{ sure: false, bare: false, opensNoun: false, isHaber: false },
}

/** Words looked up before: most of a text that is checked again, and of any text. */
const MOST_REMEMBERED = 20_000
const remembered = new WeakMap<Lexicon, Map<string, Standing>>()

function standingOf(token: Token, before: Standing, lexicon: Lexicon): Standing {
  if (token.kind !== "word") return isShouted(token.text) ? { ...NOTHING, shouted: true } : NOTHING
  let known = remembered.get(lexicon)
  if (!known || known.size > MOST_REMEMBERED) {
    known = new Map()
    remembered.set(lexicon, known)
  }
  const key = `${before.opensNoun ? "n" : ""}${before.isHaber ? "h" : ""} ${token.text}`
  const found = known.get(key) ?? lookUp(token, before, lexicon)
  known.set(key, found)
  return found
}

function lookUp(token: Token, before: Standing, lexicon: Lexicon): Standing {
  const { low } = token
  const shouted = isShouted(token.text)
  const found = readingsOf(token, lexicon)
  const known = found.length > 0
  let guess: string | null = null
  let readings = found
  if (!known) {
    guess = bestGuess(low, lexicon)
    readings = guess === null ? byEnding(low, lexicon) : lowReadings(guess, lexicon)
  }
  const nouns = (reading: Reading) => reading.part !== "noun"
  if (neverNouns.has(low)) readings = readings.filter(nouns)
  if (shouted) readings = readings.filter(reading => reading.part !== "noun" && reading.part !== "verb")
  if (readings.some(r => r.form === "infinitive") && !before.opensNoun) readings = readings.filter(nouns)
  if ((readings.some(r => r.form === "participle") || low === "estado") && before.isHaber)
    readings = readings.filter(nouns)
  const sure = known && !shouted && readings.length > 0 && readings.every(isConjugated)
  const bare = readings.some(one => isGerund(one) || isInfinitive(one))
  const after = { opensNoun: OPENS_NOUN.test(low), isHaber: HABER.test(low) }
  return { readings, known, guess, shouted, sure, bare, ...after }
}

function readingsOf({ text, low }: Token, lexicon: Lexicon): readonly Reading[] {
  const lower = lowReadings(low, lexicon)
  if (text === low) return lower
  const asWritten = lexicon.read(text).filter(reading => reading.part === "name")
  return asWritten.length === 0 ? lower : [...lower, ...asWritten]
}

/** Readings of a word in lower case, wherever it stands. */
export function lowReadings(low: string, lexicon: Lexicon): readonly Reading[] {
  const fixed = closed.get(low)
  if (fixed) return fixed
  const more = added.get(low)
  const found = lexicon.read(low)
  if (more) return [...more, ...found.filter(reading => reading.part !== "noun")]
  if (found.length > 0 || lexicon.has(low)) return found
  const clitic = withPronoun(low, lexicon)
  return clitic.length > 0 ? clitic : afterPrefix(low, lexicon)
}

/** Unknown words of which the ending alone says that they are nouns, and of which gender: `el cibersituación`. */
function byEnding(low: string, lexicon: Lexicon): readonly Reading[] {
  // regalitos: of a thing that is masculine, too
  const [, stem, vowel, many] = /^(.{3,})it([oa])(s?)$/.exec(low) ?? []
  if (stem !== undefined && vowel !== undefined) {
    const gender = vowel === "o" ? "m" : "f"
    const isThing = lowReadings(stem + vowel, lexicon).some(one => isNoun(one) && !one.weak && one.gender === gender)
    return isThing ? [{ part: "noun", lemma: low, gender, number: many ? "pl" : "sg" }] : []
  }
  if (/.{3}(?:[cs]ión|idad)$/.test(low)) return [{ part: "noun", lemma: low, gender: "f", number: "sg" }]
  return /.{3}(?:[cs]iones|idades)$/.test(low) ? [{ part: "noun", lemma: low, gender: "f", number: "pl" }] : []
}

/** The accented word an unknown one was most likely meant to be; nouns and adjectives before forms of verbs. */
function bestGuess(low: string, lexicon: Lexicon): string | null {
  let best: string | null = null
  let cost = Number.POSITIVE_INFINITY
  for (const variant of accentVariants(low)) {
    const readings = lowReadings(variant, lexicon)
    if (readings.length === 0 || !isAccentRight(variant)) continue
    const rare = readings.every(
      ({ part, person, form }) => part === "verb" && (person === 2 || form === "past-subjunctive"),
    )
    const mine = rare ? 2 : readings.every(isVerb) ? 1 : 0
    if (mine < cost) {
      best = variant
      cost = mine
    }
  }
  return best
}

const CLITIC = /^(.{2,}?)(?:[mts]e|nos|os|l[aeo]s?|(?:[mts]e|nos)l[aeo]s?)$/

/** verlas, dándoselo, ponla: a form of a verb with pronouns that the dictionary does not list. */
function withPronoun(low: string, lexicon: Lexicon): readonly Reading[] {
  const stem = CLITIC.exec(low)?.[1]
  if (stem === undefined) return []
  const plain = withoutAccents(stem)
  const double = /(?:[mts]e|nos)l[aeo]s?$/.test(low)
  const accented = stem !== plain
  for (const verb of new Set([plain, stem])) {
    const readings = lexicon.read(verb).filter(({ part, clitic }) => part === "verb" && !clitic)
    const fits = readings.filter(({ form }) => {
      if (form === "infinitive") return accented === double
      if (form === "gerund") return accented
      return form === "present" || form === "subjunctive" || form === "imperative" ? accented : false
    })
    if (fits.length > 0) return fits.map(reading => ({ ...reading, clitic: true }))
  }
  return []
}

const PREFIX =
  /^(?:re|anti|auto|bi|des|hiper|in|inter|micro|mini|multi|pre|pro|semi|sobre|sub|super|súper|tele|ultra|ex|contra|bio|geo|macro|mono|neo|poli|post|pos|pseudo|seudo|tri|vice|extra|infra|intra|foto|electro|hidro|ciber|eco|trans|etno|socio|tecno|psico|radio|termo|video|euro|narco|nano|meta|hemi|uni|audio|cuasi|archi|mega|agro|afro|homo|hetero|turbo)(.{4,})$/

function afterPrefix(low: string, lexicon: Lexicon): readonly Reading[] {
  const rest = PREFIX.exec(low)?.[1]
  if (rest === undefined) return []
  const bare = rest.startsWith("rr") ? rest.slice(1) : rest
  // multiples is múltiples without its accent, not many a ple.
  if (accentVariants(low).some(one => lexicon.has(one))) return []
  return lexicon
    .read(bare)
    .filter(
      ({ part, bare: unsure, clitic }) =>
        !unsure && !clitic && (part === "noun" || part === "adjective" || part === "verb"),
    )
}

export const isNoun = (reading: Reading) => reading.part === "noun"
export const isAdjective = (reading: Reading) => reading.part === "adjective" || reading.form === "participle"
export const isConjugated = ({ part, form, clitic }: Reading) =>
  part === "verb" && form !== "infinitive" && form !== "gerund" && form !== "participle" && !clitic
export const isGerund = (reading: Reading) => reading.form === "gerund"
export const isInfinitive = (reading: Reading) => reading.form === "infinitive"
export const isVerb = (reading: Reading) => reading.part === "verb"

type Test = (reading: Reading) => boolean
export const has = (word: Word | undefined, test: Test): boolean => word?.readings.some(test) ?? false
/** All readings pass, and there is one. */
export const only = (word: Word | undefined, test: Test): boolean =>
  word !== undefined && word.readings.length > 0 && word.readings.every(test)
export const hasPart = (word: Word | undefined, ...parts: readonly Reading["part"][]): boolean =>
  word?.readings.some(reading => parts.includes(reading.part)) ?? false

export const isWord = (word: Word | undefined): word is Word => word?.kind === "word"
export const lowOf = (word: Word | undefined): string => word?.low ?? ""

/** At the start of a sentence or after a mark that begins one: a capital says nothing here. */
export function opensSentence(line: Line, at: number): boolean {
  const before = line.words[at - 1]
  return before === undefined || /^[.!?:;¿¡("«“‘'—–•*…-]$/.test(before.text)
}
/** The words of a line that are among these, in no particular order. */
export const wordsAmong = (line: Line, lows: readonly string[]): readonly Word[] =>
  lows.flatMap(low => line.byText.get(low) ?? [])

/** A capital that is not the sentence's own: perhaps a name. */
export const isNameLike = (line: Line, word: Word): boolean => isCapital(word.text) && !opensSentence(line, word.at)
