import { describe, expect, it } from "vitest"
import { decodeXml } from "./xml-decode"

describe("bytes", () => {
  it("are read by their mark or by what is declared", () => {
    const utf16 = (text: string, order: "le" | "be"): Uint8Array =>
      Uint8Array.from(
        [...text]
          .flatMap(c => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])
          .map((_, i, all) => all[order === "le" ? i : i ^ 1] as number),
      )
    const words = "<a>ñ</a>"
    expect(decodeXml(utf16(words, "le"))).toMatchObject({ value: words })
    expect(decodeXml(utf16(`\uFEFF${words}`, "be"))).toMatchObject({ value: `\uFEFF${words}` })
    const latin = '<?xml version="1.0" encoding="ISO-8859-1"?><a>ñ</a>'
    expect(decodeXml(Uint8Array.from(latin, c => c.charCodeAt(0)))).toMatchObject({ value: latin })
    expect(decodeXml(Uint8Array.from([0x3c, 0xff])).ok).toBe(false)
    expect(decodeXml(new TextEncoder().encode('<?xml version="1.0" encoding="none"?><a/>')).ok).toBe(false)
  })
})
