/**
 * Words of Spanish that are few and everywhere, with their readings: the dictionary gives them as nouns or not at all.
 *
 * `closed` stands in place of what the lexicon says; `added` comes beside it; `neverNouns` are words whose noun (the letter a,
 * the beech tree) is so seldom meant that reading them as one only makes false alarms.
 */
import type { Gender, GrammaticalNumber, Part, Reading, VerbForm } from "../lexicon/reading"

const words = (text: string) => text.trim().split(/\s+/)

/** Determiners by what they determine: masculine, feminine, masculine plural, feminine plural; "-" where there is none. */
export const determinerRows: readonly (readonly [string, string, string, string])[] = words(`
  el/la/los/las un/una/unos/unas este/esta/estos/estas ese/esa/esos/esas aquel/aquella/aquellos/aquellas
  nuestro/nuestra/nuestros/nuestras vuestro/vuestra/vuestros/vuestras mucho/mucha/muchos/muchas poco/poca/pocos/pocas
  otro/otra/otros/otras todo/toda/todos/todas algún/alguna/algunos/algunas ningún/ninguna/ningunos/ningunas
  cuyo/cuya/cuyos/cuyas cierto/cierta/ciertos/ciertas mismo/misma/mismos/mismas tanto/tanta/tantos/tantas
  -/-/varios/varias -/-/ambos/ambas demasiado/demasiada/demasiados/demasiadas tu/tu/tus/tus su/su/sus/sus mi/mi/mis/mis
  del/-/-/- al/-/-/- primer/primera/primeros/primeras tercer/tercera/-/- cuánto/cuánta/cuántos/cuántas
  numeroso/numerosa/numerosos/numerosas diverso/diversa/diversos/diversas medio/media/-/-
`).map(row => row.split("/") as [string, string, string, string])

const reading = (part: Part, lemma: string, gender?: Gender, number?: GrammaticalNumber): Reading => ({
  part,
  lemma,
  ...(gender ? { gender } : {}),
  ...(number ? { number } : {}),
})

function closedWords(): Map<string, readonly Reading[]> {
  const map = new Map<string, Reading[]>()
  const add = (word: string, one: Reading) => map.set(word, [...(map.get(word) ?? []), one])
  for (const row of determinerRows)
    row.forEach((word, k) => {
      if (word === "-" || map.has(word)) return
      const both = row[0] === row[1]
      add(
        word,
        reading("determiner", row[0] === "-" ? row[2] : row[0], both ? "mf" : k % 2 ? "f" : "m", k > 1 ? "pl" : "sg"),
      )
    })
  const each = (part: Part, text: string, gender?: Gender, number?: GrammaticalNumber) => {
    for (const word of words(text)) add(word, reading(part, word, gender, number))
  }
  each("determiner", "cada cualquier qué", "mf", "sg")
  each("determiner", "sendos", "m", "pl")
  each("determiner", "sendas", "f", "pl")
  each(
    "preposition",
    "del al a ante bajo con contra de desde durante en entre hacia hasta mediante para por según sin sobre tras vía versus",
  )
  each("pronoun", "la los las lo le les me te se nos os")
  each(
    "pronoun",
    "yo tú ella ello nosotros nosotras vosotros ellos ellas usted ustedes él mí ti sí conmigo contigo consigo",
  )
  each("pronoun", "esto eso aquello algo nada nadie alguien quien quienes cual cuales quién quiénes cuál cuáles qué")
  each(
    "pronoun",
    "todo uno una unos unas otro otra otros otras este esta estos estas ese esa esos esas éste ésta éstos éstas ése ésa ésos ésas aquel aquella aquellos aquellas aquél ambos ambas mucho muchos muchas poco pocos pocas varios varias alguno alguna algunos algunas ninguno ninguna todos todas demasiado tanto tantos tantas mismo cualquiera",
  )
  each("conjunction", "y e o u ni pero sino mas")
  each("subordinator", "que si porque aunque cuando como mientras donde pues conque")
  each(
    "adverb",
    `no muy más menos ya también tampoco aquí allí ahí allá acá ahora así siempre nunca jamás casi bien mal tan hoy ayer solo
    sólo después antes luego entonces además incluso aún aun todavía tal quizá quizás cómo cuándo dónde adónde cuán
    lejos cerca encima debajo dentro fuera delante detrás arriba abajo adentro afuera anoche mañana tarde temprano pronto
    aparte adelante atrás apenas acaso asimismo través despacio deprisa enseguida etcétera etc adrede recién`,
  )
  each("adverb", "mucho poco tanto demasiado todo medio algo nada")
  each(
    "numeral",
    `dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho
    diecinueve veinte veintiuno veintiún veintiuna veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete
    veintiocho veintinueve treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento mil`,
  )
  for (const [word, gender] of [
    ["cientos", "m"],
    ["doscientos", "m"],
    ["trescientos", "m"],
    ["cuatrocientos", "m"],
    ["quinientos", "m"],
    ["doscientas", "f"],
    ["trescientas", "f"],
    ["quinientas", "f"],
  ] as const)
    add(word, reading("numeral", word, gender, "pl"))
  each("interjection", "ay oh ah eh hola adiós gracias")
  each("adjective", "gran", "mf", "sg")
  each("adjective", "buen mal san", "m", "sg")
  for (const day of words("lunes martes miércoles jueves viernes")) map.set(day, [reading("noun", day, "m", "both")])
  return map
}

