/** Spanish words in an English turn of phrase: `hacer sentido`, `tomar lugar`, `en orden de`. */
import type { Check, Found } from "../check"
import { isCapital, withCaseOf } from "../tokens"
import { determinerFor, isDeterminer } from "./agreement"
import { phraseBook, saidIn } from "./phrases"
import { has, isConjugated, isNoun, isWord, type Line, lowOf, type Word } from "./text"
import { isNounFirst } from "./usage"

export const calque: Check = {
  id: "calque",
  category: "unidiomatic",
  severity: "minor",
  level: "warning",
  confidence: 0.88,
  needs: "spanish",
  *find({ spanish }) {
    for (const line of spanish().text.lines) {
      for (const { from, to, text, right } of saidIn(line, book))
        yield right.length > 0
          ? { from, to, code: "calque", values: { phrase: text, right: right[0] ?? "" }, suggestions: right }
          : { from, to, code: "calque-plain", values: { phrase: text } }
      for (const word of line.words) {
        const found =
          majority(line, word) ??
          bothAdverbs(line, word) ??
          mostOf(line, word) ??
          resultIn(line, word) ??
          seenAs(line, word)
        if (found) yield found
      }
    }
  },
  examples: [
    { target: "Eso hace sentido.", finds: ["hace sentido"], becomes: "Eso tiene sentido." },
    { target: "La reunión toma lugar hoy.", finds: ["toma lugar"], becomes: "La reunión tiene lugar hoy." },
    {
      target: "Hicieron una decisión en orden de crecer.",
      finds: ["Hicieron una decisión", "en orden de"],
      becomes: "Tomaron una decisión para crecer.",
    },
    { target: "Un otro ejemplo es más mejor.", finds: ["Un otro", "más mejor"], becomes: "Otro ejemplo es mejor." },
    { target: "La mayoría de personas votó.", finds: ["personas"], becomes: "La mayoría de las personas votó." },
    { target: "Está visto como un error.", finds: ["Está visto"], becomes: "Es visto como un error." },
    { target: "Esto resulta en demoras.", finds: ["resulta en"], becomes: "Esto provoca demoras." },
    {
      target: "Se lee ambos localmente y mundialmente.",
      finds: ["ambos localmente y"],
      becomes: "Se lee tanto localmente como mundialmente.",
    },
    { target: "Tiene sentido tomar el lugar de otro y hacer el sentido pleno.", finds: [] },
    { target: "El resultado en votos; la mayoría de ellos; uno y otro.", finds: [] },
  ],
}

const book = phraseBook(`
  hacer/hace/hacen/hacía/haría/haga sentido > tener/tiene/tienen/tenía/tendría/tenga sentido
  tomar/toma/toman/tomó/tomaron/tomará/tomarán lugar > tener/tiene/tienen/tuvo/tuvieron/tendrá/tendrán lugar
  hacer/hace/hacen/hizo/hicieron/hacemos/hicimos/haciendo una decisión > tomar/toma/toman/tomó/tomaron/tomamos/tomamos/tomando una decisión
  hacer/hacen/hicieron/hacemos decisiones > tomar/toman/tomaron/tomamos decisiones
  en orden de/para > para
  en adición a > además de
  en adición > además
  pagar/paga/pagan/paguen atención > prestar/presta/prestan/presten atención
  cambiar/cambió/cambié de mente > cambiar/cambió/cambié de opinión
  un otro > otro
  una otra > otra
  unos otros > otros
  unas otras > otras
  tener un buen tiempo > pasarlo bien
  llamar para atrás > devolver la llamada
  más mejor/peor/mejores/peores > mejor/peor/mejores/peores
  más menor/menores > menor/menores
  muy mucho/mucha/muchos/muchas > mucho/mucha/muchos/muchas
  soy/eres/es/somos/son de acuerdo con > estoy/estás/está/estamos/están de acuerdo con
  en el otro mano > por otro lado
  en la otra mano > por otro lado
  años viejo/vieja/viejos/viejas > años
  jugar/juega/juegan/jugó/jugaron/jugando un rol > desempeñar/desempeña/desempeñan/desempeñó/desempeñaron/desempeñando un papel
  gastar/gasta/gastan/gasté/gastamos tiempo con > pasar/pasa/pasan/pasé/pasamos tiempo con
  tan pronto que > tan pronto como
  hacer/hace/hacen/hizo/hicieron una diferencia > marcar/marca/marcan/marcó/marcaron la diferencia
`)

