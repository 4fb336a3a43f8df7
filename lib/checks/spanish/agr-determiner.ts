/**
 * Determiner and noun: `El Reunión`, `nuestro visibilidad`, `mucho importancia`.
 *
 * A determiner of which no reading of the phrase after it agrees is wrong, unless it can be a pronoun here (`los usa`,
 * `otras funcionan`) or the word after it is not a noun at all. Most of this file is that "unless".
 */
import type { Check, Found } from "../check"
import type { Lexicon } from "../lexicon/lexicon"
import type { Reading } from "../lexicon/reading"
import { isCapital, withCaseOf } from "../tokens"
import { agree, determinerFor, determinerRow, determinerShapes, formLike, isDeterminer, wantedShape } from "./agreement"
import { wrongNumber, wrongOneOf, wrongOther, wrongTime } from "./counted-noun"
import { disagreeing, type Phrase, phrasesFrom, shapesOf } from "./noun-phrase"
import { has, hasPart, isAdjective, isConjugated, isNoun, isVerb, isWord, type Line, lowOf, type Word } from "./text"
import { wrongTodo } from "./todo"
import { isNounFirst } from "./usage"

export const agrDeterminer: Check = {
  id: "agr-determiner",
  category: "grammar",
  severity: "minor",
  level: "error",
  confidence: 0.89,
  needs: "spanish",
  *find({ spanish }) {
    const { text, lexicon } = spanish()
    for (const line of text.lines) {
      const used = new Set<number>()
      for (const word of line.words) {
        yield* wrongIn(line, word, used, lexicon)
        if (used.has(word.at)) continue
        const found =
          wrongTodo(line, word) ??
          wrongOneOf(line, word, lexicon) ??
          wrongNumber(line, word, lexicon) ??
          wrongOther(line, word)
        if (found) yield found
        yield* wrongTime(line, word, lexicon)
      }
    }
  },
  examples: [
    { target: "El reunión empezó tarde.", finds: ["El"], becomes: "La reunión empezó tarde." },
    { target: "Nuestro visibilidad es poca.", finds: ["Nuestro"], becomes: "Nuestra visibilidad es poca." },
    {
      target: "Es un desarrollo de mucho importancia.",
      finds: ["mucho"],
      becomes: "Es un desarrollo de mucha importancia.",
    },
    { target: "El resumen del reunión.", finds: ["del"], becomes: "El resumen de la reunión." },
    { target: "Los responsabilidades nuevas.", finds: ["Los"], becomes: "Las responsabilidades nuevas." },
    { target: "Una sistema de correo.", finds: ["Una"], becomes: "Un sistema de correo." },
    { target: "Fuimos a la parque.", finds: ["a la"], becomes: "Fuimos al parque." },
    { target: "El agua fría, un área nueva y el hambre.", finds: [] },
    { target: "Los usa a diario y las cuenta.", finds: [] },
    { target: "Otras funcionan mejor; unos piden más.", finds: [] },
    { target: "La original es mejor que la de antes.", finds: [] },
    { target: "Todo esto, todas las mañanas, toda una vida.", finds: [] },
    {
      target: "Todo la familia y todas mis días.",
      finds: ["Todo", "todas"],
      becomes: "Toda la familia y todos mis días.",
    },
    { target: "Cuenta un hermoso historia.", finds: ["un", "hermoso"], becomes: "Cuenta una hermosa historia." },
    { target: "Creo que los ideas ayudan.", finds: ["los"], becomes: "Creo que las ideas ayudan." },
    { target: "Están en todas la páginas.", finds: ["la"], becomes: "Están en todas las páginas." },
    { target: "Toda el agua, todo el mundo, todo lo demás; todo los hace felices.", finds: [] },
    { target: "Un verde botella y un rojo sangre; el político mira bien.", finds: [] },
    {
      target: "El primer vez que fui a las Estados Unidos; no está en ningún parte.",
      finds: ["El", "primer", "las", "ningún"],
      becomes: "La primera vez que fui a los Estados Unidos; no está en ninguna parte.",
    },
    { target: "El parte médico, tal vez, a la vez, otras veces, muchas veces; el Casa Blanca.", finds: [] },
    { target: "Una de las personas y uno de los días.", finds: [] },
    { target: "Es uno de las mejores ciudades.", finds: ["uno"], becomes: "Es una de las mejores ciudades." },
    { target: "Tengo dos perro y hay 3 casa.", finds: ["perro", "casa"], becomes: "Tengo dos perros y hay 3 casas." },
    { target: "El 3 mayo, a las dos, hora local, tenía 2 punto 5; capítulo tres parte dos.", finds: [] },
    { target: "Una de los candidatos, uno de los dos, una de las principales razones.", finds: [] },
    { target: "Lanzó su segunda álbum.", finds: ["segunda"], becomes: "Lanzó su segundo álbum." },
    {
      target: "Comimos mucho buena comida y mucho comida.",
      finds: ["mucho", "mucho"],
      becomes: "Comimos mucha buena comida y mucha comida.",
    },
    {
      target: "Muchos de mis amigas y algunos de las personas.",
      finds: ["Muchos", "algunos"],
      becomes: "Muchas de mis amigas y algunas de las personas.",
    },
    { target: "Ambos mujeres vinieron.", finds: ["Ambos"], becomes: "Ambas mujeres vinieron." },
    { target: "Cada días y cualquier cosas.", finds: ["días", "cosas"], becomes: "Cada día y cualquier cosa." },
    {
      target: "Cada dos días, cada lunes, cualquier análisis, muchas de los estudiantes, la segunda parte.",
      finds: [],
    },
    { target: "El primero guarda resultados, el tercero cuenta.", finds: [] },
    {
      target: "Tiene uno hermana; uno alto y otro bajo.",
      finds: ["uno"],
      becomes: "Tiene una hermana; uno alto y otro bajo.",
    },
    { target: "Es un cibersituación rara.", finds: ["un"], becomes: "Es una cibersituación rara." },
    {
      target: "Es mejor que los otras; las unas y los otros.",
      finds: ["los"],
      becomes: "Es mejor que las otras; las unas y los otros.",
    },
    { target: "Dio unas regalitos.", finds: ["unas"], becomes: "Dio unos regalitos." },
    { target: "Guarda como mucho 50 archivos, como mucho cosas sueltas.", finds: [] },
    { target: "Los miércoles, la foto, el mapa, la mano, el día.", finds: [] },
  ],
}

