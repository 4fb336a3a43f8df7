/**
 * The places that were found, drawn on the text, and the one that the person is at.
 *
 * Design: a set of its own, so that neither typing nor going about the page draws them anew; of many places only those near
 *   the one in question are drawn.
 */
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"
import type { Match } from "@/lib/review/find/find-in-page"

/** Drawn on either side of the place one is at. */
const NEAR = 1000

interface Found {
  readonly matches: readonly Match[]
  readonly at: number
  /** Indices of the matches that are drawn. */
  readonly first: number
  readonly last: number
  /** Position that the person is at, kept along with changes; null where nothing was found. */
  readonly place: number | null
  readonly set: DecorationSet
}

const dark: Found = { matches: [], at: -1, first: 0, last: 0, place: null, set: DecorationSet.empty }
const foundKey = new PluginKey<Found>("cotejo-found")

/** @param place where to go on from, if it is not the match's own place */
export const lightFound = (
  tr: Transaction,
  matches: readonly Match[],
  at: number,
  place?: number | null,
): Transaction => tr.setMeta(foundKey, { matches, at, place }).setMeta("addToHistory", false)

/** Where the person was when something was last found, as a position in the document as it is now. */
export const foundPlace = (state: EditorState): number | null => foundKey.getState(state)?.place ?? null

export function foundLights(): Plugin {
  return new Plugin<Found>({
    key: foundKey,
    state: {
      init: () => dark,
      apply(tr, before) {
        const asked = tr.getMeta(foundKey) as
          | { readonly matches: readonly Match[]; readonly at: number; readonly place?: number | null }
          | undefined
        if (asked) return light(tr, before, asked)
        if (!tr.docChanged || before === dark) return before
        const place = before.place === null ? null : tr.mapping.map(before.place)
        return { ...before, place, set: before.set.map(tr.mapping, tr.doc) }
      },
    },
    props: { decorations: state => foundKey.getState(state)?.set },
  })
}

function light(
  tr: Transaction,
  before: Found,
  { matches, at, place: asked }: { matches: readonly Match[]; at: number; place?: number | null },
): Found {
  const place = asked === undefined ? (matches[at]?.from ?? before.place) : asked
  const isNear = at >= before.first + (before.first > 0 ? NEAR / 2 : 0) && at < before.last
  if (matches === before.matches && isNear && !tr.docChanged) {
    const [old, now] = [matches[before.at], matches[at]]
    let { set } = before
    if (old) set = set.remove(set.find(old.from, old.to, isOf(old))).add(tr.doc, [drawn(old, false)])
    if (now) set = set.remove(set.find(now.from, now.to, isOf(now))).add(tr.doc, [drawn(now, true)])
    return { ...before, at, place, set }
  }
  const first = Math.max(0, at - NEAR)
  const last = Math.min(matches.length, Math.max(0, at) + NEAR)
  const all = matches.slice(first, last).map((match, index) => drawn(match, first + index === at))
  const set = all.length === 0 ? DecorationSet.empty : DecorationSet.create(tr.doc, all)
  return { matches, at, first, last, place, set }
}

const isOf = (match: Match) => (spec: { match?: Match }) => spec.match === match

const drawn = (match: Match, here: boolean): Decoration =>
  Decoration.inline(match.from, match.to, { class: here ? "found found-here" : "found" }, { match })
