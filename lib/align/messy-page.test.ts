/**
 * Pages as they come out of a dump: headings glued to the ends of paragraphs, lists flattened into one line, paragraphs cut
 * differently on the two sides. First one of our own making, then the ticket that started it all, where it is at hand.
 */
import { describe, expect, it } from "vitest"
import type { Page } from "@/lib/page/page"
import { hasShared, plainPage, rowFaults, sharedFolder, textOf, wordsOf } from "@/lib/testing/aligning"
import { alignPages } from "./align-pages"
import { pairPieces } from "./pair-pieces"
import type { Granularity, Piece, PiecePair } from "./types"

interface Desk {
  readonly source: Page
  readonly target: Page
  readonly rows: readonly PiecePair[]
}

async function deskOf(source: Page, target: Page, granularity: Granularity = "paragraph"): Promise<Desk> {
  const rows = pairPieces(source, target, await alignPages(source, target), granularity)
  expect(rowFaults(source, rows, "source")).toEqual([])
  expect(rowFaults(target, rows, "target")).toEqual([])
  return { source, target, rows }
}

const joined = (page: Page, pieces: readonly Piece[]): string =>
  pieces
    .map(piece => wordsOf(page, piece))
    .join("")
    .trim()

/** What faces the row whose source is exactly these words; null when no row is. */
function facing({ source, target, rows }: Desk, words: string): string | null {
  const row = rows.find(row => joined(source, row.source) === words)
  return row ? joined(target, row.target) : null
}

const startOf = ({ source, rows }: Desk, words: string): string | undefined =>
  rows.find(row => joined(source, row.source) === words)?.source[0]?.start

const english = `The Summer Workshop

This is a short account of the summer workshop of the Riverside radio, held on August 6, 2016 in the old post office.

Morning

Marta opened the workshop with a look back. In four years the radio grew from 12 listeners to over 900, and from one microphone to 7. She also said that nobody had expected it. She named three problems:

The transmitter fails whenever it rains and repairs take 3 weeks Our archive has never been copied, so one fire would end it. We need younger voices in the evening programme. Money Report

Tom then presented the accounts of 2015. We received $4,200 in donations this year. We still owe $310 to the landlord. He asked for the following decisions:

Buying a second transmitter before the winter Copying the archive to two disks that are kept in different houses Opening the studio to schools on Fridays Elections

The last point was the election of the council. The people elected are:

Marta Quiroga, Riverside Radio Ben Halloran, Hill Street School Irene Vidal, The Baker Union Samuel Okoye, Old Post Office Friends For the full minutes, please see the page of the workshop
`

const spanish = `El taller de verano

Este es un breve relato del taller de verano de la radio Riverside, que tuvo lugar el 6 de agosto de 2016 en la antigua oficina de correos.

La mañana

Marta abrió el taller con una mirada atrás. En cuatro años la radio creció de 12 oyentes a más de 900, y de un micrófono a 7.

También dijo que nadie lo había esperado. Nombró tres problemas:

El transmisor falla cada vez que llueve y las reparaciones tardan 3 semanas. Nuestro archivo nunca se ha copiado, así que un incendio acabaría con él. Necesitamos voces más jóvenes en el programa de la noche.

Informe de dinero

Tom presentó después las cuentas de 2015. Este año recibimos $4,200 en donaciones. Todavía debemos $310 al casero. Pidió las siguientes decisiones:

Comprar un segundo transmisor antes del invierno. Copiar el archivo en dos discos que se guarden en casas distintas. Abrir el estudio a las escuelas los viernes.

Elecciones

El último punto fue la elección del consejo. Las personas elegidas son:

Marta Quiroga, Radio Riverside; Ben Halloran, Escuela de la calle Hill; Irene Vidal, El Sindicato de Panaderos (The Baker Union); Samuel Okoye, Amigos de la Antigua Oficina de Correos.

Para el acta completa, vea por favor la página del taller.
`

describe("a page of our own with the usual damage", () => {
  const desk = deskOf(plainPage("en", english).page, plainPage("es", spanish).page)

  it.each([
    ["Money Report", "Informe de dinero"],
    ["Elections", "Elecciones"],
    ["Morning", "La mañana"],
  ])("gives the heading %s a row of its own, wherever it was glued", async (heading, draft) => {
    expect(facing(await desk, heading)).toBe(draft)
  })

  it("restores the line break before a glued heading", async () => {
    expect(startOf(await desk, "Money Report")).toBe("break")
    expect(startOf(await desk, "Elections")).toBe("break")
    expect(startOf(await desk, "Morning")).toBe("block")
  })

  it("cuts a flattened list where the draft is cut", async () => {
    const { source, target, rows } = await deskOf(
      plainPage("en", english).page,
      plainPage("es", spanish).page,
      "sentence",
    )
    const pairs = rows.map(row => [joined(source, row.source), joined(target, row.target)])
    expect(pairs).toContainEqual([
      "Buying a second transmitter before the winter",
      "Comprar un segundo transmisor antes del invierno.",
    ])
    expect(pairs).toContainEqual([
      "The transmitter fails whenever it rains and repairs take 3 weeks",
      "El transmisor falla cada vez que llueve y las reparaciones tardan 3 semanas.",
    ])
    expect(pairs).toContainEqual([
      "Irene Vidal, The Baker Union",
      "Irene Vidal, El Sindicato de Panaderos (The Baker Union);",
    ])
    expect(pairs).toContainEqual([
      "For the full minutes, please see the page of the workshop",
      "Para el acta completa, vea por favor la página del taller.",
    ])
  })

  it("cuts the side that is whole where the other side has a paragraph's end", async () => {
    const { source, rows } = await desk
    const row = rows.find(row => joined(source, row.source).startsWith("She also said"))
    expect(row?.source[0]?.start).toBe("cut")
    expect(row?.target[0]?.start).toBe("block")
  })

  it("has no row with white space alone, and no side without its partner", async () => {
    const { source, target, rows } = await desk
    for (const row of rows) {
      expect(joined(source, row.source)).not.toBe("")
      expect(joined(target, row.target)).not.toBe("")
    }
  })
})

const ticket = ["seed", "ticket-5451.txt"] as const

describe.runIf(hasShared(...ticket))("the ticket that started it", () => {
  const seed = async (): Promise<Desk> => {
    const raw = textOf(sharedFolder, ...ticket)
    const between = (from: string, to: string): string => raw.slice(raw.indexOf(from), raw.indexOf(to))
    const source = between("The Membership Meeting\n", "Change History")
    const target = between("El Reunion de", "comment:3")
    return deskOf(plainPage("en", source).page, plainPage("es", target).page)
  }

  it("gives every glued heading its row", async () => {
    const desk = await seed()
    expect(facing(desk, "Technology Report")).toBe("Reporte de Tecnología")
    expect(facing(desk, "Budget")).toBe("El Presupuesto")
    expect(facing(desk, "Leadership Committee")).toBe("El Comité de Dirección")
    for (const heading of ["Technology Report", "Budget", "Leadership Committee"])
      expect(startOf(desk, heading)).toBe("break")
    expect(facing(desk, "Video Clips")).toBe("Secuencias de video")
    expect(facing(desk, "And proposed six priorities:")).toBe("Él propuso seis prioridades:")
  })

  it("leaves nothing by itself", async () => {
    const { source, target, rows } = await seed()
    expect(rows.filter(row => joined(source, row.source) === "" || joined(target, row.target) === "")).toEqual([])
  })
})

it.runIf(!hasShared(...ticket))("left out: ../shared is not here", () => expect(hasShared(...ticket)).toBe(false))