/** May stand alone and mean a thing or a person: then what follows is its verb. */
const standsAlone =
  /^(?:otr[oa]s?|est[eao]s?|es[eao]s?|aquel|aquell[oa]s?|tod[oa]s?|amb[oa]s|algun[oa]s?|much[oa]s?|poc[oa]s?|vari[oa]s|una|uno|la|los|las|mism[oa]s?|demasiado|tant[oa]s?|ciert[oa]s?|unos|unas)$/
const preposition = /^(?:de|en|con|a|por|para|sobre|sin|entre|hasta|desde|hacia|según|contra|tras|durante|mediante)$/

function* wrongIn(line: Line, word: Word, used: Set<number>, lexicon: Lexicon): Generator<Found> {
  if (!isWord(word) || word.shouted || used.has(word.at) || !isDeterminer(word.low)) return
  if (isNoDeterminer(line, word)) return
  const phrases = phrasesFrom(line, word.at)
  const judged = withoutMereAdjectives(phrases).map(phrase => ({ phrase, wrong: disagreeing(word, phrase) }))
  if (judged.length === 0 || judged.some(({ wrong }) => wrong.length === 0)) return
  const chosen = likeliest(judged)
  if (!chosen || used.has(chosen.phrase.head.at) || isExcused(line, word, chosen.phrase, judged.length)) return
  for (const one of chosen.wrong) {
    if (used.has(one.at)) continue
    used.add(one.at)
    yield accuse(line, one, chosen.phrase.head, lexicon)
  }
}

/** un hermoso historia: an adjective can be a noun at need, and need not where a noun follows. */
function withoutMereAdjectives(phrases: readonly Phrase[]): readonly Phrase[] {
  const last = phrases.at(-1)?.head
  if (!last || !isPlainNoun(last) || has(last, isAdjective) || (has(last, isConjugated) && !isNounFirst(last.low)))
    return phrases
  return phrases.filter(({ head }) => head === last || head.at < last.at - 1 || !isMereAdjective(head))
}

const colours = /^(?:roj|blanc|negr|amarill|verde|azul|gris|marr|rosa|morad)/
const ordinals = /^(?:segund|cuart|quint|sext|séptim|octav|noven|décim)[oa]s?$/
const isMereAdjective = (head: Word): boolean => ordinals.test(head.low) || isMerelyAdjective(head)
const isMerelyAdjective = (head: Word): boolean =>
  head.readings.some(({ part, gender }) => part === "adjective" && gender !== "mf") &&
  !colours.test(head.low) &&
  !has(head, isVerb) &&
  head.readings.every(reading => !isNoun(reading) || reading.weak)

interface Judged {
  readonly phrase: Phrase
  readonly wrong: readonly Word[]
}

