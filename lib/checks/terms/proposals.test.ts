import { describe, expect, it } from "vitest"
import { type DecidedChange, gatheredChanges, type TermPage, termProposals, withProposal } from "./proposals"
import type { Term } from "./term"

const languages = { source: "en", target: "es" }
const change = (pair: string, deleted: string, inserted: string, accepted = true): DecidedChange => ({
  page: "p",
  pair,
  deleted,
  inserted,
  accepted,
  languages,
})
const page: TermPage = {
  id: "p",
  languages,
  pairs: [
    { id: "1", source: "The form is for members.", target: "El formulario es para los socios." },
    { id: "2", source: "A member may ask.", target: "Un socio puede preguntar." },
    {
      id: "3",
      source: "Members vote in April, the board too.",
      target: "Los socios votan en abril, la junta también.",
    },
    { id: "4", source: "The board may ask, too.", target: "La junta también puede preguntar." },
    { id: "5", source: "The form is long.", target: "El formulario es largo." },
  ],
}
const propose = (changes: readonly DecidedChange[], known: readonly Term[] = []) =>
  termProposals(gatheredChanges(changes), [page], known)
const twice = [change("1", "asociados", "socios"), change("2", "asociado", "socio")]

describe("what accepted changes say about terms", () => {
  it("is proposed when one rendering took another's place twice, in whatever form", () => {
    expect(propose(twice)).toMatchObject([
      { source: "member", from: "asociado", to: "socio", term: null, changes: [{ pair: "1" }, { pair: "2" }] },
    ])
  })
  it("is nothing after one change, or two in one pair", () => {
    expect(propose(twice.slice(0, 1))).toEqual([])
    expect(propose([change("1", "asociados", "socios"), change("1", "asociado", "socio")])).toEqual([])
  })
  it("is nothing when somebody rejected the same, or accepted the opposite", () => {
    expect(propose([...twice, change("3", "asociados", "socios", false)])).toEqual([])
    expect(propose([...twice, change("3", "socios", "asociados")])).toEqual([])
  })
  it("is nothing when only spelling, form or small words changed", () => {
    for (const [a, b] of [
      ["desicion", "decisión"],
      ["socio", "socios"],
      ["nuestro", "nuestra"],
      ["por", "para"],
      ["el", "la"],
      ["5", "cinco"],
    ] as const)
      expect(propose([change("1", a, b), change("2", a, b)])).toEqual([])
  })
  it("is nothing where the sources have no words in common that go with it", () => {
    expect(propose([change("4", "compañía", "socios"), change("5", "compañía", "socios")])).toEqual([])
  })
  it("is about the term there is, and nothing once the glossary says so", () => {
    const term: Term = { id: "t", source: "member", renderings: [{ words: "asociado", standing: "preferred" }] }
    const [proposal] = propose(twice, [term])
    if (!proposal) throw new Error("nothing proposed")
    expect(proposal).toMatchObject({ source: "member", term: "t" })
    const taken = withProposal(proposal, term)
    expect(taken.renderings).toEqual([
      { words: "socio", standing: "preferred" },
      { words: "asociado", standing: "forbidden" },
    ])
    expect(propose(twice, [{ ...taken, id: "t" }])).toEqual([])
  })
})
