import { expect, it } from "vitest"
import { lastSaid } from "./threads"

const said = (text: string, deleted: object | null = null) => ({ text, deleted })

it("the last words of a conversation are those that still stand", () => {
  expect(lastSaid([said("one"), said("two"), said("", {})])?.text).toBe("two")
  expect(lastSaid([said("", {})])).toBeUndefined()
})
