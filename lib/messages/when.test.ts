import { describe, expect, it } from "vitest"
import { whenWords } from "./when"

const now = Date.UTC(2026, 2, 18, 10, 47)
const ago = (ms: number, locale: "en" | "es" = "en") => whenWords(now - ms, now, locale, "UTC")
const HOUR = 3_600_000

describe("when something happened", () => {
  it("is now within a minute", () => expect(ago(10_000)).toBe("now"))
  it("counts minutes within the hour", () => expect(ago(4 * 60_000)).toBe("4 minutes ago"))
  it("is a time today", () => expect(ago(2 * HOUR)).toBe("08:47"))
  it("is yesterday", () => expect(ago(20 * HOUR, "es")).toBe("ayer"))
  it("is a weekday within the week", () => expect(ago(48 * HOUR + HOUR)).toBe("Mon 09:47"))
  it("is a day within the year", () => expect(ago(17 * 24 * HOUR)).toBe("1 March"))
  it("names another year", () => expect(ago(400 * 24 * HOUR)).toBe("11 February 2025"))
})
