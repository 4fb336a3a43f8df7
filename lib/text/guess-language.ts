/**
 * Which language a text is in, by its small words: enough to say "this side is in the wrong language" or "the sides are
 * swapped". Words that several of the languages share count for each of them, so that kin do not steal from one another.
 */
import { wordsIn } from "./words"

const functionWords: Readonly<Record<string, string>> = {
  en: "the of and to in is that for it with as was on be by this are from or an which you were at not have has had they we our their his her but its will would can there been if who more when your all what how do does about so these those them into than also other some any only could should",
  es: "el la de que y en los del las por un para con no una su al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso ante ellos e esto mí antes algunos qué unos yo otro otras él tanto esa estos mucho cual poco ella estar estas nuestro nuestra nuestros nuestras es son fue ha han se está están ser puede",
  fr: "le la les de des du et en un une que qui dans pour pas sur au aux avec ce cette ces il elle ils elles nous vous je ne se sa son ses leur leurs mais ou où par plus est sont été être avoir ont a à y comme tout tous fait cela aussi même sans entre peut donc si bien quand très notre nos votre vos dont d l qu n c s j",
  de: "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei wenn wir ihre seine ich uns kann diese dieser dieses unter können was sehr schon hier doch vom",
  pt: "o a os as de do da dos das que e em no na nos nas um uma para com por não se ao aos à às como mais mas seu sua seus suas ou quando muito já está também só pelo pela até isso ela ele entre era depois sem mesmo ser foi são tem têm há nós você vocês eles elas esse essa este esta pode nosso nossa você num numa",
  it: "il lo la i gli le di del della dei degli delle e è in un una uno che per con non si da al alla ai alle nel nella nei nelle sul sulla dal dalla come più ma ha hanno sono anche o se questo questa questi queste quello quella suo sua suoi essere era stato molto tra quando dove tutti tutto noi voi loro chi cosa ci ne perché così ogni nostro nostra può",
}

const owners = new Map<string, string[]>()
for (const [lang, words] of Object.entries(functionWords)) {
  for (const word of new Set(words.split(" "))) owners.set(word, [...(owners.get(word) ?? []), lang])
}

/** Scripts that give the language away, or nearly so. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hiragana}|\p{Script=Katakana}/gu, "ja"],
  [/\p{Script=Hangul}/gu, "ko"],
  [/\p{Script=Han}/gu, "zh"],
  [/\p{Script=Cyrillic}/gu, "ru"],
  [/\p{Script=Arabic}/gu, "ar"],
  [/\p{Script=Hebrew}/gu, "he"],
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Devanagari}/gu, "hi"],
  [/\p{Script=Thai}/gu, "th"],
]

/** The languages a guess can tell apart. */
export const knownLanguages: ReadonlySet<string> = new Set([
  ...Object.keys(functionWords),
  ...scripts.map(([, lang]) => lang),
])

/** How much is read: a guess does not get better with a whole book. In UTF-16 units. */
const ENOUGH = 40_000

export interface LanguageGuess {
  /** "und" when there is nothing to go by. */
  readonly lang: string
  /** 0 to 1; above 0.8 it is worth telling a person. */
  readonly sure: number
}

export function guessLanguage(text: string): LanguageGuess {
  const sample = text.slice(0, ENOUGH)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return { lang: "und", sure: 0 }
  for (const [script, lang] of scripts) {
    const share = (sample.match(script)?.length ?? 0) / letters
    if (share > (lang === "ja" ? 0.15 : 0.5))
      return { lang, sure: Math.min(1, letters / 40) * (lang === "ru" || lang === "ar" ? 0.75 : 0.9) }
  }
  const points = new Map<string, number>()
  let counted = 0
  for (const { text: word } of wordsIn(sample)) {
    for (const part of word.toLowerCase().split(/['’]/)) {
      const langs = owners.get(part)
      if (!langs) continue
      counted += 1
      for (const lang of langs) points.set(lang, (points.get(lang) ?? 0) + 1 / Math.sqrt(langs.length))
    }
  }
  const [first, second] = [...points].sort((a, b) => b[1] - a[1])
  if (!first) return { lang: "und", sure: 0 }
  const lead = (first[1] - (second?.[1] ?? 0)) / first[1]
  // Ten small words with a clear lead are nearly certain; three are a hint.
  return { lang: first[0], sure: Math.min(1, lead * 2.2) * (1 - Math.exp(-counted / 4)) }
}
