import { describe, expect, it } from "vitest"
import { countCharacters, firstCharacters, shorten } from "./characters"

describe("characters as a reader counts them", () => {
  it.each([
    ["año", 3],
    ["an\u0303o", 3],
    ["👩‍👩‍👧‍👦👍🏽🇪🇸", 3],
    ["a\nb", 3],
    ["", 0],
  ])("%s: %i", (text, count) => {
    expect(countCharacters(text)).toBe(count)
    expect(firstCharacters(text, count)).toBe(text)
  })

  it("are never cut in two", () => {
    expect(firstCharacters("👍🏽👍🏽👍🏽", 2)).toBe("👍🏽👍🏽")
    expect(firstCharacters("n\u0303n\u0303", 1)).toBe("n\u0303")
    expect(shorten("🇪🇸🇫🇷🇮🇹", 2)).toBe("🇪🇸🇫🇷…")
    expect(shorten("short", 20)).toBe("short")
  })
})
