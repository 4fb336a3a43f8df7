import { describe, expect, it } from "vitest"
import { Random } from "@/lib/testing/random"
import { decodeFile } from "./decode"

const utf8 = (words: string): Uint8Array => new TextEncoder().encode(words)
const utf16 = (words: string, mark: boolean): Uint8Array => {
  const all = mark ? `\ufeff${words}` : words
  return new Uint8Array([...all].flatMap(c => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]))
}
const words = "El año que viene será «mejor» — dijo ella, y nadie lo creyó."

describe("bytes to text", () => {
  it("reads UTF-8 with and without a mark, and takes the mark off", () => {
    expect(decodeFile(utf8(words))).toEqual({ ok: true, value: { value: words, notes: [] } })
    expect(decodeFile(utf8(`\ufeff${words}`))).toEqual({ ok: true, value: { value: words, notes: [] } })
  })

  it("reads UTF-16 with a mark, and without one as a guess", () => {
    expect(decodeFile(utf16(words, true))).toMatchObject({ ok: true, value: { value: words, notes: [] } })
    const guessed = decodeFile(utf16(words, false))
    expect(guessed).toMatchObject({ ok: true, value: { value: words, notes: [{ code: "encoding-guessed" }] } })
  })

  it("reads Windows-1252 as a guess", () => {
    const bytes = new Uint8Array([0x61, 0xf1, 0x6f, 0x20, 0x93, 0x73, 0xed, 0x94, 0x20, 0x80])
    expect(decodeFile(bytes)).toEqual({
      ok: true,
      value: { value: "año “sí” €", notes: [{ code: "encoding-guessed", detail: "Windows-1252" }] },
    })
  })

  it("tells how many letters could not be read under a mark", () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0xff, 0x62])
    expect(decodeFile(bytes)).toMatchObject({
      value: { value: "a\ufffdb", notes: [{ code: "characters-replaced", detail: "1" }] },
    })
  })

  it("keeps line ends and spaces as they are", () => {
    const odd = "a\r\nb\rc\n d\u00a0\t"
    expect(decodeFile(utf8(odd))).toMatchObject({ value: { value: odd } })
  })

  it("refuses what is empty, too large or no text", () => {
    expect(decodeFile(new Uint8Array())).toMatchObject({ why: "empty" })
    expect(decodeFile(utf8(" \n"))).toMatchObject({ why: "empty" })
    expect(decodeFile(new Uint8Array(16_000_000).fill(97))).toMatchObject({ why: "too-large" })
    expect(decodeFile(utf8("a\0b"))).toMatchObject({ why: "not-text" })
    expect(decodeFile(utf8("PK\u0003\u0004rest"))).toMatchObject({ ok: true, value: { value: "UEsDBHJlc3Q=" } })
    expect(decodeFile(utf8("%PDF-1.7"))).toMatchObject({ why: "not-text" })
    expect(decodeFile(utf8("\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000e\u000f"))).toMatchObject({
      why: "not-text",
    })
  })

  it("answers any bytes at all", () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = new Random(seed)
      const bytes = Uint8Array.from({ length: random.between(1, 200) }, () => random.below(256))
      expect(typeof decodeFile(bytes).ok, `seed ${seed}`).toBe("boolean")
    }
  })
})
