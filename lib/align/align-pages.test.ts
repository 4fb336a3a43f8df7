import { expect, it } from "vitest"
import { text } from "@/lib/page/page"
import { pageOf, rowTexts, wordsOf } from "@/lib/testing/aligning"
import { alignPages } from "./align-pages"
import { alignNotes } from "./notes"
import { pairPieces } from "./pair-pieces"
import type { Alignment, AlignOptions } from "./types"

const english = pageOf("en", [
  "# The garden on Hill Street",
  "In 2009 eleven neighbours rented an empty plot behind the station. They paid 40 dollars a month and borrowed the tools. Nobody knew how to grow tomatoes.",
  "# The first harvest",
  "The first harvest weighed 12 kilos, most of it pumpkins. The neighbours gave half of it to the school canteen.",
  "- Water comes from the station roof.",
  "- Seeds are exchanged every March.",
  "- The key hangs in the bakery.",
])
const spanish = pageOf("es", [
  "# El huerto de la calle Hill",
  "En 2009 once vecinos alquilaron un terreno vacío detrás de la estación. Pagaban 40 dólares al mes y pedían prestadas las herramientas. Nadie sabía cultivar tomates.",
  "# La primera cosecha",
  "La primera cosecha pesó 12 kilos, casi todo calabazas. Los vecinos dieron la mitad al comedor de la escuela.",
  "- El agua viene del techo de la estación.",
  "- Las semillas se intercambian cada marzo.",
  "- La llave cuelga en la panadería.",
])

const told = (alignment: Alignment, source = english, target = spanish): string[] =>
  alignment.pairs.map(
    pair =>
      `${pair.source.map(s => wordsOf(source, s).trim().slice(0, 20)).join("+")} = ${pair.target.map(t => wordsOf(target, t).trim().slice(0, 20)).join("+")}`,
  )

it("pairs a page with its translation, sentence by sentence", async () => {
  const alignment = await alignPages(english, spanish)
  expect(told(alignment)).toEqual([
    "The garden on Hill S = El huerto de la call",
    "In 2009 eleven neigh = En 2009 once vecinos",
    "They paid 40 dollars = Pagaban 40 dólares a",
    "Nobody knew how to g = Nadie sabía cultivar",
    "The first harvest = La primera cosecha",
    "The first harvest we = La primera cosecha p",
    "The neighbours gave  = Los vecinos dieron l",
    "Water comes from the = El agua viene del te",
    "Seeds are exchanged  = Las semillas se inte",
    "The key hangs in the = La llave cuelga en l",
  ])
  expect(alignment.kinship).toBe("related")
  expect(alignment.notes).toEqual([])
  expect(alignment.pairs.every(pair => pair.confidence > 0.5)).toBe(true)
})

it("leaves what was left out or added by itself", async () => {
  const without = spanish.blocks.map((block, k) =>
    k === 1 && block.kind === "paragraph"
      ? {
          ...block,
          inline: [
            text(
              "En 2009 once vecinos alquilaron un terreno vacío detrás de la estación. Nadie sabía cultivar tomates.",
            ),
          ],
        }
      : block,
  )
  const shorter = { ...spanish, blocks: without }
  expect(told(await alignPages(english, shorter), english, shorter)).toContain("They paid 40 dollars = ")
  const added = "Este párrafo lo añadió el traductor sobre un asunto del todo distinto, y nada dice del texto original."
  const longer = {
    ...spanish,
    blocks: [...spanish.blocks, { id: "b99", kind: "paragraph" as const, inline: [text(added)] }],
  }
  expect(told(await alignPages(english, longer), english, longer).at(-1)).toMatch(/^ = Este párrafo/)
})

it("keeps what a person confirmed, and pairs nothing across it", async () => {
  const locks: AlignOptions["locks"] = [
    { source: [{ block: 1, from: 0, to: 66 }], target: [{ block: 3, from: 0, to: 54 }] },
  ]
  const alignment = await alignPages(english, spanish, { locks })
  const locked = alignment.pairs.find(pair => pair.source.some(s => s.block === 1 && s.from === 0))
  expect(locked?.target.map(t => wordsOf(spanish, t).trim())).toEqual([
    "La primera cosecha pesó 12 kilos, casi todo calabazas.",
  ])
  expect(locked?.confidence).toBe(1)
  for (const pair of alignment.pairs) {
    const before = pair.source.some(s => s.block < 1)
    if (before && !pair.moved) expect(pair.target.every(t => t.block < 3)).toBe(true)
  }
})

it("passes over a lock that points at nothing", async () => {
  const alignment = await alignPages(english, spanish, {
    locks: [{ source: [{ block: 99, from: 0, to: 3 }], target: [{ block: 0, from: 0, to: 3 }] }],
  })
  expect(alignment.notes).toEqual([{ code: "align-lock-dropped", detail: "1" }])
})