type VerbRow = readonly [words: string, lemma: string, form: VerbForm, person: 1 | 2 | 3, number: "sg" | "pl"]
const verbRows: readonly VerbRow[] = [
  ["es", "ser", "present", 3, "sg"],
  ["son", "ser", "present", 3, "pl"],
  ["soy", "ser", "present", 1, "sg"],
  ["eres", "ser", "present", 2, "sg"],
  ["somos", "ser", "present", 1, "pl"],
  ["era", "ser", "imperfect", 3, "sg"],
  ["eran", "ser", "imperfect", 3, "pl"],
  ["sea", "ser", "subjunctive", 3, "sg"],
  ["sean", "ser", "subjunctive", 3, "pl"],
  ["fue", "ser", "preterite", 3, "sg"],
  ["fueron", "ser", "preterite", 3, "pl"],
  ["fui", "ser", "preterite", 1, "sg"],
  ["fuera", "ser", "past-subjunctive", 3, "sg"],
  ["fueran", "ser", "past-subjunctive", 3, "pl"],
  ["está", "estar", "present", 3, "sg"],
  ["están", "estar", "present", 3, "pl"],
  ["estoy", "estar", "present", 1, "sg"],
  ["estaba", "estar", "imperfect", 3, "sg"],
  ["estaban", "estar", "imperfect", 3, "pl"],
  ["estuvo", "estar", "preterite", 3, "sg"],
  ["estuvieron", "estar", "preterite", 3, "pl"],
  ["ha", "haber", "present", 3, "sg"],
  ["han", "haber", "present", 3, "pl"],
  ["he", "haber", "present", 1, "sg"],
  ["has", "haber", "present", 2, "sg"],
  ["hemos", "haber", "present", 1, "pl"],
  ["hay", "haber", "present", 3, "sg"],
  ["haya", "haber", "subjunctive", 3, "sg"],
  ["había", "haber", "imperfect", 3, "sg"],
  ["habían", "haber", "imperfect", 3, "pl"],
  ["va", "ir", "present", 3, "sg"],
  ["van", "ir", "present", 3, "pl"],
  ["voy", "ir", "present", 1, "sg"],
  ["vamos", "ir", "present", 1, "pl"],
  ["vas", "ir", "present", 2, "sg"],
  ["iba", "ir", "imperfect", 3, "sg"],
  ["iban", "ir", "imperfect", 3, "pl"],
  ["dio", "dar", "preterite", 3, "sg"],
  ["di", "dar", "preterite", 1, "sg"],
  ["vio", "ver", "preterite", 3, "sg"],
  ["vi", "ver", "preterite", 1, "sg"],
  ["da", "dar", "present", 3, "sg"],
  ["dan", "dar", "present", 3, "pl"],
  ["doy", "dar", "present", 1, "sg"],
  ["ve", "ver", "present", 3, "sg"],
  ["ven", "ver", "present", 3, "pl"],
  ["sé", "saber", "present", 1, "sg"],
  ["haz", "hacer", "imperative", 2, "sg"],
  ["puedo", "poder", "present", 1, "sg"],
  ["puedes", "poder", "present", 2, "sg"],
  ["puede", "poder", "present", 3, "sg"],
  ["pueden", "poder", "present", 3, "pl"],
  ["pueda", "poder", "subjunctive", 3, "sg"],
  ["puedan", "poder", "subjunctive", 3, "pl"],
  ["suele", "soler", "present", 3, "sg"],
  ["suelen", "soler", "present", 3, "pl"],
  ["hizo", "hacer", "preterite", 3, "sg"],
  ["éramos", "ser", "imperfect", 1, "pl"],
  ["dé", "dar", "subjunctive", 3, "sg"],
  ["quepa", "caber", "subjunctive", 3, "sg"],
]

