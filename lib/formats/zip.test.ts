import { describe, expect, it } from "vitest"
import { unzip, zip } from "./zip"

const parts: [string, string][] = [
  ["[Content_Types].xml", "<Types/>"],
  ["word/document.xml", "<a>ñ</a>".repeat(1000)],
  ["word/empty.xml", ""],
]
const made = zip(parts)
const why = (bytes: Uint8Array): string => {
  const got = unzip(bytes)
  return got.ok ? "read" : got.why
}
/** The place of the nth directory entry. */
const entryAt = (bytes: Uint8Array, n: number): number => {
  const found: number[] = []
  for (let i = 0; i + 3 < bytes.length; i++)
    if (bytes[i] === 0x50 && bytes[i + 1] === 0x4b && bytes[i + 2] === 1 && bytes[i + 3] === 2) found.push(i)
  return found[n] as number
}
const changed = (change: (view: DataView, bytes: Uint8Array) => void): Uint8Array => {
  const bytes = made.slice()
  change(new DataView(bytes.buffer), bytes)
  return bytes
}

describe("zip", () => {
  it("gives back what was packed, and packs the same parts to the same bytes", () => {
    const got = unzip(made)
    expect(got.ok && [...got.value].map(([name, part]) => [name, new TextDecoder().decode(part)])).toEqual(parts)
    expect(zip(parts)).toEqual(made)
  })

  it("refuses what is cut at any place", () => {
    for (let cut = 0; cut < made.length; cut += 7) expect(why(made.subarray(0, cut))).not.toBe("read")
  })

  it("refuses a part whose bytes were changed", () => {
    const at = 30 + "[Content_Types].xml".length + 3
    expect(why(changed((_, bytes) => bytes.set([(bytes[at] as number) ^ 1], at)))).toBe("damaged")
  })

  it("refuses what bursts, whatever its headers say", () => {
    const bomb = zip([["word/document.xml", new Uint8Array(60_000_000)]])
    expect(bomb.length).toBeLessThan(100_000)
    expect(why(bomb)).toBe("too-large")
    const lying = bomb.slice()
    new DataView(lying.buffer).setUint32(entryAt(lying, 0) + 24, 100, true)
    expect(why(lying)).toBe("too-large")
    const many = zip(Array.from({ length: 2_001 }, (_, i) => [`a${i}`, ""] as const))
    expect(why(many)).toBe("too-large")
  })

  it("refuses headers that lie about a length, and what is protected", () => {
    expect(why(changed(view => view.setUint32(entryAt(made, 0) + 24, 7, true)))).toBe("damaged")
    expect(why(changed(view => view.setUint16(entryAt(made, 0) + 8, 1, true)))).toBe("protected")
    expect(why(changed(view => view.setUint32(entryAt(made, 1) + 42, 0xfffffff0, true)))).toBe("damaged")
  })

  it("leaves out names that lead elsewhere", () => {
    const got = unzip(
      zip([
        ["../a", "x"],
        ["/b", "x"],
        ["c\\d", "x"],
        ["e/./f", "x"],
        ["g", "x"],
      ]),
    )
    expect(got.ok && [...got.value.keys()]).toEqual(["g"])
  })
})