/** The first head that is a noun of its own right; an adjective before a further noun is not. */
function likeliest(judged: readonly Judged[]): Judged | undefined {
  const strong = judged.find(({ phrase: { head } }) => {
    if (head.readings.filter(isNoun).every(reading => reading.weak)) return false
    const further = judged.some(
      ({ phrase: { head: other } }) => other.at > head.at && !hasPart(other, "adjective") && !has(other, isConjugated),
    )
    return !(hasPart(head, "adjective") && further)
  })
  return strong ?? judged.at(-1)
}

/** mucho más, al menos, uno y un: adverbs and fixed words that only look like determiners. */
function isNoDeterminer(line: Line, word: Word): boolean {
  const next = line.words[word.at + 1]
  const { low } = word
  if (/^(?:al|del)$/.test(low) && /^(?:menos|mismo|revés|tanto)$/.test(lowOf(next))) return true
  if (
    /^(?:mucho|poco|tanto|demasiado|todo|medio)$/.test(low) &&
    (hasPart(next, "determiner") || /^(?:más|menos|muy|antes|después)$/.test(lowOf(next)))
  )
    return true
  if (low === "un" && lowOf(line.words[word.at - 1]) === "y" && hasPart(line.words[word.at - 2], "numeral")) return true
  const before = lowOf(line.words[word.at - 1])
  // como mucho 50 archivos
  if (low === "mucho" && (before === "como" || next?.kind === "number")) return true
  if (low === "tanto" && line.words.slice(word.at + 2, word.at + 12).some(one => one.low === "como")) return true
  if (/^cuánt[oa]s?$/.test(low) && has(next, isConjugated)) return true
  if (/^cuy[oa]s?$/.test(lowOf(next)) || (low === "un" && hasPart(next, "numeral"))) return true
  if ((low === "un" && lowOf(next) === "poco") || (low === "poco" && before === "un")) return true
  if (/^medi[oa]$/.test(low) && before === "y") return true
  return /^(?:uno|una|un)$/.test(low) && lowOf(next) === "de"
}

/** el parte de hoy is another word, of another gender; un tal vez and un cuarto are words, too. */
function isLoose(word: Word, head: Word, between: readonly Word[]): boolean {
  if (/^(?:cuarto|tal)$/.test(head.low)) return true
  if (head.low === "parte") return !/^(?:un|algún|ningún|otro)$/.test(word.low) || between.length > 0
  return /^(?:vez|veces)$/.test(head.low) && [word, ...between].some(one => /^(?:tal|todo|poco|tanto)$/.test(one.low))
}

function isExcused(line: Line, word: Word, { head, between }: Phrase, readings: number): boolean {
  return (
    isOtherWord(line, word, head) ||
    !head.readings.some(reading => isNoun(reading) && reading.gender && !reading.bare) ||
    head.text.length <= 2 ||
    isLoose(word, head, between) ||
    isName(line, word, head) ||
    mayStandAlone(line, word, head, between, readings) ||
    agreesAsAdjective(line, word, head) ||
    isQuantity(line, word, head, between)
  )
}

/** él tiene, está casado, ambos… y…: the accent is missing, or it is English; other checks say so. */
function isOtherWord(line: Line, word: Word, head: Word): boolean {
  if (head.at !== word.at + 1) return false
  const third = (reading: Reading) => isConjugated(reading) && reading.person === 3 && reading.number === "sg"
  if (word.low === "el" && has(head, third) && !preposition.test(lowOf(line.words[word.at - 1])))
    return !isNounFirst(head.low) || isDeterminer(lowOf(line.words[head.at + 1]))
  if (/^el$/.test(word.low) && head.low === "tenia") return true
  if (/^estas?$/.test(word.low)) return has(head, reading => reading.form === "participle" && reading.gender === "m")
  // ambos ella y él, as English says both; `ambos hermanas` is nothing else.
  const several = head.readings.every(one => isNoun(one) && one.number === "pl")
  return /^amb[oa]s$/.test(word.low) && !(several && lowOf(line.words[head.at + 1]) !== "y")
}

/** las Estados Unidos: a name made of common words keeps their number, unlike `el Casa Blanca`, which may be a hotel. */
const isOfCommonWords = (word: Word, head: Word, next: Word | undefined): boolean =>
  isWord(next) &&
  isPlainNoun(head) &&
  determinerShapes(word.low).every(({ number }) => number === "pl") &&
  head.readings.every(one => isNoun(one) && one.number === "pl") &&
  next.readings.some(one => isAdjective(one) && head.readings.some(noun => agree(one, noun)))

function isName(line: Line, word: Word, head: Word): boolean {
  if (!isCapital(head.text) || line.heading) return false
  const next = line.words[head.at + 1]
  if (isOfCommonWords(word, head, next)) return false
  return (hasPart(head, "name") && head.guess === null) || (isWord(next) && isCapital(next.text))
}

