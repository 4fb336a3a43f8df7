import { expect, it } from "vitest"
import { directionOf } from "./direction"

it.each([
  ["ar", "rtl"],
  ["he-IL", "rtl"],
  ["uz-Arab", "rtl"],
  ["ks-Deva", "ltr"],
  ["es", "ltr"],
  ["zh-Hant-TW", "ltr"],
])("%s runs %s", (tag, direction) => expect(directionOf(tag)).toBe(direction))
