/** Words of another country's Spanish, by the kind of Spanish the page is written in. */
import type { Check, Found, Locale } from "../check"
import type { Lexicon } from "../lexicon/lexicon"
import { isCapital, withCaseOf } from "../tokens"
import { determinerShapes } from "./agreement"
import { hasPart, isConjugated, isWord, type Line, lowOf, type Word } from "./text"
import { inPerson, isOnlyFinite } from "./verbs"

const pairs = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .trim()
      .split(/\s+/)
      .map(entry => entry.split("/") as [string, string]),
  )

/** Only words that name one thing; where both are read everywhere (coche, costo) nothing is said. */
const spain =
  pairs(`computadora/ordenador computadoras/ordenadores computador/ordenador video/vídeo videos/vídeos jugo/zumo jugos/zumos
  rentar/alquilar platicar/charlar reporte/informe reportes/informes estacionar/aparcar celulares/móviles accesar/acceder`)
const america =
  pairs(`ordenador/computadora ordenadores/computadoras vídeo/video vídeos/videos zumo/jugo zumos/jugos aparcar/estacionar
  fichero/archivo ficheros/archivos patata/papa patatas/papas accesar/acceder
  vosotros/ustedes vosotras/ustedes vuestro/su vuestra/su vuestros/sus vuestras/sus`)

export const localUsage: Check = {
  id: "local-usage",
  category: "locale-convention",
  severity: "minor",
  level: "hint",
  confidence: 0.7,
  needs: "spanish",
  *find({ locale, spanish, facts, ownWords }) {
    const { text, lexicon } = spanish()
    const words = locale === "es-ES" ? spain : america
    for (const line of text.lines)
      for (const word of line.words) {
        if (!isWord(word) || ownWords.has(word.low)) continue
        // A name of the source keeps its letters; that its common words (video) are written alike says nothing.
        if (isCapital(word.text) && facts.sourceWords.has(word.text)) continue
        const right = words.get(word.low) ?? inContext(line, word, locale, lexicon)
        if (!right) continue
        yield swapped(line, word, withCaseOf(right, word.text))
      }
  },
  examples: [
    {
      target: "Mira el video en la computadora.",
      locale: "es-ES",
      finds: ["video", "la computadora"],
      becomes: "Mira el vídeo en el ordenador.",
    },
    {
      target: "Mira el vídeo en el ordenador.",
      locale: "es-419",
      finds: ["vídeo", "el ordenador"],
      becomes: "Mira el video en la computadora.",
    },
    {
      target: "Vosotros sabéis vuestro camino.",
      locale: "es-US",
      finds: ["Vosotros", "sabéis", "vuestro"],
      becomes: "Ustedes saben su camino.",
    },
    {
      source: "Watch the video on Video World.",
      target: "Mira el video en Video World.",
      locale: "es-ES",
      finds: ["video"],
      becomes: "Mira el vídeo en Video World.",
    },
    { target: "Coge el tren.", locale: "es-419", finds: ["Coge"], becomes: "Toma el tren." },
    { target: "Coge el tren con tu móvil; vosotros sabéis.", locale: "es-ES", finds: [] },
    { target: "Usa el celular: ustedes saben.", locale: "es-US", finds: [] },
  ],
}

const take: ReadonlyMap<string, string> =
  pairs(`coger/tomar coge/toma cogen/toman cojo/tomo cogió/tomó cogieron/tomaron coja/tome cojan/tomen
  cogiendo/tomando cogido/tomado cogemos/tomamos`)

function inContext(line: Line, word: Word, locale: Locale, lexicon: Lexicon): string | null {
  const before = lowOf(line.words[word.at - 1])
  if (locale === "es-ES")
    return word.low === "celular" && /^(?:el|un|mi|tu|su|este|del|al)$/.test(before) ? "móvil" : null
  if (
    word.low === "móvil" &&
    /^(?:el|un|mi|tu|su|este|del|al)$/.test(before) &&
    !hasPart(line.words[word.at + 1], "noun")
  )
    return "celular"
  const coger = take.get(word.low)
  if (coger) return coger
  if (!/[áéí]is$/.test(word.low) || !isOnlyFinite(word)) return null
  const reading = word.readings.find(one => isConjugated(one) && one.person === 2 && one.number === "pl")
  return reading ? secondToThird(word.low, lexicon) : null
}

/** sabéis -> saben, by the third person that has the same verb and tense. */
function secondToThird(low: string, lexicon: Lexicon): string | null {
  const [reading] = lexicon.read(low).filter(one => one.person === 2 && one.number === "pl")
  return reading ? inPerson(low, reading, 3, "pl", lexicon) : null
}

/** Where the other word has another gender its article goes along. */
function swapped(line: Line, word: Word, right: string): Found {
  const article = line.words[word.at - 1]
  const [now] = determinerShapes(lowOf(article))
  const articles: Readonly<Record<string, string>> = /^ordenador/i.test(right)
    ? { la: "el", las: "los", una: "un", unas: "unos", esta: "este", estas: "estos" }
    : /^(?:computadora|papa)/i.test(right) && /^orden/.test(word.low)
      ? { el: "la", los: "las", un: "una", unos: "unas", este: "esta", estos: "estas", del: "de la", al: "a la" }
      : {}
  const changed = now && article && Object.hasOwn(articles, article.low) ? articles[article.low] : undefined
  if (changed === undefined || !article)
    return { from: word.from, to: word.to, code: "local-usage", values: { right }, suggestions: [right] }
  const both = `${withCaseOf(changed, article.text)} ${right}`
  return { from: article.from, to: word.to, code: "local-usage", values: { right: both }, suggestions: [both] }
}
