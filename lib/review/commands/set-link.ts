/** Links: the one at the caret, setting another address, taking it off. Addresses are those that `isSafeHref` lets pass. */
import type { Mark } from "prosemirror-model"
import type { Command, EditorState } from "prosemirror-state"
import { AddMarkStep, RemoveMarkStep } from "prosemirror-transform"
import { isSafeHref, schema } from "../schema"
import { isInTargetText } from "./place"
import { markable } from "./toggle-mark"

const { link } = schema.marks

export interface LinkPlace {
  readonly from: number
  readonly to: number
  /** The address that all of it has now; null: none, or several. */
  readonly href: string | null
}

/**
 * Where a link would be set: the selected text of targets, or the whole link that the caret is in. `author`: whose pending
 * changes of form count as made. Null: nothing there can be a link.
 */
export function linkPlace(state: EditorState, author: string | null): LinkPlace | null {
  const { from, to, empty } = state.selection
  const range = empty ? linkAround(state, author) : { from, to }
  if (range === null) return null
  const found = markable(state.doc, range, link, author)
  if (found.length === 0) return null
  const hrefs = new Set(found.map(one => hrefIn(one.marks)))
  const [href] = hrefs
  return { ...range, href: hrefs.size === 1 ? (href ?? null) : null }
}

const hrefIn = (marks: readonly Mark[]): string | null =>
  (link.isInSet(marks)?.attrs.href as string | undefined) ?? null

function linkAround(
  { doc, selection: { $from } }: EditorState,
  author: string | null,
): { from: number; to: number } | null {
  if (!isInTargetText($from)) return null
  const pieces = markable(doc, { from: $from.start(), to: $from.end() }, link, author)
  const touched = pieces.findIndex(one => one.from <= $from.pos && $from.pos <= one.to && hrefIn(one.marks) !== null)
  if (touched < 0) return null
  const href = hrefIn(pieces[touched]?.marks ?? [])
  let [first, last] = [touched, touched]
  while (hrefIn(pieces[first - 1]?.marks ?? []) === href) first--
  while (hrefIn(pieces[last + 1]?.marks ?? []) === href) last++
  const [begin, end] = [pieces[first], pieces[last]]
  return begin && end ? { from: begin.from, to: end.to } : null
}

/**
 * Makes the selected text of targets a link to `href`, or takes links off with null; with a caret, the link it is in.
 *
 * @throws RangeError for an address that is no safe one
 */
export function setLink(href: string | null, author: string | null = null): Command {
  return (state, dispatch) => {
    const place = linkPlace(state, author)
    if (place === null) return false
    if (href !== null && !isSafeHref(href)) throw new RangeError("not a safe address")
    const wanted = href === null ? null : link.create({ href })
    const tr = state.tr
    for (const one of markable(state.doc, place, link, author)) {
      const now = link.isInSet(one.marks)
      if (wanted === null ? now === undefined : now?.attrs.href === href) continue
      tr.step(
        wanted === null ? new RemoveMarkStep(one.from, one.to, now as Mark) : new AddMarkStep(one.from, one.to, wanted),
      )
    }
    if (!tr.docChanged) return false
    dispatch?.(tr.scrollIntoView())
    return true
  }
}
