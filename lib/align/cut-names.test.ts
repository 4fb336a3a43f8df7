import { expect, it } from "vitest"
import { cutNames } from "./cut-names"

const cut = (source: string, target: string): string[][] => {
  const places = cutNames(source, target)
  const parts = (text: string, at: readonly number[]): string[] =>
    [0, ...at].map((from, k) => text.slice(from, at[k] ?? text.length).trim())
  return [parts(source, places.source), parts(target, places.target)]
}

it("cuts where one side has a comma between two people and the other lost its line", () => {
  expect(cut("Ana Ruiz Ben Hall, Hill Press", "Ana Ruiz, Ben Hall, Imprenta Hill")).toEqual([
    ["Ana Ruiz", "Ben Hall, Hill Press"],
    ["Ana Ruiz,", "Ben Hall, Imprenta Hill"],
  ])
})

it("leaves a person with the house, and a list both sides write alike", () => {
  expect(cut("Ana Ruiz Hill Press", "Ana Ruiz, Hill Press")[0]).toEqual(["Ana Ruiz Hill Press"])
  expect(cut("Ana Ruiz, Hill Press, Ben Hall", "Ana Ruiz, Hill Press, Ben Hall")[0]).toHaveLength(1)
  expect(cut("Ana Ruiz Ben Hall, Press", "Ana Ruiz Ben Hall, imprenta")[0]).toHaveLength(1)
})
