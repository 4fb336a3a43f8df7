/** The Spanish dictionary's forms, each with all its readings. */
import { type Reading, writeReading } from "@/lib/checks/lexicon/reading"
import { expand, type Form } from "./expand"
import { genderOf, isCompound, isListed, unchangingGender } from "./gender"
import { canBeAdjective, isAnimate, isListedAdjective, isNounToo, isThing, isTwoEnded } from "./part"
import { cliticReading, verbReadings } from "./spanish-verbs"

const VERB_FLAGS = new Set("REIX")
const isInfinitive = (stem: string) => /(?:[aei]r|ír)(?:se)?$/.test(stem)
const isVerb = (flags: ReadonlySet<string>, stem: string) =>
  isInfinitive(stem) && ["R", "E", "I", "X"].some(flag => flags.has(flag))

/** Rules of the affix file by what they make: forms of verbs with pronouns are all flags beyond Latin letters. */
const isCliticFlag = (flag: string) => flag > "z"

export function spanishForms(aff: string, dic: string): Map<string, string[]> {
  const forms = new Map<string, Reading[]>()
  for (const form of expand(aff, dic)) {
    const known = forms.get(form.word) ?? []
    forms.set(form.word, known)
    known.push(...readingsOf(form))
  }
  const short = new Map<string, string[]>()
  for (const [word, readings] of forms) short.set(word, tidy(word, readings))
  return short
}

/**
 * Each reading once, in one order, so that words with the same readings share a class. What is an adjective with two endings
 * too (rápido, profundos) is a noun only at need, but for people and animals.
 */
function tidy(word: string, readings: readonly Reading[]): string[] {
  const sure = readings.some(r => !r.bare) ? readings.filter(r => !r.bare) : readings
  // japonés is in the dictionary with its feminine, and once more without.
  const hasFeminine = ({ lemma, number }: Reading) =>
    sure.some(o => o.part === "adjective" && o.gender === "m" && o.lemma === lemma && o.number === number)
  const parted = sure.filter(
    one => !(one.part === "adjective" && one.gender === "mf" && /és$/.test(one.lemma) && hasFeminine(one)),
  )
  const weakened = parted.map(reading => {
    const flexibleToo = sure.some(o => o.part === "adjective" && o.gender !== "mf" && o.lemma === reading.lemma)
    return reading.part === "noun" && flexibleToo && !isAnimate(reading.lemma) && !isThing(reading.lemma)
      ? { ...reading, weak: true as const }
      : reading
  })
  return Array.from(new Set(weakened.map(reading => writeReading(reading, word)))).sort()
}

function readingsOf({ word, stem, flags, by }: Form): Reading[] {
  const [rule, next] = by
  if (/^\p{Lu}/u.test(stem)) return [{ part: "name", lemma: stem }]
  if (isVerb(flags, stem)) {
    if (!rule) return [{ part: "verb", lemma: stem, form: "infinitive" }]
    if (VERB_FLAGS.has(rule.flag)) return [...verbReadings(word, stem)]
    if (rule.flag === "D") return [{ part: "verb", lemma: stem, form: "participle", ...endings(word) }]
    if (isCliticFlag(rule.flag)) return [cliticReading(word, stem)]
  }
  if (rule && !"SG".includes(rule.flag) && !VERB_FLAGS.has(rule.flag) && rule.flag !== "D") {
    const base = next ? derivedStem(word, next.strip, next.add) : word
    return nominal(base, next !== undefined)
  }
  if (/.mente$/.test(stem) && flags.size === 0) return [{ part: "adverb", lemma: stem }]
  if (isTwoEnded(stem)) {
    const shape = {
      lemma: stem.replace(/a$/, "o"),
      gender: /a$/.test(stem) ? "f" : "m",
      number: rule ? "pl" : "sg",
    } as const
    return [
      { part: "adjective", ...shape },
      { part: "noun", ...shape, weak: true },
    ]
  }
  if (flags.has("G")) return flexible(word, stem, flags)
  if (flags.has("S") && rule && isCompound(word)) return [{ part: "noun", lemma: stem, gender: "m", number: "both" }]
  if (flags.has("S")) return nominal(stem, rule !== undefined)
  if (isInfinitive(stem)) return [{ part: "verb", lemma: stem, form: "infinitive" }]
  if (isListedAdjective(stem)) {
    const [, lemma = stem, ending] = /^(.+?(?:nte|í|ú))(e?s)?$/.exec(stem) ?? []
    return nominal(lemma, ending !== undefined)
  }
  const irregular = irregularForms.find(([pattern]) => pattern.test(stem))
  if (irregular) return [...verbReadings(stem, irregular[1])]
  const unchanging = unchangingGender(stem)
  if (unchanging) return [{ part: "noun", lemma: stem, gender: unchanging, number: "both" }]
  const whole = listedWhole.get(stem)
  if (whole) return [{ part: "noun", ...whole }]
  return [{ part: "noun", lemma: stem, gender: "mf", number: "both", bare: true }]
}

