/** Words that no dictionary at hand has. What would be right with an accent is accent-missing's. */
import type { Check, Found } from "../check"
import type { Lexicon } from "../lexicon/lexicon"
import { corrections } from "../suggest"
import { isCapital } from "../tokens"
import type { Work } from "../work"
import { isMissingAccent } from "./accent-missing"
import { accentVariants } from "./stress"
import { isAdjective, isNoun, isWord, type Line, lowOf, lowReadings, type Word } from "./text"

/** A word that stands so often is meant. */
const OFTEN = 4
/** Unknown words of a pair for which something right is sought at once; so many of them farther than one letter away. */
const MOST_SOUGHT = 12
const MOST_THOROUGH = 3

export const spelling: Check = {
  id: "spelling",
  category: "spelling",
  severity: "minor",
  level: "warning",
  confidence: 0.88,
  needs: "spanish",
  *find(work) {
    const { text, lexicon } = work.spanish()
    let unknown = 0
    for (const line of text.lines)
      for (const word of line.words) {
        const found = isWord(word) && !word.known ? judge(line, word, work, lexicon) : null
        if (!found) continue
        // A pair full of unknown words is in another language: what each may be is sought when somebody asks.
        if (found.code === "unknown-word" && unknown++ < MOST_SOUGHT)
          yield { ...found, suggestions: ofThePage(corrections(word.text, lexicon, unknown <= MOST_THOROUGH), work) }
        else yield found
      }
  },
  examples: [
    { target: "Es una nesecidad.", finds: ["nesecidad"], becomes: "Es una necesidad." },
    { target: "Tiene los matiriales.", finds: ["matiriales"], becomes: "Tiene los materiales." },
    { target: "Un dominio llamado constructor y otro ejemplos.", finds: [] },
    { target: "La ciudad de Xochitepec y el tuit de @alguien sobre README.md.", finds: [] },
    { target: "Verlas, dándoselo, preparársela y ponerlo.", finds: [] },
    { target: "Usa el framework del backend.", finds: [] },
    {
      source: "Set up the firewall first.",
      target: "Configura el firewall primero.",
      finds: ["firewall"],
    },
    { target: "Una casita pequeñísima, rapidísimamente, un golazo del amiguito solterón y una lucecita.", finds: [] },
    { target: "Una columna y otra colmna.", finds: ["colmna"], becomes: "Una columna y otra columna." },
    { target: "Si necesitás más, mirá la página.", locale: "es-419", finds: [] },
    { target: "Si necesitás más.", locale: "es-ES", finds: ["necesitás"], becomes: "Si necesitas más." },
    {
      target: "La traucción y la invtación que necsita.",
      finds: ["traucción", "invtación", "necsita"],
      becomes: "La traducción y la invitación que necesita.",
    },
  ],
}

/** What stands elsewhere on the page was likelier meant than what does not. */
const ofThePage = (words: readonly string[], { facts: { counts } }: Work): string[] =>
  [...words].sort((a, b) => Number(counts.has(b.toLowerCase())) - Number(counts.has(a.toLowerCase())))

/** Endings that make a new word of a known one: casita, florecita, pequeñísima, rapidísimamente, golazo, solterón. */
const affective =
  /^(.{2,}?)(?:(?:e?c)?it[oa]s?|ísim[oa]s?|ísimamente|mente|(?:ec)?ill[oa]s?|ón|(?<=.{4})on(?:a|es|as)|az[oa]s?|ot[ea]s?)$/
const stemEndings = ["", "o", "a", "e", "os", "as", "es"]

/** Is there a word that it is made of? poquito is of poco, amiguito of amigo, lucecita of luz, camioncito of camión. */
function isAffective(low: string, lexicon: Lexicon): boolean {
  const stem = affective.exec(low)?.[1]
  if (stem === undefined) return false
  const stems = [
    stem,
    stem.replace(/qu$/, "c"),
    stem.replace(/gu$/, "g"),
    stem.replace(/c$/, "z"),
    stem.replace(/z$/, "c"),
  ]
  const bases = stems.flatMap(one => stemEndings.map(ending => one + ending))
  const isKnown = (word: string) =>
    lowReadings(word, lexicon).some(
      one => isNoun(one) || isAdjective(one) || one.part === "adverb" || one.form === "gerund",
    )
  return bases.some(isKnown) || bases.some(base => accentVariants(base).some(isKnown))
}

/** `necesitás`, `mirá`, `podés`: what vos does, in much of America. */
function isVoseo(low: string, lexicon: Lexicon): boolean {
  const [, stem = "", vowel = ""] = /^(.{2,})([áéí])s?$/.exec(low) ?? []
  const ending = { á: "ar", é: "er", í: "ir" }[vowel]
  return ending !== undefined && lexicon.read(stem + ending).some(({ form }) => form === "infinitive")
}

function judge(line: Line, word: Word, work: Work, lexicon: Lexicon): Found | null {
  const { facts, ownWords } = work
  if (isCapital(word.text) || word.low.length <= 3 || ownWords.has(word.low) || isMissingAccent(line, word, work))
    return null
  if (/[-'’]/.test(word.text) || !/^[a-záéíóúüñ]+$/.test(word.low)) return null
  if ((facts.counts.get(word.low) ?? 0) >= OFTEN || isAffective(word.low, lexicon)) return null
  if (isVoseo(word.low, lexicon) && (work.locale !== "es-ES" || facts.counts.has("vos"))) return null
  const { from, to } = word
  const isEnglish = work.lists.english?.has(word.low) ?? false
  if (facts.sourceLower.has(word.low)) {
    if (!isEnglish && work.lists.english) return null
    const inBrackets = lowOf(line.words[word.at - 1]) === "(" && lowOf(line.words[word.at + 1]) === ")"
    const values = { word: word.text }
    return inBrackets ? null : { from, to, code: "english-word", values, category: "untranslated", confidence: 0.8 }
  }
  // An English word among Spanish ones is mostly a term; one that looks Spanish is mostly a slip.
  if (isEnglish && !/(?:cion|sion|dad)$/.test(word.low)) return null
  return { from, to, code: "unknown-word", values: { word: word.text } }
}
