/**
 * Measures where the words of the notes are and lays the margin by them.
 *
 * Design: all reading comes before all writing, and nothing is written that stands already, so a key costs no more than the one
 *   layout that the browser does anyway. Of rows far off the screen only the row is measured: what is inside one that the
 *   browser has skipped would have to be laid out for it.
 * Not here: where a note goes (lib/client/margin-layout.ts).
 */
import { type Fold, layMargin } from "@/lib/client/margin-layout"
import { openedFinding } from "./checks/finding-actions"
import { composingPlace } from "./editor/comments"
import type { DeskEditor } from "./editor/desk-editor"
import type { Slide } from "./slide"
import type { Slip } from "./slips"

/** How the margin is drawn, by the width of the window (margin.module.css says which). */
export type MarginForm = "beside" | "rail" | "sheet"

/** Pixels: between notes, and how far a slip's first line is below its top, open and not. */
const GAP = { beside: 10, rail: 4, sheet: 0 }
const FIRST_LINE = { open: 11, rest: 2 }
export const FOLD_HEIGHT = 28

export const formOf = (margin: HTMLElement): MarginForm => {
  const said = getComputedStyle(margin).getPropertyValue("--form").trim()
  return said === "rail" || said === "sheet" ? said : "beside"
}

/** Where words were in their row when they were last measured, in pixels from its top; for rows that are far away. */
const remembered = new WeakMap<HTMLElement, Map<string, number>>()

interface Line {
  readonly top: number
  readonly bottom: number
}

/** The first line of a note's words on the screen; their row where they are gone. Null where the row is put away. */
function lineOf(editor: DeskEditor, slip: Slip): Line | null {
  const row = editor.pairs.get(slip.pair)?.dom
  const box = row?.getBoundingClientRect()
  if (!row || !box || box.height === 0) return null
  const near = box.bottom > -innerHeight / 2 && box.top < innerHeight * 1.5
  const known = remembered.get(row) ?? new Map<string, number>()
  if (!near) {
    const top = box.top + (known.get(slip.id) ?? 0)
    return { top, bottom: top + 24 }
  }
  const words = row.querySelector<HTMLElement>(`[data-sid="${slip.id}"], [data-thread="${slip.id}"]`)
  const line = words?.getClientRects()[0] ?? firstLine(row, box)
  remembered.set(row, known.set(slip.id, line.top - box.top))
  return line
}

/** Of a row without the words: where its text begins. */
function firstLine(row: HTMLElement, box: DOMRect): Line {
  const pad = Number.parseFloat(getComputedStyle(row).paddingTop) || 0
  return { top: box.top + pad, bottom: box.top + pad + 28 }
}

/** A comment being written stands at the words it was begun on, as long as these can be found. */
function lineOfNew(editor: DeskEditor, pair: string | null): Line | null {
  const at = composingPlace()
  // One about the page as a whole stands at its first row.
  const row = editor.pairs.get(pair ?? String(editor.state.doc.firstChild?.attrs.id))?.dom
  if (at === null) return row ? firstLine(row, row.getBoundingClientRect()) : null
  return editor.view.coordsAtPos(Math.min(at, editor.state.doc.content.size))
}

/** What lies in the margin without being a note: a comment being written, and the finding whose card is open. */
function lineOfOther(editor: DeskEditor, id: string): Line | null {
  if (id === "new") {
    const { composing } = editor.store.getState()
    return composing && lineOfNew(editor, composing.pair)
  }
  const finding = openedFinding(editor)
  const row = finding && editor.pairs.get(finding.pair)?.dom
  if (!row) return null
  return row.querySelector<HTMLElement>(".fi-on")?.getClientRects()[0] ?? firstLine(row, row.getBoundingClientRect())
}

export interface ToLay {
  readonly slips: readonly Slip[]
  /** Id of the open slip; "new" is a comment being written, "finding" the card of a finding. */
  readonly open: string | null
}

