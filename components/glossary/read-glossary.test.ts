import { describe, expect, it } from "vitest"
import { readGlossary } from "./read-glossary"

const read = (text: string | Uint8Array) =>
  readGlossary({
    bytes: typeof text === "string" ? new TextEncoder().encode(text) : text,
    languages: { source: "en", target: "es" },
    known: [],
  })
const tbx = `<?xml version="1.0"?><tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="c1"><langSec xml:lang="en"><termSec><term>hammer</term></termSec></langSec>
<langSec xml:lang="es"><termSec><term>martillo</term></termSec></langSec></conceptEntry></body></text></tbx>`

describe("a glossary file that is looked at before it is brought in", () => {
  it("may be TBX or a table, with a byte order mark or without", () => {
    for (const file of [tbx, "\ufeffEnglish,Spanish\nhammer,martillo\n", "hammer\tmartillo\n"])
      expect(read(file)).toMatchObject({
        kind: "read",
        plan: { added: [{ source: "hammer", renderings: [{ words: "martillo", standing: "preferred" }] }] },
      })
  })
  it("is refused with where its sentence is", () => {
    expect(read("")).toMatchObject({ kind: "refused", from: "formatRefusals", why: "empty" })
    expect(read(new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 1]))).toMatchObject({
      from: "formatRefusals",
      why: "not-text",
    })
    expect(read("<a/>")).toMatchObject({ from: "termRefusals", why: "not-tbx", detail: "a" })
    expect(read("<tbx><a>")).toMatchObject({ from: "bitextRefusals", why: "xml-damaged" })
    expect(read("alone")).toMatchObject({ from: "termRefusals", why: "one-column" })
  })
})
