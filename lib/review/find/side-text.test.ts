import { describe, expect, it } from "vitest"
import { schema } from "../schema"
import { checkedText, sideText } from "./side-text"

const { paragraph, target } = schema.nodes
const mark = (name: "ins" | "del") => schema.mark(name, { id: "s1", author: "ada" })
const side = (...blocks: (string | readonly [string, "ins" | "del"])[][]) =>
  target.create(
    null,
    blocks.map(block =>
      paragraph.create(
        null,
        block.map(one => (typeof one === "string" ? schema.text(one) : schema.text(one[0], [mark(one[1])]))),
      ),
    ),
  )
/** What stands at a stretch's place, with what is struck. */
const at = (node: ReturnType<typeof side>, from: number, to: number) => {
  const place = sideText(node).place({ from, to })
  return place && node.textBetween(place.from, place.to, "|")
}

describe("a side as the checks read it", () => {
  it("is what it will be, its blocks on lines of their own", () => {
    expect(sideText(side(["El ", ["Reunion", "del"], ["reunión", "ins"]], ["Dos"])).text).toBe("El reunión\nDos")
  })
  it("puts what is found back on the words", () => {
    const both = side(["El ", ["Reunion", "del"], ["reunión", "ins"]], ["Dos gatos"])
    expect(at(both, 3, 10)).toBe("reunión")
    expect(at(both, 15, 20)).toBe("gatos")
    expect(at(side(["a", ["b", "del"], "c"]), 0, 2)).toBe("abc")
  })
  it("leaves the words of code to programs, and knows where it stands", () => {
    const code = schema.nodes.pre.create(null, schema.text("let casas = la"))
    const both = target.create(null, [paragraph.create(null, schema.text("Uno.")), code])
    const { text, place } = checkedText(both)
    expect([sideText(both).text, text]).toEqual(["Uno.\nlet casas = la", "Uno.\n\uFFFC"])
    const at = place({ from: 5, to: 6 })
    expect(at && both.textBetween(at.from, at.to)).toBe("let casas = la")
    expect(place({ from: 0, to: 3 })).toEqual(sideText(both).place({ from: 0, to: 3 }))
  })
  it("has no place for nothing, nor for what goes over a block's end", () => {
    expect(at(side(["uno"], ["dos"]), 1, 1)).toBeNull()
    expect(at(side(["uno"], ["dos"]), 1, 5)).toBeNull()
    expect(sideText(side([])).text).toBe("")
  })
})