/** A pronoun and its verb (`otras funcionan`), a pronoun before a verb (`los usa`), a person's pronoun (`uno alto`). */
function mayStandAlone(line: Line, word: Word, head: Word, between: readonly Word[], readings: number): boolean {
  const next = head.at === word.at + 1
  // los ideas: nobody is told what to do with them.
  if (
    next &&
    has(head, isConjugated) &&
    head.readings.every(one => !isConjugated(one) || one.person === 2) &&
    isPlainNoun(head)
  )
    return false
  // el primero guarda: before a noun it would be primer.
  if (has(head, isConjugated) && [word, ...between].some(one => /^(?:primero|tercero)$/.test(one.low))) return true
  const before = line.words[word.at - 1]
  const clitic = /^(?:la|los|las)$/.test(word.low)
  const mayBeOne = head.readings.some(one => one.part === "adjective" && agree(one, { gender: "m", number: "sg" }))
  if (word.low === "uno" && (mayBeOne || between.length > 0)) return true
  if (!standsAlone.test(word.low)) return false
  if (next && has(head, isConjugated) && !isNounFirst(head.low)) {
    const governed = clitic && preposition.test(lowOf(before))
    const third = head.readings.some(reading => isConjugated(reading) && reading.person === 3)
    if (!governed && (clitic || third)) return true
  }
  if (
    clitic &&
    word.at > 0 &&
    next &&
    has(head, isConjugated) &&
    /^(?:no|que|se|me|te|nos|quien|ya|lo|cuando|si|y|pero|,)$/.test(lowOf(before))
  )
    return true
  if (hasPart(head, "adverb", "preposition") && !clitic) return true
  return (
    has(head, isConjugated) && readings > 1 && between.some(one => hasPart(one, "adjective")) && !isNounFirst(head.low)
  )
}

const isPlainNoun = (word: Word): boolean => has(word, reading => isNoun(reading) && !reading.weak && !reading.bare)

/** An adjective that stands for a noun: `los importantes`, `lo mismo`; not when a noun is left over after it. */
function agreesAsAdjective(line: Line, word: Word, head: Word): boolean {
  if (head.at !== word.at + 1) return false
  const shapes = determinerShapes(word.low)
  const adjective = head.readings.some(one => one.part === "adjective" && shapes.some(shape => agree(shape, one)))
  if (!adjective) return false
  const next = line.words[head.at + 1]
  return !(isWord(next) && hasPart(next, "adjective") && !has(next, isNoun))
}

/** todo un año, poco a poco, todas estas: of amounts, which agree in other ways. */
function isQuantity(line: Line, word: Word, head: Word, between: readonly Word[]): boolean {
  const [shape] = determinerShapes(word.low)
  if (/^tod[oa]s?$/.test(word.low)) {
    if (between.some(one => determinerShapes(one.low).some(other => other.number !== shape?.number))) return true
    if (between.length === 0 && shape?.number === "pl" && has(line.words[word.at - 1], isVerb)) return true
  }
  if (!/^(?:mucho|poco|tanto|todo|demasiado)$/.test(word.low)) return false
  if (isNounFirst(head.low)) return false
  return hasPart(head, "adjective") || head.readings.some(reading => reading.form === "participle")
}

function accuse(line: Line, wrong: Word, head: Word, lexicon: Lexicon): Found {
  const nouns = head.readings.filter(reading => isNoun(reading) && reading.gender)
  const suggestions: string[] = []
  const [now = {}] = shapesOf(wrong)
  for (const noun of nouns) {
    const { gender, number } = wantedShape(noun, now)
    const form = determinerRow(wrong.low)
      ? determinerFor(wrong.low, gender === "f" ? "f" : "m", number)
      : formLike(wrong.low, gender, number, lexicon)
    if (form && form !== wrong.low) suggestions.push(withCaseOf(form, wrong.text))
  }
  if (wrong.low === "tu" && has(head, isConjugated)) suggestions.unshift("tú")
  const before = line.words[wrong.at - 1]
  const joined = suggestions[0]?.toLowerCase() === "el" && wrong.low === "la" && before && /^(?:a|de)$/.test(before.low)
  const values = { word: wrong.text, noun: head.text }
  if (joined)
    return {
      from: before.from,
      to: wrong.to,
      span: { from: before.from, to: head.to },
      code: "agr-determiner",
      values,
      suggestions: [withCaseOf(before.low === "a" ? "al" : "del", before.text)],
    }
  return {
    from: wrong.from,
    to: wrong.to,
    span: { from: wrong.from, to: head.to },
    code: "agr-determiner",
    values,
    suggestions,
  }
}
