import { expect, it } from "vitest"
import type { HistoryEvent } from "@/lib/sync/api"
import { actorsIn, addressOfEvent, shownEvents } from "./timeline"

const event = (id: string, kind: HistoryEvent["kind"], by: string | null): HistoryEvent => ({
  id,
  kind,
  by,
  at: 1,
  detail: {},
})
const events = [
  event("1", "moved", "ana"),
  event("2", "suggested", "blas"),
  event("3", "due", "blas"),
  event("4", "ticket", null),
]
const ids = (shown: readonly HistoryEvent[]) => shown.map(one => one.id).join("")

it("shows events by kind and by person", () => {
  expect(ids(shownEvents(events, { kind: null, by: null }))).toBe("1234")
  expect(ids(shownEvents(events, { kind: "moves", by: null }))).toBe("134")
  expect(ids(shownEvents(events, { kind: "moves", by: "blas" }))).toBe("3")
  expect(actorsIn(events)).toEqual(["ana", "blas"])
  expect(addressOfEvent("a/b", "c d")).toBe("/pages/a%2Fb?event=c%20d")
})
