/** Subject and verb: `ellas viene`, `las redes crece`, `la gente piensan`. */
import type { Check, Found } from "../check"
import type { Lexicon } from "../lexicon/lexicon"
import type { Reading } from "../lexicon/reading"
import { withCaseOf } from "../tokens"
import { subjectBefore } from "./agr-predicate"
import { has, isConjugated, isNoun, isWord, type Line, lowOf, only, type Word } from "./text"
import { inPerson, isOnlyFinite } from "./verbs"

export const subjectVerb: Check = {
  id: "subject-verb",
  category: "grammar",
  severity: "major",
  level: "error",
  confidence: 0.9,
  needs: "spanish",
  *find({ spanish }) {
    const { text, lexicon } = spanish()
    for (const line of text.lines)
      for (const word of line.finite) {
        const found = isOnlyFinite(word) ? (afterPronoun(line, word, lexicon) ?? afterNoun(line, word, lexicon)) : null
        if (found) yield found
      }
  },
  examples: [
    { target: "Ellas viene mañana.", finds: ["viene"], becomes: "Ellas vienen mañana." },
    { target: "Nosotros no tiene tiempo.", finds: ["tiene"], becomes: "Nosotros no tenemos tiempo." },
    { target: "Las redes crece mucho.", finds: ["crece"], becomes: "Las redes crecen mucho." },
    { target: "La gente piensan eso.", finds: ["piensan"], becomes: "La gente piensa eso." },
    { target: "Los libros me gusta mucho.", finds: ["gusta"], becomes: "Los libros me gustan mucho." },
    { target: "Ella y yo venimos; entre tú y yo hay amor; él, que vive aquí, viene.", finds: [] },
    { target: "La mayoría son jóvenes. Esta semana vienen dos. El problema son las redes.", finds: [] },
    { target: "A los niños les gusta; los lunes trabaja; como ustedes saben.", finds: [] },
  ],
}

interface Person {
  readonly person: 1 | 2 | 3
  readonly number: "sg" | "pl"
}
const pronouns: ReadonlyMap<string, Person> = new Map<string, Person>([
  ["yo", { person: 1, number: "sg" }],
  ["tú", { person: 2, number: "sg" }],
  ["él", { person: 3, number: "sg" }],
  ["ella", { person: 3, number: "sg" }],
  ["usted", { person: 3, number: "sg" }],
  ["nosotros", { person: 1, number: "pl" }],
  ["nosotras", { person: 1, number: "pl" }],
  ["ellos", { person: 3, number: "pl" }],
  ["ellas", { person: 3, number: "pl" }],
  ["ustedes", { person: 3, number: "pl" }],
])
const between =
  /^(?:no|también|siempre|ya|nunca|todavía|aún|realmente|tampoco|solo|casi|me|te|se|le|les|lo|la|los|las|nos)$/
const dative = /^(?:me|te|le|les|nos)$/
const pleases = /^(?:gustar|encantar|interesar|importar|molestar|preocupar)$/
const impersonal = /^(?:haber|hacer|ser|deber|poder|parecer|tratar|soler|bastar|faltar|querer)$/

/** yo era, ella era: of these tenses one form is both. */
const isSameForI = ({ form, person, number }: Reading) =>
  person === 3 && number === "sg" && /^(?:imperfect|conditional|subjunctive|past-subjunctive)$/.test(form ?? "")

const matches = (word: Word, { person, number }: Person) =>
  has(
    word,
    one =>
      isConjugated(one) &&
      (one.person === person || (person === 1 && isSameForI(one))) &&
      (one.number === number || one.number === "both"),
  )

