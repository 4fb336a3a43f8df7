/** Which form of its verb a word is, by its ending: the dictionary's rules make forms and do not name them. */
import type { Reading, VerbForm } from "@/lib/checks/lexicon/reading"

type Person = 1 | 2 | 3
type Tag = readonly [form: VerbForm, person?: Person, number?: "sg" | "pl"]

const PRONOUNS = /(?:[mts]e(?:l[aeo]s?)?|nos(?:l[aeo]s?)?|os(?:l[aeo]s?)?|l[aeo]s?)$/
const strongPast = /(?:dij|hic|hiz|tuv|vin|pus|quis|sup|hub|traj|duj|anduv|estuv|pud|cup|plug|satisfic|satisfiz)(o|e)$/

/** Stems whose future drops a vowel: tendrá, podría. */
const shortFuture =
  /(?:(?:ten|pon|val|sal|ven)dr|(?:hab|sab|cab|pod)r|querr|(?:^|[^aeiou]|des|re|satisf|contra)[hd][ai]r)$/

function isFuture(word: string, infinitive: string, ending: RegExp): boolean {
  const stem = word.replace(ending, "")
  return stem === plainInfinitive(infinitive) || (stem.endsWith("r") && shortFuture.test(stem))
}
const plainInfinitive = (infinitive: string) => infinitive.replace(/ír$/, "ir")

/** All ways one form can be read; `infinitive` is the verb's. */
export function verbTags(word: string, infinitive: string): readonly Tag[] {
  const first = /ar$/.test(infinitive)
  if (/(?:ando|iendo|yendo|[nñlr]endo|[^aeiou]endo)$/.test(word)) return [["gerund"]]
  const future = futureTags(word, infinitive)
  if (future) return future
  const past = pastTags(word, infinitive)
  if (past) return past
  return presentTags(word, first)
}

function futureTags(word: string, infinitive: string): readonly Tag[] | null {
  if (/é$/.test(word) && isFuture(word, infinitive, /é$/)) return [["future", 1, "sg"]]
  if (/á$/.test(word) && isFuture(word, infinitive, /á$/)) return [["future", 3, "sg"]]
  if (/ás$/.test(word) && isFuture(word, infinitive, /ás$/)) return [["future", 2, "sg"]]
  if (/án$/.test(word) && isFuture(word, infinitive, /án$/)) return [["future", 3, "pl"]]
  if (/emos$/.test(word) && isFuture(word, infinitive, /emos$/)) return [["future", 1, "pl"]]
  if (/éis$/.test(word) && isFuture(word, infinitive, /éis$/)) return [["future", 2, "pl"]]
  const conditional = /ía(s|n|mos|is)?$/.exec(word)
  return conditional && isFuture(word, infinitive, /ía(?:s|n|mos|is)?$/) ? persons("conditional", conditional[1]) : null
}

function persons(form: VerbForm, ending: string | undefined): readonly Tag[] {
  if (ending === "s") return [[form, 2, "sg"]]
  if (ending === "n") return [[form, 3, "pl"]]
  if (ending === "mos") return [[form, 1, "pl"]]
  if (ending === "is") return [[form, 2, "pl"]]
  return [
    [form, 1, "sg"],
    [form, 3, "sg"],
  ]
}

function pastTags(word: string, infinitive: string): readonly Tag[] | null {
  const first = /ar$/.test(infinitive)
  const imperfect = (first ? /(?:aba|ába)(s|n|mos|is)?$/ : /(?:ía)(s|n|mos|is)?$/).exec(word)
  if (imperfect) return persons("imperfect", imperfect[1])
  if (/abais$/.test(word) && first) return [["imperfect", 2, "pl"]]
  const subjunctive = /(?:[aá]|[ié]e|ié|é|e)(?:ra|se)(s|n|mos|is)?$/.exec(word)
  if (subjunctive && !isPresentInRa(word, infinitive)) return persons("past-subjunctive", subjunctive[1])
  const strong = first && !/^(?:and|desand|est)/.test(infinitive) ? null : strongPast.exec(word)
  if (strong) return [["preterite", strong[1] === "o" ? 3 : 1, "sg"]]
  if (/ó$/.test(word)) return [["preterite", 3, "sg"]]
  if (/(?:aron|ieron|jeron|yeron|[ñl]eron|eron)$/.test(word)) return [["preterite", 3, "pl"]]
  if (/(?:aste|iste|íste)$/.test(word) && !isPresentInSte(word, infinitive)) return [["preterite", 2, "sg"]]
  if (/(?:asteis|isteis|ísteis)$/.test(word)) return [["preterite", 2, "pl"]]
  if (/(?:é|í)$/.test(word)) return [["preterite", 1, "sg"]]
  if (!first && /[ií]mos$/.test(word))
    return /ir$|ír$/.test(infinitive) ? both("present", "preterite") : [["preterite", 1, "pl"]]
  return null
}

const both = (one: VerbForm, other: VerbForm): readonly Tag[] => [
  [one, 1, "pl"],
  [other, 1, "pl"],
]

/** mira of mirar, espera of esperar, pasa of… no: the stem itself ends in -r or -s. */
const isPresentInRa = (word: string, infinitive: string) => {
  const stem = infinitive.replace(/[aeií]r$/, "")
  return (
    word.startsWith(stem.slice(0, -1)) &&
    /[rs]$/.test(stem) &&
    word.length <= stem.length + 4 &&
    !/(?:ara|iera|ase|iese)/.test(word.slice(stem.length))
  )
}
const isPresentInSte = (word: string, infinitive: string) =>
  /st[ei]r$|star$/.test(infinitive) && word.length <= infinitive.length

function presentTags(word: string, first: boolean): readonly Tag[] {
  if (/o$/.test(word)) return [["present", 1, "sg"]]
  if (/y$/.test(word)) return [["present", 1, "sg"]]
  if (/mos$/.test(word)) {
    if (first) return /emos$/.test(word) ? [["subjunctive", 1, "pl"]] : both("present", "preterite")
    return /amos$/.test(word) ? [["subjunctive", 1, "pl"]] : [["present", 1, "pl"]]
  }
  const vowel = /([aeáé])(s|n|is)?$/.exec(word)
  if (!vowel) return [["imperative", 2, "pl"]]
  const open = /[aá]/.test(vowel[1] ?? "")
  const form: VerbForm = open === first ? "present" : "subjunctive"
  const ending = vowel[2]
  if (ending) return persons(form, ending)
  return form === "present"
    ? [["present", 3, "sg"]]
    : [
        ["subjunctive", 1, "sg"],
        ["subjunctive", 3, "sg"],
      ]
}

/** Readings of a form made with a pronoun at its end: verlo, viéndolo, míralo. */
export function cliticReading(word: string, infinitive: string): Reading {
  const stem = word.replace(PRONOUNS, "")
  const base = { part: "verb", lemma: infinitive, clitic: true } as const
  if (/[aeií]r$/.test(stem)) return { ...base, form: "infinitive" }
  if (/(?:ándo|iéndo|yéndo|éndo|ando|endo)$/.test(stem)) return { ...base, form: "gerund" }
  return { ...base, form: "imperative" }
}

export function verbReadings(word: string, infinitive: string): readonly Reading[] {
  // The dictionary lists verbs that are always with a pronoun (quejarse) under their endings.
  if (word === `${infinitive}se`) return [cliticReading(word, infinitive)]
  return verbTags(word, infinitive).map(([form, person, number]) => ({
    part: "verb",
    lemma: infinitive,
    form,
    ...(person ? { person } : {}),
    ...(number ? { number } : {}),
  }))
}