/** Lays every slip that is drawn. Answers what had to be folded. */
export function layNotes(
  margin: HTMLElement,
  editor: DeskEditor,
  { slips, open }: ToLay,
  slide: Slide,
): readonly Fold[] {
  const form = formOf(margin)
  const cards = new Map(
    [...margin.querySelectorAll<HTMLElement>("[data-slip]")].map(card => [card.dataset.slip ?? "", card]),
  )
  const leader = margin.querySelector<HTMLElement>("[data-leader]")
  if (form === "sheet") {
    for (const card of cards.values()) {
      card.style.removeProperty("top")
      card.removeAttribute("data-folded")
      card.setAttribute("data-laid", "")
    }
    margin.style.removeProperty("min-height")
    return []
  }
  const origin = margin.getBoundingClientRect()
  const head = margin.querySelector<HTMLElement>("[data-head]")?.offsetHeight ?? 0
  const byId = new Map(slips.map(slip => [slip.id, slip]))
  const boxes = [...cards].flatMap(([id, card]) => {
    const slip = byId.get(id)
    const line = slip ? lineOf(editor, slip) : lineOfOther(editor, id)
    if (!line) return []
    const first = id === open && form === "beside" ? FIRST_LINE.open : FIRST_LINE.rest
    return [{ id, card, line, anchor: line.top - origin.top - first, height: card.offsetHeight }]
  })
  // In the order of the page, as letters and keys go; a comment being written comes where its line is.
  const begun = boxes.findIndex(box => !byId.has(box.id))
  const [other] = begun >= 0 ? boxes.splice(begun, 1) : []
  if (other) boxes.splice(boxes.findLastIndex(box => box.line.top <= other.line.top) + 1, 0, other)
  const space = { gap: GAP[form], screen: window.innerHeight, floor: head, foldHeight: FOLD_HEIGHT }
  // On the rail the open slip lies under its pair, so that the pair stays readable, and takes no room at its line.
  const onRail = form === "rail" ? boxes.find(box => box.id === open) : undefined
  const { tops, folds } = layMargin(
    boxes.filter(box => box !== onRail),
    form === "rail" ? null : open,
    space,
  )
  const row = onRail ? editor.pairs.get(pairOf(onRail.id, byId, editor))?.dom.getBoundingClientRect() : undefined
  const places = new Map(tops)
  if (onRail && row) places.set(onRail.id, row.bottom - origin.top + 4)
  const lowest = Math.max(
    0,
    ...boxes.map(box => (places.get(box.id) ?? 0) + box.height),
    ...folds.map(fold => fold.top + FOLD_HEIGHT),
  )
  const chosen = boxes.find(box => box.id === open)
  const line = chosen && form === "beside" ? leaderOf(editor, origin, chosen.line) : null
  const move = slide.of(margin, open, origin.top)

  for (const [id, card] of cards) {
    const top = places.get(id)
    const hidden = top === undefined
    const stood = card.hasAttribute("data-laid") && !card.hasAttribute("data-folded")
    if (card.hasAttribute("data-folded") !== hidden) card.toggleAttribute("data-folded", hidden)
    const [from, to] = [Number.parseFloat(card.style.top), Math.round(top ?? head)]
    put(card, "top", `${to}px`)
    if (stood && !hidden && card !== onRail?.card) move?.(card, from, to)
    if (!card.hasAttribute("data-laid")) card.setAttribute("data-laid", "")
  }
  put(margin, "minHeight", `${Math.round(lowest) + 24}px`)
  if (leader) {
    leader.hidden = line === null
    if (line) for (const [name, value] of Object.entries(line)) put(leader, name as keyof typeof line, value)
  }
  return folds
}

const pairOf = (id: string, slips: ReadonlyMap<string, Slip>, editor: DeskEditor): string =>
  slips.get(id)?.pair ?? openedFinding(editor)?.pair ?? editor.store.getState().composing?.pair ?? ""

function put(element: HTMLElement, name: "top" | "left" | "width" | "minHeight", value: string): void {
  if (element.style[name] !== value) element.style[name] = value
}

/** The hairline from the column's edge to the slip: never through the text, where it would read as an underline. */
function leaderOf(editor: DeskEditor, origin: DOMRect, line: Line): { top: string; left: string; width: string } {
  const column = editor.view.dom.getBoundingClientRect()
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const pad = Number.parseFloat(getComputedStyle(editor.view.dom).getPropertyValue("--sheet-pad")) * rem || 44
  const left = column.right - pad + 6
  return {
    top: `${Math.round(line.bottom - origin.top - 8)}px`,
    left: `${Math.round(left - origin.left)}px`,
    width: `${Math.max(0, Math.round(origin.left - left))}px`,
  }
}

/** What covers the page at its top and bottom, in pixels. */
function shownBand(margin: HTMLElement, form: MarginForm): { top: number; bottom: number } {
  const root = getComputedStyle(document.documentElement)
  const rem = Number.parseFloat(root.fontSize)
  const size = (name: string) => (Number.parseFloat(root.getPropertyValue(name)) || 0) * rem
  const sheet = form === "sheet" ? margin.querySelector("[data-open]")?.getBoundingClientRect().top : undefined
  const heads = form === "sheet" ? 0 : 40
  return {
    top: size("--bar-height") + size("--tray-height") + size("--find-height") + heads + 8,
    bottom: (sheet ?? innerHeight - size("--foot-height")) - 8,
  }
}

/** Scrolls, if need be, until the open note and the words it is about can be read together. */
export function bringOpenIntoView(margin: HTMLElement, editor: DeskEditor, { slips, open }: ToLay): void {
  const form = formOf(margin)
  const pair = open === null ? "" : pairOf(open, new Map(slips.map(slip => [slip.id, slip])), editor)
  const row = editor.pairs.get(pair)?.dom.getBoundingClientRect()
  const card = margin.querySelector<HTMLElement>("[data-open]")?.getBoundingClientRect()
  if (!row || !card || open === null) return
  const band = shownBand(margin, form)
  const slip = slips.find(one => one.id === open)
  const line = (slip ? lineOf(editor, slip) : lineOfOther(editor, open)) ?? row
  const fits = (one: Line) => one.bottom - one.top <= band.bottom - band.top
  const whole =
    form === "rail"
      ? { top: Math.min(row.top, card.top), bottom: Math.max(row.bottom, card.bottom) }
      : form === "beside"
        ? { top: Math.min(line.top, card.top), bottom: Math.max(line.bottom, card.bottom) }
        : row
  const wanted = fits(whole) ? whole : form === "rail" ? { top: card.top - 60, bottom: card.bottom } : line
  const by =
    wanted.bottom > band.bottom ? wanted.bottom - band.bottom : wanted.top < band.top ? wanted.top - band.top : 0
  if (Math.abs(by) < 2) return
  const quiet = matchMedia("(prefers-reduced-motion: reduce)").matches
  scrollBy({ top: by, behavior: quiet ? "auto" : "smooth" })
}
