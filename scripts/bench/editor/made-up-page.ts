/**
 * A page of any size in English and its Spanish, from a seed: sentences of real words, so that the checks have at a long page
 * what they have at a real one, and a slip in every twentieth paragraph of the Spanish.
 */
import { Random } from "@/lib/testing/random"

type Both = readonly [english: string, spanish: string]

const subjects: readonly Both[] = [
  ["the group", "el grupo"],
  ["our neighbour", "nuestra vecina"],
  ["the library", "la biblioteca"],
  ["the new committee", "el nuevo comité"],
  ["a volunteer", "una voluntaria"],
  ["the school", "la escuela"],
  ["the whole team", "todo el equipo"],
  ["the town council", "el ayuntamiento"],
]
const verbs: readonly Both[] = [
  ["repaired", "arregló"],
  ["prepared", "preparó"],
  ["opened", "abrió"],
  ["described", "describió"],
  ["found", "encontró"],
  ["moved", "trasladó"],
  ["brought", "trajo"],
  ["put away", "guardó"],
]
const objects: readonly Both[] = [
  ["the old oven", "el horno viejo"],
  ["the map of the garden", "el mapa del jardín"],
  ["two boxes of letters", "dos cajas de cartas"],
  ["the page about the meeting", "la página sobre la reunión"],
  ["the list of members", "la lista de miembros"],
  ["a long report", "un informe largo"],
  ["the printing machine", "la máquina de imprimir"],
  ["the key of the house", "la llave de la casa"],
]
const circumstances: readonly Both[] = [
  ["in the market", "en el mercado"],
  ["near the river", "cerca del río"],
  ["on the second floor", "en el segundo piso"],
  ["before the holidays", "antes de las vacaciones"],
  ["for the first time", "por primera vez"],
  ["without any help", "sin ninguna ayuda"],
  ["at the end of the month", "al final del mes"],
  ["with a lot of patience", "con mucha paciencia"],
]

const plain = (text: string): string => text.replace(/[áéíóú]/u, letter => letter.normalize("NFD").charAt(0))
const opened = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** HTML of both sides: a paragraph of some 40 words a pair, now and then something in bold, a heading at every twentieth. */
export function makeUpPage(pairs: number, seed: number): { readonly source: string; readonly target: string } {
  const random = new Random(seed)
  const clause = (bold = random.chance(0.25)): Both => {
    const parts = [subjects, verbs, objects, circumstances].map(list => random.pick(list))
    const side = (which: 0 | 1): string =>
      parts.map((part, k) => (bold && k === 2 ? `<b>${part[which]}</b>` : part[which])).join(" ")
    return [side(0), side(1)]
  }
  const sentence = (): Both => {
    const [one, other] = [clause(), clause()]
    return [opened(`${one[0]}, and ${other[0]}.`), opened(`${one[1]}, y ${other[1]}.`)]
  }
  const made = Array.from({ length: pairs }, (_, i): Both => {
    if (i % 20 === 0) {
      const title = clause(false)
      return [`<h2>${opened(title[0])}</h2>`, `<h2>${opened(title[1])}</h2>`]
    }
    const [one, other] = [sentence(), sentence()]
    const spanish = `${one[1]} ${other[1]}`
    return [`<p>${one[0]} ${other[0]}</p>`, `<p>${i % 20 === 7 ? plain(spanish) : spanish}</p>`]
  })
  return { source: made.map(one => one[0]).join("\n"), target: made.map(one => one[1]).join("\n") }
}
