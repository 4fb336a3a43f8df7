import { describe, expect, it } from "vitest"
import { askedFor, labelsOf, mentionsIn, piecesOf, toIds, toNames, whoFits } from "./mentions"

const people = [
  { id: "p1", name: "Ana", siglum: "AN" },
  { id: "p2", name: "Ana Belén Ruiz", siglum: "AR" },
  { id: "p3", name: "Íñigo Ponce", siglum: "ÍP" },
  { id: "p4", name: "Jo", siglum: "JO" },
  { id: "p5", name: "Jo", siglum: "JX" },
]
const labels = labelsOf(people)

describe("people in a comment", () => {
  it.each([
    ["the longest name wins", "¿@Ana Belén Ruiz, o @Ana?", "¿<@p2>, o <@p1>?"],
    ["a part of a word is nobody", "@Anabel, me@Ana", "@Anabel, me@Ana"],
    ["an address is nobody", "write to jo@Jo (JO).example", "write to jo@Jo (JO).example"],
    ["two of the same name are told apart", "@Jo (JX) and @Jo", "<@p5> and @Jo"],
    ["emoji beside a name", "👩‍👩‍👧@Ana👍🏽", "👩‍👩‍👧<@p1>👍🏽"],
    ["accents as they are written", "@Íñigo Ponce!", "<@p3>!"],
  ])("%s", (_title, written, kept) => {
    expect(toIds(written, labels)).toBe(kept)
    expect(toNames(kept, labels)).toBe(written)
  })

  it("follow a new name", () => {
    const renamed = labelsOf([{ id: "p1", name: "Anita", siglum: "AN" }])
    expect(toNames("<@p1>?", renamed)).toBe("@Anita?")
  })

  it("leave what only looks like one as text", () => {
    expect(piecesOf("<@nobody> <@p1>", id => labels.has(id))).toEqual([{ text: "<@nobody> " }, { mention: "p1" }])
    expect(mentionsIn("<@p1> <@p2> <@p1>")).toEqual(["p1", "p2"])
  })

  it("are asked for by what stands between the @ and the caret", () => {
    expect(askedFor("see @Íñi", 8)).toEqual({ from: 4, words: "Íñi" })
    expect(askedFor("see @", 5)).toEqual({ from: 4, words: "" })
    expect(askedFor("me@home", 7)).toBe(null)
    expect(askedFor("@Ana \n", 6)).toBe(null)
    expect(whoFits(people, "ini").map(one => one.id)).toEqual(["p3"])
    expect(whoFits(people, "ruiz").map(one => one.id)).toEqual(["p2"])
    expect(whoFits(people, "jx").map(one => one.id)).toEqual(["p5"])
  })
})
