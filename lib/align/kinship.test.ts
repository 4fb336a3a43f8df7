/** Short pages and their drafts, each with its own and with the others': the words are few, the order tells. */
import { describe, expect, it } from "vitest"
import { pageOf } from "@/lib/testing/aligning"
import { alignPages } from "./align-pages"

const pages = {
  bakery: {
    en: [
      "# The night shift",
      "The oven is lit at two in the morning, long before anybody in the street wakes up. Rosa kneads by hand. The rye dough rests for an hour under a damp cloth, and nobody may open the window while it does.",
      "At four the first trays go in. A small bell tells when they are ready. Whoever comes by before six gets a roll for nothing, because the shop is not open yet and the till is locked.",
      "# What is left over",
      "Yesterday's bread goes to the shelter on the hill.",
    ],
    es: [
      "# El turno de noche",
      "El horno se enciende a las dos de la madrugada, mucho antes de que nadie despierte en la calle. Rosa amasa a mano. La masa de centeno reposa una hora bajo un paño húmedo, y mientras tanto nadie puede abrir la ventana.",
      "A las cuatro entran las primeras bandejas. Una campanilla avisa cuando están listas. Quien pase antes de las seis se lleva un panecillo gratis, porque la tienda aún no ha abierto y la caja está cerrada con llave.",
      "# Lo que sobra",
      "El pan de ayer va al albergue de la colina.",
    ],
  },
  choir: {
    en: [
      "We rehearse on Tuesdays. New voices are welcome from September on, even when they cannot read a score: we learn by listening, line by line, until the whole song stands.",
      "There is no audition. Please bring water and a pencil. Tenors are wanted most of all, as everywhere in the world.",
      "The concert in spring takes place in the old swimming bath, whose walls give back every note for almost four seconds. Shoes off!",
    ],
    es: [
      "Ensayamos los martes. Desde septiembre son bienvenidas voces nuevas, aunque no sepan leer partituras: aprendemos de oído, verso a verso, hasta que la canción entera se sostiene.",
      "No hay prueba de acceso. Traigan agua y un lápiz, por favor. Lo que más falta hace son tenores, como en todas partes.",
      "El concierto de primavera se celebra en los antiguos baños, cuyas paredes devuelven cada nota durante casi cuatro segundos. ¡Sin zapatos!",
    ],
  },
  bicycle: {
    en: [
      "Measure the frame before you buy. One that is too large tires the back, a small one the knees.",
      "- Try the brakes in the rain.",
      "- Wide tyres are pleasant on dirt roads, but on asphalt they slow you down more than you would think.",
      "- A light that runs on the wheel never needs a battery.",
      "Clean the chain every fortnight. Oil attracts dust, so wipe off what is too much. In winter keep the bicycle under a roof.",
    ],
    es: [
      "Mida el cuadro antes de comprar. Uno demasiado grande cansa la espalda, uno pequeño las rodillas.",
      "- Pruebe los frenos bajo la lluvia.",
      "- Las ruedas anchas son agradables en caminos de tierra, pero en el asfalto frenan más de lo que parece.",
      "- Una luz movida por la rueda nunca necesita pilas.",
      "Limpie la cadena cada quince días. El aceite atrae el polvo, así que quite el que sobre. En invierno guarde la bicicleta bajo techo.",
    ],
  },
} as const
const names = Object.keys(pages) as (keyof typeof pages)[]

const kinship = async (source: keyof typeof pages, target: keyof typeof pages) =>
  (await alignPages(pageOf("en", pages[source].en), pageOf("es", pages[target].es))).kinship

describe("texts of a dozen sentences", () => {
  it.each(names)("a page and its draft belong together: %s", async name => {
    expect(await kinship(name, name)).toBe("related")
  })

  it.each(names.flatMap(source => names.filter(target => target !== source).map(target => [source, target] as const)))(
    "strangers are told: %s and %s",
    async (source, target) => {
      expect(await kinship(source, target)).toBe("unrelated")
    },
  )
})

it("no text is a stranger to itself, however often it says the same", async () => {
  const page = pageOf("en", Array<string>(60).fill("The same line."))
  const { kinship, notes } = await alignPages(page, page)
  expect({ kinship, notes }).toEqual({ kinship: "related", notes: [{ code: "align-same-text" }] })
})