export const closed: ReadonlyMap<string, readonly Reading[]> = (() => {
  const map = closedWords()
  for (const [text, lemma, form, person, number] of verbRows)
    for (const word of words(text)) map.set(word, [{ part: "verb", lemma, form, person, number }])
  for (const [word, lemma] of [
    ["ser", "ser"],
    ["estar", "estar"],
    ["haber", "haber"],
    ["ir", "ir"],
    ["ver", "ver"],
    ["poder", "poder"],
    ["deber", "deber"],
  ] as const)
    map.set(word, [{ part: "verb", lemma, form: "infinitive" }])
  map.set("yendo", [{ part: "verb", lemma: "ir", form: "gerund" }])
  map.set("podido", [{ part: "verb", lemma: "poder", form: "participle", gender: "m", number: "sg" }])
  const tall = (text: string, number: "sg" | "pl") => {
    for (const word of words(text)) map.set(word, [reading("adjective", word, "mf", number)])
  }
  tall(
    "gran mayor menor mejor peor común feliz fácil difícil triste grande fuerte alegre libre amable infeliz útil inútil débil frágil ágil hábil",
    "sg",
  )
  tall(
    "grandes mayores menores mejores peores comunes felices fáciles difíciles tristes fuertes alegres libres amables útiles inútiles débiles",
    "pl",
  )
  for (const [word, number] of [
    ["joven", "sg"],
    ["jóvenes", "pl"],
    ["pobre", "sg"],
    ["pobres", "pl"],
  ] as const)
    map.set(word, [reading("adjective", word, "mf", number), reading("noun", word, "mf", number)])
  return map
})()

/** Nouns that stand beside what the lexicon says, or correct its gender: usage moves faster than the dictionary. */
export const added: ReadonlyMap<string, readonly Reading[]> = new Map(
  [
    "colapso/m/sg colapsos/m/pl destino/m/sg destinos/m/pl trasplante/m/sg trasplantes/m/pl recorte/m/sg recortes/m/pl reembolso/m/sg reembolsos/m/pl despliegue/m/sg despliegues/m/pl contraste/m/sg contrastes/m/pl derroche/m/sg derrumbe/m/sg exilio/m/sg plagio/m/sg relajo/m/sg revuelo/m/sg respiro/m/sg desuso/m/sg encuesta/f/sg encuestas/f/pl réplica/f/sg espada/f/sg espadas/f/pl reinicio/m/sg borrado/m/sg caché/mf/sg desborde/m/sg monitoreo/m/sg puntaje/m/sg puntajes/m/pl hardware/m/sg enrutador/m/sg enrutadores/m/pl monto/m/sg montos/m/pl repaso/m/sg reporte/m/sg reportes/m/pl email/m/sg emails/m/pl multifactor/mf/both",
    "indentación/f/sg indentaciones/f/pl decisor/m/sg decisora/f/sg membresía/f/sg membresías/f/pl podcast/m/both tuit/m/sg tuits/m/pl",
    "mamá/f/sg mamás/f/pl papá/m/sg papás/m/pl",
    "metrópolis/f/both colina/f/sg colinas/f/pl computadora/f/sg computadoras/f/pl bot/m/sg bots/m/pl script/m/sg scripts/m/pl router/m/sg tablet/f/sg smartphone/m/sg selfi/m/sg",
    "altermundista/mf/sg altermundistas/mf/pl hacktivista/mf/sg feminicidio/m/sg feminicidios/m/pl covid/mf/sg",
    "backend/m/sg frontend/m/sg token/m/sg tokens/m/pl plugin/m/sg plugins/m/pl widget/m/sg widgets/m/pl wiki/mf/sg wikis/mf/pl",
  ]
    .flatMap(words)
    .map(entry => {
      const [word = "", gender, number] = entry.split("/")
      return [word, [reading("noun", word, gender as Gender, number as GrammaticalNumber)]] as const
    }),
)

/** Words whose noun is so seldom meant that it must not count. */
export const neverNouns: ReadonlySet<string> = new Set(
  words(`ves seres haya hayas era eras fue si no sobre bajo para como entre ante luego nada uno cabe vez pesar hecho haber poder deber
    sido cuando menos todo sin ver tal cerca solo tras pro contra según vía hoy bien mal así ya hay va van
    parecer través sea sean siendo dado dada toca toda fui di ve ven sé pueda puede pueden debe deben quiere
    quieren hace hacen hizo dice dicen tiene tienen viene vienen pone ponen dar das dan doy dé den sepa salvo excepto
    incluso mediante durante tampoco también aunque porque mientras aun aún casi apenas quizá tan más muy ti mí tú él
    me te se le lo nos os la los las les mi tu su cuyo cuya e o u y a ni que cual quien donde cuanto
    propio propia propios propias mismo misma mismos mismas tanto tanta tantos tantas demasiado demasiada
    dicho dichos dicha dichas nuevo nueva nuevos nuevas bueno buena buenos buenas
    gran grande grandes largo larga largos largas pequeño pequeña pequeños pequeñas
    anterior anteriores posterior posteriores varios varias diferente diferentes distinto distinta distintos distintas
    cierto cierta ciertos ciertas siendo trata tratan lleva llevan queda quedan deja dejan sigue siguen
    existe existen permite permiten incluye incluyen necesita necesitan parece parecen`),
)
