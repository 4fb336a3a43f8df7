import { describe, expect, it } from "vitest"
import { formatNotes, formatRefusals, ticketRefusals } from "./notes"
import { formatById, pageFormats, recogniseFormat } from "./registry"

const samples: readonly (readonly [string, string, string?])[] = [
  ["text", "Hola a todos.\n\nEsto es una carta, y nada más que eso.\n\nSaludos"],
  ["text", "Lista:\n\n- uno\n- dos\n"],
  ["text", "# no lo es", "nota.txt"],
  ["markdown", "# Título\n\nUn [enlace](https://example.org) y **más**.\n\n- uno\n"],
  ["markdown", "Solo texto.", "pagina.md"],
  ["markdown", "| a | b |\n| --- | --- |\n| c | d |\n"],
  ["html", "<!doctype html><p>Hola</p>"],
  ["html", "<p>Uno</p><ul><li>dos</li></ul>"],
  ["trac-wiki", "= Título =\n\n'''Uno''' [wiki:Dos tres]\n"],
  ["trac-wiki", "||a||b||\n||c||d||\n"],
  ["docx", "UEsDBBQAAAAIAA=="],
  ["text", "Nada de Word.", "carta.docx"],
  ["ticket", "Opened 2 days ago\n\n#3 new task\n\nT\n\nReported by: x Owned by: y\n\nTexto."],
]

describe("the formats there are", () => {
  it.each(samples.map(([format, file, name = ""]) => ({ format, file, name })))("$format: $file", one => {
    expect(recogniseFormat(one.file, one.name).format).toBe(one.format)
  })

  it("finds each by its id, and each ending belongs to one", () => {
    for (const format of pageFormats) expect(formatById(format.id)).toBe(format)
    const endings = pageFormats.flatMap(format => format.extensions)
    expect(new Set(endings).size).toBe(endings.length)
    expect(formatById("pdf")).toBeUndefined()
  })

  it("has each code once", () => {
    for (const codes of [formatNotes, formatRefusals, ticketRefusals]) expect(new Set(codes).size).toBe(codes.length)
  })
})