function afterPronoun(line: Line, verb: Word, lexicon: Lexicon): Found | null {
  let at = verb.at - 1
  while (between.test(lowOf(line.words[at])) && verb.at - at <= 3) at--
  const subject = line.words[at]
  const wanted = pronouns.get(lowOf(subject))
  if (!subject || !wanted || matches(verb, wanted)) return null
  // A nosotros nos gusta: the pronoun wants an a, not the verb another person.
  if (has(verb, one => pleases.test(one.lemma)) && line.words.slice(at + 1, verb.at).some(one => dative.test(one.low)))
    return null
  const before = line.words[at - 1]
  const governed =
    /^(?:de|con|a|para|por|en|y|e|o|ni|sin|entre|según|como|sobre|hacia|contra|ante|que|menos|excepto|salvo|hasta|tras)$/.test(
      lowOf(before),
    )
  const opens =
    before === undefined ||
    /^[.;:¿¡,(]$/.test(before.text) ||
    /^(?:cuando|si|porque|pero|aunque|donde|mientras|entonces)$/.test(before.low)
  if (governed || !opens) return null
  return accuse(subject, verb, wanted, lexicon)
}

/** Times and amounts: `esta semana vienen dos`, `la mayoría son`, `el resto son`. */
const noSubject =
  /^(?:días?|semanas?|mes(?:es)?|años?|vez|veces|tardes?|noches?|mañanas?|horas?|minutos?|lunes|martes|miércoles|jueves|viernes|sábados?|domingos?|mayoría|minoría|resto|mitad|parte|grupo|conjunto|serie|número|cantidad|par|montón|tercio|fin|momento|verano|invierno|primavera|otoño|siglo|tipo|clase|todo|lo|uno|una|época|temporada|rato)$/

function afterNoun(line: Line, verb: Word, lexicon: Lexicon): Found | null {
  let at = verb.at
  while (/^(?:no|también|siempre|ya|nunca|todavía|me|te|le|les|nos|se)$/.test(lowOf(line.words[at - 1]))) at--
  const pleasing = has(verb, one => pleases.test(one.lemma))
  if (line.words.slice(at, verb.at).some(one => dative.test(one.low)) && !pleasing) return null
  const anchor = line.words[at - 1]
  if (!anchor || !isWord(anchor)) return null
  const subject = subjectBefore(line, { ...verb, at })
  if (!subject || subject.anyOf.length === 0 || noSubject.test(subject.head.low) || pronouns.has(subject.head.low))
    return null
  if (
    pleasing &&
    /^(?:personas|profesor[ae]s|padres|niños|estudiantes|amigos|gente|hijos|hermanos)$/.test(subject.head.low)
  )
    return null
  const numbers = new Set(subject.shapes.map(({ number }) => number))
  const [number] = numbers
  if (numbers.size !== 1 || (number !== "sg" && number !== "pl")) return null
  const crowd = subject.head.low === "gente"
  if (!only(verb, one => isConjugated(one) && one.person === 3 && one.number !== number && one.number !== "both"))
    return null
  const lemma = verb.readings[0]?.lemma ?? ""
  if (impersonal.test(lemma) && !(number === "pl" && /^(?:poder|deber|querer|soler)$/.test(lemma)) && !crowd)
    return null
  if (number === "sg" && !crowd && subject.anyOf.some(shape => shape.number !== "sg")) return null
  if (number === "pl" && lowOf(line.words[at]) === "se") return null
  // A noun right after may be the subject: `las casas vende Juan`.
  if (number === "sg" && !crowd && has(line.words[verb.at + 1], isNoun)) return null
  return accuse(subject.head, verb, { person: 3, number }, lexicon)
}

function accuse(subject: Word, verb: Word, wanted: Person, lexicon: Lexicon): Found | null {
  const readings = verb.readings.filter(isConjugated)
  const reading = readings.find(one => one.form !== "imperative" && one.form !== "subjunctive") ?? readings[0]
  const right = reading ? inPerson(verb.low, reading, wanted.person, wanted.number, lexicon) : null
  const { from, to } = verb
  return {
    from,
    to,
    span: { from: subject.from, to },
    code: "agr-subject",
    values: { verb: verb.text, subject: subject.text },
    suggestions: right === null ? [] : [withCaseOf(right, verb.text)],
  }
}