it("says what is odd about two texts", async () => {
  const codes = async (source = english, target = spanish): Promise<string[]> =>
    (await alignPages(source, target)).notes.map(note => `${note.code} ${note.detail ?? ""}`.trim())
  expect(await codes(english, english)).toEqual(["align-same-text"])
  expect(await codes({ ...spanish, lang: "en" }, { ...english, lang: "es" })).toEqual(["align-sides-swapped"])
  expect(await codes(english, pageOf("es", []))).toEqual(["align-side-empty target"])
  expect(await codes(pageOf("en", ["1", "2,5"]), pageOf("es", ["1", "2.5"]))).toEqual(["align-no-words both"])
  expect((await codes({ ...english, lang: "fr" }, spanish))[0]).toBe("align-source-language en")
  for (const code of await codes(english, english)) expect(alignNotes).toContain(code.split(" ")[0])
})

it("says when two texts do not belong together", async () => {
  const other = pageOf("es", [
    "# Cómo elegir una bicicleta",
    "Antes de comprar conviene medir la altura del cuadro. Un cuadro demasiado grande cansa la espalda, y uno pequeño las rodillas. Pruebe siempre los frenos bajo la lluvia.",
    "Las ruedas anchas son cómodas en caminos de tierra.",
    "# El mantenimiento",
    "Limpie la cadena cada dos semanas con un trapo seco. El aceite sobrante atrae el polvo.",
    "Guarde la bicicleta bajo techo durante el invierno. Revise la presión antes de cada salida larga. Cambie las pastillas cuando hagan ruido.",
  ])
  expect((await alignPages(english, other)).kinship).not.toBe("related")
})

it("stops when it is called off, with every sentence alone", async () => {
  const alignment = await alignPages(english, spanish, { onProgress: () => false })
  expect(alignment.notes).toEqual([{ code: "align-cancelled" }])
  expect(alignment.pairs.every(pair => pair.source.length + pair.target.length === 1)).toBe(true)
})

it("tells how far it is, never going back", async () => {
  const shares: number[] = []
  await alignPages(english, spanish, { onProgress: done => void shares.push(done) })
  expect(shares.length).toBeGreaterThan(0)
  expect([...shares].sort((a, b) => a - b)).toEqual(shares)
  expect(shares.every(share => share >= 0 && share <= 1)).toBe(true)
})

it("hears sentence vectors as one vote, and does without them when they fail", async () => {
  const plain = await alignPages(english, spanish)
  // A provider that knows the truth only makes the pairs surer.
  const order = ["garden", "2009", "40", "tomat", "harvest", "12", "canteen", "water", "seeds", "key"]
  const spanishOrder = ["huerto", "2009", "40", "tomat", "cosecha", "12", "comedor", "agua", "semillas", "llave"]
  const embed = async (texts: readonly string[], lang: string): Promise<Float32Array[]> =>
    texts.map(words => {
      const vector = new Float32Array(order.length)
      const list = lang === "en" ? order : spanishOrder
      vector[list.findLastIndex(word => words.toLowerCase().includes(word))] = 1
      return vector
    })
  const helped = await alignPages(english, spanish, { embed })
  expect(told(helped)).toEqual(told(plain))
  const sum = (alignment: Alignment): number => alignment.pairs.reduce((total, pair) => total + pair.confidence, 0)
  expect(sum(helped)).toBeGreaterThan(sum(plain))
  const failed = await alignPages(english, spanish, { embed: () => Promise.reject(new Error("away")) })
  expect(told(failed)).toEqual(told(plain))
  expect(failed.notes).toEqual([{ code: "align-no-vectors" }])
})

it("pairs neighbours that changed places, and gives them one row", async () => {
  const source = pageOf("en", [
    "The archive holds 3,512 photographs of the harbour. Bring your own gloves to handle the glass plates. Opening hours depend on the volunteers. In 1931 the lighthouse burned down completely.",
  ])
  const target = pageOf("es", [
    "El archivo guarda 3.512 fotografías del puerto. El horario depende de los voluntarios. Traiga sus propios guantes para tocar las placas de vidrio. En 1931 el faro se quemó por completo.",
  ])
  const rows = pairPieces(source, target, await alignPages(source, target), "sentence")
  expect(rows.flatMap(row => rowTexts(source, row.source)).join("")).toBe(
    rowTexts(source, [{ block: 0, from: 0, to: 999, start: "block" }])[0],
  )
  expect(rows.every(row => row.source.length > 0 || row.target.length > 0)).toBe(true)
})
