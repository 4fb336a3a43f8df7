/** 3.9: an undo that waits with what it undoes takes back what that has become. */
import { collab } from "prosemirror-collab"
import { redo, undo } from "prosemirror-history"
import type { Node } from "prosemirror-model"
import { type Command, EditorState, TextSelection } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { schema } from "@/lib/review/schema"
import { suggestionsInPair } from "@/lib/review/suggest/list"
import { repairPending } from "@/lib/review/suggest/repair"
import { type Desk, openDesk, openDesks, pairsOf, targetText } from "@/lib/testing/desks"

const words = (doc: Node): string => doc.child(0).child(1).textContent

/** Where words stand in the target of the first pair. */
function place({ state: { doc } }: Desk, text: string): { readonly from: number; readonly to: number } {
  const from = 1 + doc.child(0).child(0).nodeSize + 2 + words(doc).indexOf(text)
  return { from, to: from + text.length }
}

const take = (desk: Desk, text: string) => {
  const { from, to } = place(desk, text)
  desk.do(state => state.tr.delete(from, to))
}
const put = (desk: Desk, text: string, before: string) => {
  const { from } = place(desk, before)
  desk.do(state => state.tr.insertText(text, from))
}
const run = (desk: Desk, command: Command) =>
  desk.do(state => {
    let made: Parameters<NonNullable<Parameters<Command>[1]>>[0] | null = null
    command(state, tr => {
      made = tr
    })
    return made
  })

/** A has no line while B works; then all that waits goes through. */
async function meanwhile(waits: (a: Desk) => void, others: (b: Desk) => void) {
  const world = openDesks({ seed: 1, doc: pairsOf("uno dos tres cuatro"), authors: ["A", "B"] })
  const [a, b] = world.desks as [Desk, Desk]
  a.link.up = false
  waits(a)
  others(b)
  await world.clock.run(5000)
  expect(world.authority.room.doc.eq(b.state.doc)).toBe(true)
  await world.settle()
  expect(a.state.doc.eq(b.state.doc)).toBe(true)
  return { a, world }
}

describe("3.9 an undo that waits with what it undoes", () => {
  it("leaves what others have written in the words meanwhile", async () => {
    const { a } = await meanwhile(
      desk => {
        take(desk, "dos tres")
        run(desk, undo)
      },
      desk => put(desk, "y ", "tres"),
    )
    expect(words(a.state.doc)).toBe("uno dos y tres cuatro")
  })

  it("leaves what others have written in them after a redo and another undo", async () => {
    const { a } = await meanwhile(
      desk => {
        take(desk, "dos tres")
        for (const how of [undo, redo, undo]) run(desk, how)
      },
      desk => put(desk, "y ", "tres"),
    )
    expect(words(a.state.doc)).toBe("uno dos y tres cuatro")
  })

  it("does not bring back what others have deleted meanwhile", async () => {
    const { a } = await meanwhile(
      desk => {
        take(desk, "dos tres")
        run(desk, undo)
      },
      desk => take(desk, "tres "),
    )
    expect(words(a.state.doc)).toBe("uno dos cuatro")
  })

  it("keeps the comments that others have set on the words meanwhile", async () => {
    const { a } = await meanwhile(
      desk => {
        take(desk, "dos tres")
        run(desk, undo)
      },
      desk => {
        const { from, to } = place(desk, "tres")
        desk.do(state => state.tr.addMark(from, to, schema.mark("comment", { thread: "t" })))
      },
    )
    const { from, to } = place(a, "tres")
    expect(a.state.doc.rangeHasMark(from, to, schema.marks.comment)).toBe(true)
  })

  it("can be done again when the line is back", async () => {
    const { a } = await meanwhile(
      desk => {
        take(desk, "dos ")
        run(desk, undo)
      },
      desk => put(desk, "nada ", "uno"),
    )
    run(a, redo)
    expect(words(a.state.doc)).toBe("nada uno tres cuatro")
  })

  it("leaves the caret where it was", async () => {
    const { a } = await meanwhile(
      desk => {
        const { from } = place(desk, "dos")
        desk.do(state => state.tr.setSelection(TextSelection.create(state.doc, from)))
        take(desk, "dos ")
        run(desk, undo)
      },
      desk => put(desk, "nada ", "uno"),
    )
    expect(a.state.doc.textBetween(a.state.selection.from, place(a, "cuatro").to)).toBe("dos tres cuatro")
  })

  it("does so too when it was kept and is taken up by another desk", async () => {
    const world = openDesks({ seed: 1, doc: pairsOf("uno dos tres cuatro"), authors: ["A", "B"] })
    const [a, b] = world.desks as [Desk, Desk]
    a.link.up = false
    take(a, "dos tres")
    run(a, undo)
    put(a, "!", " cuatro")
    const work = a.close()
    put(b, "y ", "tres")
    await world.clock.run(5000)
    await world.settle()
    if (!work) throw new Error("nothing was kept")
    const missed = world.authority.stepsSince(work.version).steps
    const again = openDesk({
      ...{ author: "A", client: "A/9", doc: world.authority.room.doc, version: world.authority.room.version },
      ...{ server: world.authority, clock: world.clock, random: world.random, kept: { work, missed } },
    })
    expect(words(again.state.doc)).toBe("uno dos y tres! cuatro")
    again.sync.stop()
  })
})