/** la mayoría de personas: of a known whole the article is said. */
function majority(line: Line, word: Word): Found | null {
  const noun = line.words[word.at + 2]
  if (word.low !== "mayoría" || lowOf(line.words[word.at + 1]) !== "de" || !isWord(noun) || isDeterminer(noun.low))
    return null
  const reading = noun.readings.find(one => isNoun(one) && one.number === "pl")
  if (!reading || isCapital(noun.text) || (has(noun, isConjugated) && !isNounFirst(noun.low))) return null
  const genders = reading.gender === "m" || reading.gender === "f" ? [reading.gender] : (["m", "f"] as const)
  const suggestions = genders.map(gender => `${determinerFor("el", gender, "pl") ?? "los"} ${noun.text}`)
  const { from, to } = noun
  return { from, to, code: "missing-article", values: { phrase: "la mayoría de", noun: noun.text }, suggestions }
}

/** ambos nacionalmente e internacionalmente: both is tanto … como before anything but a noun. */
function bothAdverbs(line: Line, word: Word): Found | null {
  const first = line.words[word.at + 1]
  const and = line.words[word.at + 2]
  const second = line.words[word.at + 3]
  if (!/^amb[oa]s$/.test(word.low) || !first || !and || !/mente$/.test(first.low) || !/^[ye]$/.test(and.low))
    return null
  if (!/mente$/.test(lowOf(second))) return null
  const right = `${withCaseOf("tanto", word.text)} ${first.text} como`
  const phrase = line.text.slice(word.from - line.from, and.to - line.from)
  return { from: word.from, to: and.to, code: "calque", values: { phrase, right }, suggestions: [right] }
}

/** el más interés: the most of something is más interés, or la mayor parte. */
function mostOf(line: Line, word: Word): Found | null {
  const more = line.words[word.at + 1]
  const noun = line.words[word.at + 2]
  if (!/^(?:el|la)$/.test(word.low) || lowOf(more) !== "más" || !more || !isWord(noun)) return null
  const plain = noun.readings.every(one => isNoun(one) && !one.weak) && noun.readings.length > 0
  const [before] = line.words.slice(Math.max(0, word.at - 1), word.at)
  if (!plain || !has(before, isConjugated) || isCapital(noun.text)) return null
  const phrase = `${word.text} ${more.text}`
  return { from: word.from, to: more.to, code: "calque", values: { phrase, right: "más" }, suggestions: [more.text] }
}

const lead: ReadonlyMap<string, string> = new Map([
  ["resulta", "provoca"],
  ["resultan", "provocan"],
  ["resultó", "provocó"],
  ["resultaron", "provocaron"],
  ["resultará", "provocará"],
  ["resultarán", "provocarán"],
  ["resultaría", "provocaría"],
  ["resultar", "provocar"],
  ["resultando", "provocando"],
])
const perfect = /^(?:ha|han|había|habían|haya|hayan)$/

function resultIn(line: Line, word: Word): Found | null {
  const next = line.words[word.at + 1]
  const gives =
    word.low === "resultado" && perfect.test(lowOf(line.words[word.at - 1])) ? "provocado" : lead.get(word.low)
  if (!gives || lowOf(next) !== "en" || !next) return null
  // resulta en vano, en parte: an adverb, not what comes of it.
  const after = line.words[word.at + 2]
  if (!isWord(after) || /^(?:vano|parte|realidad|general|efecto|que|cambio|todo|este|ese)$/.test(after.low)) return null
  const right = gives
  return {
    from: word.from,
    to: next.to,
    code: "calque",
    values: { phrase: `${word.text} en`, right },
    suggestions: [right],
  }
}

const forEstar: ReadonlyMap<string, string> = new Map([
  ["está", "es"],
  ["están", "son"],
  ["estaba", "era"],
  ["estaban", "eran"],
])

function seenAs(line: Line, word: Word): Found | null {
  const seen = line.words[word.at + 1]
  const ser = forEstar.get(word.low)
  if (!ser || !seen || !/^(?:vist|percibid)[oa]s?$/.test(seen.low) || lowOf(line.words[word.at + 2]) !== "como")
    return null
  const right = `${isCapital(word.text) ? ser.charAt(0).toUpperCase() + ser.slice(1) : ser} ${seen.text}`
  return {
    from: word.from,
    to: seen.to,
    code: "calque",
    values: { phrase: `${word.text} ${seen.text}`, right },
    suggestions: [right],
  }
}
