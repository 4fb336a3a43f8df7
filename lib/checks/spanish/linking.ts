/** Verbs that join a subject and what is said of it: ser and its kin, and some with a pronoun of the subject. */
import type { Reading } from "../lexicon/reading"
import { has, isConjugated, type Line, lowOf, type Word } from "./text"

const copula = /^(?:ser|estar|parecer|quedar)$/
/** `se siente cansado`, `se volvieron famosos`. */
const reflexive = /^(?:sentir|volver|poner|mantener|encontrar|mostrar|quedar|ver)$/

const isOwn = (reading: Reading) => isConjugated(reading) && reading.person === 3 && reflexive.test(reading.lemma)

export const isReflexiveLink = (line: Line, verb: Word): boolean =>
  lowOf(line.words[verb.at - 1]) === "se" && has(verb, isOwn)

/** `ella llegó cansada`: of these only participles are said of the subject for sure (llegó rápido). */
const moving = /^(?:llegar|volver|regresar|vivir|seguir|permanecer|resultar|continuar)$/
export const isMoving = (verb: Word): boolean =>
  has(verb, reading => isConjugated(reading) && moving.test(reading.lemma))

export const isLinking = (line: Line, verb: Word): boolean =>
  has(verb, reading => isConjugated(reading) && copula.test(reading.lemma)) ||
  isReflexiveLink(line, verb) ||
  (isMoving(verb) && lowOf(line.words[verb.at - 1]) !== "se")