describe("3.12 words and a deletion that meet", () => {
  it("leaves what others have written in its words", async () => {
    const { a } = await meanwhile(
      desk => take(desk, "dos tres"),
      desk => put(desk, "y ", "tres"),
    )
    expect(words(a.state.doc)).toBe("uno y  cuatro")
  })

  it("leaves what others have put in their place", async () => {
    const replace = (desk: Desk, text: string, by: string) => {
      const { from, to } = place(desk, text)
      desk.do(state => state.tr.insertText(by, from, to))
    }
    const deleted = await meanwhile(
      desk => take(desk, "dos"),
      desk => replace(desk, "dos", "doce"),
    )
    expect(words(deleted.a.state.doc)).toBe("uno doce tres cuatro")
    const both = await meanwhile(
      desk => replace(desk, "dos tres", "cinco"),
      desk => replace(desk, "dos", "doce"),
    )
    expect(words(both.a.state.doc)).toBe("uno docecinco cuatro")
  })

  it("goes on with what was typed after it, and is taken back whole", async () => {
    const { a } = await meanwhile(
      desk => {
        take(desk, "dos tres")
        put(desk, "no ", "cuatro")
      },
      desk => put(desk, "y ", "tres"),
    )
    expect(words(a.state.doc)).toBe("uno y  no cuatro")
  })

  it("what was written in words that others took out stays where they stood", async () => {
    const { a } = await meanwhile(
      desk => {
        put(desk, "y ", "tres")
        put(desk, "o ", "y ")
      },
      desk => take(desk, "dos tres "),
    )
    expect(words(a.state.doc)).toBe("uno o y cuatro")
  })

  it("takes out nothing where others have deleted it too", async () => {
    const { a } = await meanwhile(
      desk => take(desk, "dos tres"),
      desk => take(desk, "os tr"),
    )
    expect(words(a.state.doc)).toBe("uno  cuatro")
  })
})

describe("3.7 what has to become a suggestion", () => {
  it("stays in the order in which it was typed, letter by letter", () => {
    let made = 0
    const typist = EditorState.create({ doc: pairsOf("uno dos"), plugins: [collab({ version: 0, clientID: "R/1" })] })
    const at = targetText(typist.doc, 0).from + 3
    const typed = [..." y alto"].reduce((state, letter, i) => state.apply(state.tr.insertText(letter, at + i)), typist)
    const mended = repairPending(typed, "R", () => `s${++made}`, ["reviewer"])
    const { doc } = mended ? typed.apply(mended) : typed
    expect(words(doc)).toBe("uno y alto dos")
    expect(suggestionsInPair(doc.child(0)).map(one => one.inserted)).toEqual([" y alto"])
  })
})