/** Nouns of which the dictionary lists singular and plural as words of their own, without a rule that would tell what they are. */
const listedWhole: ReadonlyMap<string, Pick<Reading, "lemma" | "gender" | "number">> = new Map(
  [
    "país países",
    "gas gases",
    "club clubs",
    "autobús autobuses",
    "virus virus",
    "cumpleaños cumpleaños",
    "récord récords",
    "debut debuts",
    "complot complots",
    "sofá sofás",
    "hobby hobbys",
    "supermercado supermercados",
  ].flatMap(line => {
    const [one = "", several = ""] = line.split(" ")
    const noun = (number: "sg" | "pl" | "both") => ({ lemma: one, gender: "m", number }) as const
    return one === several
      ? [[one, noun("both")] as const]
      : [[one, noun("sg")] as const, [several, noun("pl")] as const]
  }),
)

/** Verbs so irregular that the dictionary lists their forms one by one. */
const irregularForms: readonly (readonly [RegExp, string])[] = [
  [/^(?:desand|and)(?:[aáeé]|uv)/, "andar"],
  [/^est(?:ab|áb|uv|ar[áéíe]|á[nbs]?$|én?$|emos|amos)/, "estar"],
  [/^hub|^hab(?:r[áéíe]|í)|^hay(?:a|á)|^hemos$/, "haber"],
  [/^pod(?:r[áéíe]|í)|^pud/, "poder"],
  [/^jugu?[aáeéó]/, "jugar"],
  [/^sol(?:í|ie)/, "soler"],
  [/^ser[áéíe]|^se(?:amos|áis)$|^fu[eié]/, "ser"],
  [/^ir[áéíe]|^[ií]b(?:a|an|amos)$|^vay|^vamos$/, "ir"],
  [/^dir[áéíe]/, "decir"],
  [/^di[eé][rs]|^dimos$|^diste$|^da(?:ba|r[áéíe]|mos$)|^dába|^dense$|^démo?s?$/, "dar"],
  [/^garanti/, "garantizar"],
]

const derivedStem = (word: string, strip: string, add: string) => word.slice(0, word.length - add.length) + strip

const endings = (word: string) =>
  ({
    gender: /as?$/.test(word) ? "f" : "m",
    number: /s$/.test(word) ? "pl" : "sg",
  }) as const

/** Of words in -l, -r, -z and -d, those that do have a feminine of their own. */
const twoEndings = /(?:español|andaluz|mogol|gandul|zagal|chaval|colegial|concejal|bachiller|mercader|aprendiz)$/

/** A word with both endings: an adjective, or a noun for people and animals. */
function flexible(word: string, stem: string, flags: ReadonlySet<string>): Reading[] {
  const plural = word !== stem && /s$/.test(word) && !(stem.endsWith("s") && word.length === stem.length)
  const feminine = word !== stem && /as?$/.test(word)
  const person = /e$/.test(stem) && !feminine
  const shape = { gender: feminine ? "f" : person ? "mf" : "m", number: plural ? "pl" : "sg" } as const
  if (isListed(stem) || (/[lrzd]$/.test(stem) && !/or$/.test(stem) && !feminine && !twoEndings.test(stem)))
    return nominal(feminine ? word.replace(/s$/, "") : stem, plural)
  if (isThing(stem))
    return [
      { part: "noun", lemma: stem, ...shape },
      { part: "adjective", lemma: stem, ...shape },
    ]
  if (isAnimate(stem) && flags.has("G"))
    return [
      { part: "noun", lemma: stem, ...shape },
      { part: "adjective", lemma: stem, ...shape },
    ]
  return [
    { part: "adjective", lemma: stem, ...shape },
    { part: "noun", lemma: stem, ...shape, weak: true },
  ]
}

/** A noun with a plural only, which may be an adjective of one ending too. */
function nominal(stem: string, plural: boolean): Reading[] {
  const number = plural ? "pl" : "sg"
  const adjective = canBeAdjective(stem)
  const noun: Reading = {
    part: "noun",
    lemma: stem,
    gender: genderOf(stem),
    number,
    ...(weakNoun(stem) ? { weak: true } : {}),
  }
  return adjective ? [noun, { part: "adjective", lemma: stem, gender: "mf", number }] : [noun]
}

/** Adjectives of one ending that are nouns only at need. */
const weakNoun = (stem: string) => canBeAdjective(stem) && !isNounToo(stem) && !isListed(stem)

export function shortForms(forms: Iterable<Form>): Map<string, string[]> {
  const words = new Map<string, string[]>()
  for (const { word } of forms) words.set(word, [])
  return words
}
