/** What is counted: `dos perro`, `cada días`; and some out of several: `uno de las ciudades`, `muchos de las personas`. */
import type { Found } from "../check"
import type { Lexicon } from "../lexicon/lexicon"
import { withCaseOf } from "../tokens"
import { determinerFor, determinerRow, determinerShapes, formLike, isDeterminer } from "./agreement"
import { has, hasPart, isAdjective, isConjugated, isNoun, isWord, type Line, lowOf, type Word } from "./text"
import { isNounAlone } from "./todo"

const several =
  /^(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien)$/
/** 2 to 999: more may be a year, and a point or a sign makes something else of it. */
const digits = /^(?:[2-9]|[1-9]\d{1,2})$/
const months = /^(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)$/
/** `dos punto cinco`, `a las dos hora local`, and units that are written alike for one and for many. */
const uncounted = /^(?:punto|coma|hora|grado|cuarto|estilo|tipo|cara|camino|cosa|rumbo|gracias|cada)$/

export function wrongNumber(line: Line, word: Word, lexicon: Lexicon): Found | null {
  if (/^(?:cada|cualquier|ningún|ninguna)$/.test(word.low)) return wrongEach(line, word, lexicon)
  if (!several.test(word.low) && !(word.kind === "number" && digits.test(word.text))) return null
  const noun = line.words[word.at + 1]
  const before = line.words[word.at - 1]
  if (!isNounAlone(noun) || noun.gap !== " " || months.test(noun.low) || uncounted.test(noun.low)) return null
  const nouns = noun.readings.filter(isNoun)
  if (!noun.known || nouns.some(({ number }) => number !== "sg")) return null
  // capítulo tres, las dos: the number names, or stands for what was named.
  if (before && !(has(before, isConjugated) || isCounting(before))) return null
  const [first] = nouns
  const form = formLike(noun.low, first?.gender ?? "mf", "pl", lexicon)
  return form === null ? null : accuse(noun, form, word, noun)
}

/** cada días: each is one. What is only said of several (vacaciones) has no form for one. */
function wrongEach(line: Line, word: Word, lexicon: Lexicon): Found | null {
  const noun = line.words[word.at + 1]
  if (!isNounAlone(noun) || !noun.known || noun.gap !== " ") return null
  const nouns = noun.readings.filter(isNoun)
  if (nouns.some(({ number }) => number !== "pl")) return null
  const [first] = nouns
  const form = formLike(noun.low, first?.gender ?? "mf", "sg", lexicon)
  return form === null ? null : accuse(noun, form, word, noun)
}

const accuse = (wrong: Word, form: string, from: Word, noun: Word): Found => ({
  from: wrong.from,
  to: wrong.to,
  span: { from: from.from, to: noun.to },
  code: "agr-determiner",
  values: { word: from.text, noun: noun.text },
  suggestions: [withCaseOf(form, wrong.text)],
})

const isCounting = (before: Word): boolean =>
  /^(?:mis|tus|sus|nuestr[oa]s|otr[oa]s|est[oa]s|es[oa]s|hace|con|de|por|para|durante|tras|en|y)$/.test(before.low)

const outOf = /^(?:los|las|mis|tus|sus|estos|estas|esos|esas|nuestros|nuestras)$/

const outOfThem = /^(?:un[oa]|(?:much|algun|poc|vari|otr|cuánt)[oa]s|(?:algun|ningun)[oa])$/

export function wrongOneOf(line: Line, word: Word, lexicon: Lexicon): Found | null {
  if (!outOfThem.test(word.low) || lowOf(line.words[word.at + 1]) !== "de") return null
  if (!outOf.test(lowOf(line.words[word.at + 2]))) return null
  let at = word.at + 3
  while (isBetween(line.words[at])) at++
  const noun = line.words[at]
  const after = line.words[at + 1]
  const wanted = /os?$/.test(word.low) ? "f" : "m"
  if (!isNounAlone(noun) || (wanted === "m" && has(noun, isAdjective)) || (isWord(after) && has(after, isNoun)))
    return null
  const genders = new Set(noun.readings.filter(isNoun).map(({ gender }) => gender))
  const [gender] = genders
  if (genders.size !== 1 || gender !== wanted) return null
  // una de los candidatos is a woman among men.
  if (wanted === "m" && formLike(noun.low, "f", "pl", lexicon) !== null) return null
  const form = word.low.replace(/[oa](s?)$/, (_, many: string) => (wanted === "f" ? "a" : "o") + many)
  return accuse(word, form, word, noun)
}

const isBetween = (word: Word | undefined): boolean =>
  isWord(word) &&
  !has(word, isNoun) &&
  (word.low === "más" || isDeterminer(word.low) || hasPart(word, "adjective", "numeral"))

const ordinal = /^(?:primera?|segund[oa]|tercera?|cuart[oa]|últim[oa]|próxim[oa]|únic[oa]|mism[oa]|otr[oa])$/
const before =
  /^(?:un|el|del|al|otro|este|ese|aquel|algún|ningún|alguno|ninguno|primer|primero|segundo|tercer|tercero|mismo|último|próximo)$/

/** `el primer vez`, `al mismo vez`: vez is a noun only here; in tal vez and the like nothing agrees with it. */
export function* wrongTime(line: Line, vez: Word, lexicon: Lexicon): Generator<Found> {
  if (vez.low !== "vez") return
  for (let at = vez.at - 1; at >= 0; at--) {
    const word = line.words[at]
    if (!isWord(word) || !(before.test(word.low) || ordinal.test(word.low))) return
    const isFixed = determinerRow(word.low) !== undefined
    const form = !before.test(word.low)
      ? null
      : isFixed
        ? determinerFor(word.low, "f", "sg")
        : formLike(word.low, "f", "sg", lexicon)
    if (form !== null && form !== word.low)
      yield {
        from: word.from,
        to: word.to,
        span: { from: word.from, to: vez.to },
        code: "agr-determiner",
        values: { word: word.text, noun: vez.text },
        suggestions: [withCaseOf(form, word.text)],
      }
    if (determinerShapes(word.low).length > 0 && !ordinal.test(word.low) && !/^primero?$|^tercero?$/.test(word.low))
      return
  }
}

/** `mejor que los otras`: an article and otro agree even where the noun is left out. */
export function wrongOther(line: Line, word: Word): Found | null {
  const other = line.words[word.at + 1]
  if (!/^(?:el|la|los|las|un|una)$/.test(word.low) || !isWord(other) || !/^otr[oa]s?$/.test(other.low)) return null
  const [shape, now] = [determinerShapes(word.low)[0], determinerShapes(other.low)[0]]
  if (!shape?.gender || !now?.gender || (shape.gender === now.gender && shape.number === now.number)) return null
  // not uno: `número uno otra vez`
  const form = determinerFor(word.low, now.gender === "f" ? "f" : "m", now.number === "pl" ? "pl" : "sg")
  return form === null ? null : accuse(word, form, word, other)
}
