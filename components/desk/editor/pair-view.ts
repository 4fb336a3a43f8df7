/**
 * A row of the desk in plain DOM: source and target (drawn by ProseMirror), the spine between them, and the read-only text
 * that stands in for the target while the desk shows a view other than marks.
 */
import type { Node } from "prosemirror-model"
import type { NodeView, ViewMutationRecord } from "prosemirror-view"
import type { Level } from "@/lib/checks/check"
import { isSpanish } from "@/lib/checks/languages"
import { UNSURE } from "@/lib/client/desk-store"
import { pairSummary } from "@/lib/review/pair-summary"
import { isEmptySide } from "@/lib/review/schema"
import { fallenFrom } from "@/lib/review/status"
import { directionOf } from "./direction"
import type { EditorHooks, Mending } from "./hooks"
import { shapeOf } from "./shape"
import { bead, crossing, wave } from "./svg"
import { isUnbroken } from "./unbroken"

const make = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  text = "",
): HTMLElementTagNameMap[K] => {
  const node = document.createElement(tag)
  node.className = className
  if (text) node.textContent = text
  return node
}

/** A part of a row that is not its text. */
function asideOf(className: string): HTMLElement {
  const aside = make("div", className)
  aside.contentEditable = "false"
  return aside
}

function makeShown(language: string): HTMLElement {
  const shown = asideOf("shown")
  shown.lang = language
  shown.dir = directionOf(language)
  return shown
}

function hintButton(says: string, onClick: () => void): HTMLElement {
  const button = make("button", "hint-button", says)
  button.type = "button"
  button.addEventListener("click", onClick)
  return button
}

let drawnRow: HTMLElement | undefined

/** A row without text: its sides, and the spine with its pin. Copied: putting thousands together part by part would be felt. */
function emptyRow(): HTMLElement {
  drawnRow ??= drawRow()
  return drawnRow.cloneNode(true) as HTMLElement
}

function drawRow(): HTMLElement {
  const row = make("div", "pair")
  row.setAttribute("role", "group")
  const spine = asideOf("spine")
  const pin = make("button", "pin")
  pin.type = "button"
  pin.tabIndex = -1
  pin.append(make("span", "no"))
  spine.append(pin)
  row.append(make("div", "sides"), spine)
  return row
}

export class PairView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  readonly #hooks: EditorHooks
  readonly #pin: HTMLButtonElement
  readonly #number: HTMLElement
  readonly #spine: HTMLElement
  /** What most rows never need is made when they do. */
  #hint: HTMLElement | null = null
  #shown: HTMLElement | null = null
  readonly #handles: readonly HTMLElement[]
  #node: Node
  #at = 0
  #comments = 0
  #issues = 0
  #findings: readonly Level[] = []
  #drawn = ""

  constructor(node: Node, hooks: EditorHooks) {
    this.#hooks = hooks
    this.#node = node
    this.dom = emptyRow()
    const [sides, spine] = this.dom.children as unknown as [HTMLElement, HTMLElement]
    this.contentDOM = sides
    this.#spine = spine
    this.#pin = spine.firstChild as HTMLButtonElement
    this.#number = this.#pin.firstChild as HTMLElement
    this.#pin.addEventListener("click", () => hooks.onPin(this.id, this.#pin))
    this.#handles = (["source", "target"] as const).map(side => {
      const handle = make("span", `border-handle border-${side}`)
      handle.contentEditable = "false"
      handle.title = hooks.words.dragBorder(side)
      // Keys do the same (U and D), so this is for pointers alone.
      handle.setAttribute("aria-hidden", "true")
      handle.addEventListener("pointerdown", event => hooks.onDragBorder(this.id, side, event))
      return handle
    })
    if (hooks.mayMend) this.dom.append(...this.#handles)
    this.dom.dataset.pair = this.id
  }

  get id(): string {
    return this.#node.attrs.id as string
  }
  get node(): Node {
    return this.#node
  }
  get pin(): HTMLButtonElement {
    return this.#pin
  }

  update(node: Node): boolean {
    // A row that becomes another pair is drawn anew, so that a view belongs to one pair for life.
    if (node.type !== this.#node.type || node.attrs.id !== this.#node.attrs.id) return false
    const before = this.#node
    this.#node = node
    if (before !== node) this.draw()
    return true
  }

  /** Counting from 1; set by the editor when rows come, go or move. A row is drawn when it has its number. */
  set number(value: number) {
    const was = this.#at
    if (value === was) return
    this.#at = value
    // Merging or splitting gives every row below another number: the rest of them stays as it is drawn.
    if (was === 0 || was === 1 || value === 1) {
      this.#drawn = ""
      this.draw()
    } else this.#sayNumber()
  }

  /** Open comments on the pair and on words in it, and how many of them are issues. */
  hold(comments: number, issues: number): void {
    if (comments === this.#comments && issues === this.#issues) return
    this.#comments = comments
    this.#issues = issues
    this.draw()
  }

  /** The levels of what the checks found in it. Answers whether the row was drawn anew for it. */
  holdFindings(levels: readonly Level[]): boolean {
    if (levels.join() === this.#findings.join()) return false
    this.#findings = levels
    this.draw()
    return true
  }

  /** The pair that its person is at. */
  showActive(is: boolean): void {
    this.dom.classList.toggle("active", is)
    if (is) this.dom.setAttribute("aria-current", "true")
    else this.dom.removeAttribute("aria-current")
  }

  /** Puts a read-only text in the target's place; null shows the target itself again. */
  show(content: DocumentFragment | null): void {
    if (content === null) this.#shown?.remove()
    else {
      this.#shown ??= makeShown(this.#hooks.languages.target)
      this.#shown.replaceChildren(content)
      this.#spine.after(this.#shown)
    }
    this.dom.classList.toggle("replaced", content !== null)
  }

  draw(): void {
    if (this.#at === 0) return
    const { words, mayMend } = this.#hooks
    const node = this.#node
    const summary = pairSummary(node)
    const status = summary.suggestions.length + this.#issues > 0 ? "changes" : summary.status
    const sure = node.attrs.sure as number
    const unsure = sure < UNSURE && node.attrs.locked !== true
    const shape = shapeOf(node)
    const empty = isEmptySide(node.child(1))
    const fallen = fallenFrom(node)
    const approver = fallen?.status === "approved" ? fallen.by : null
    // Most keys change nothing of all this, and what is not drawn need not be laid out again.
    const unbroken = isUnbroken(node)
    const counts = [summary.suggestions.length, this.#comments, node.attrs.back, ...this.#findings]
    const drawn = [shape, status, unsure && sure, empty, approver, unbroken, ...counts].join()
    if (drawn === this.#drawn) return
    this.#drawn = drawn
    // ProseMirror adds classes of decorations to this element; ours live in a data attribute beside them.
    this.dom.dataset.shape = shape
    this.dom.dataset.pair = this.id
    this.dom.toggleAttribute("data-unsure", unsure)
    this.dom.toggleAttribute("data-unbroken", unbroken)
    this.#sayNumber()
    this.#pin.title = words.status(status)
    this.#pin.replaceChildren(this.#number, bead(status))
    const tally = make("span", "counts")
    if (summary.suggestions.length > 0)
      tally.append(make("span", "count-suggestions", String(summary.suggestions.length)))
    if (this.#comments > 0) tally.append(make("span", "count-comments", String(this.#comments)))
    tally.setAttribute("aria-hidden", "true")
    // The bead stays where it is: taken out and put in again it would lose the focus.
    for (const old of [...this.#spine.children]) if (old !== this.#pin) old.remove()
    if (this.#findings.length > 0) this.#spine.append(this.#checks())
    this.#spine.append(tally)
    const back = node.attrs.back as number
    this.dom.toggleAttribute("data-crossed", back > 0)
    if (back > 0) {
      const sign = make("span", "crossing")
      sign.title = words.crossed(back)
      sign.append(crossing(), make("span", "only-sr", words.crossed(back)))
      this.#spine.append(sign)
    }
    if (unsure) this.#drawHint(words.unsure(sure), mayMend ? this.#mendings() : [])
    else if (approver !== null) this.#drawHint(words.changedSince(this.#hooks.personName(approver)), [this.#since()])
    else this.#hint?.remove()
    this.dom.querySelector<HTMLElement>(":scope > .sides > .side-target")?.toggleAttribute("data-empty", empty)
  }

  /** A wave and a number for each level; keys do the same, so it is for pointers alone. */
  #checks(): HTMLElement {
    const checks = make("span", "checks")
    checks.setAttribute("aria-hidden", "true")
    checks.title = this.#hooks.words.findings(this.#findings.length)
    for (const level of ["error", "warning", "hint"] as const) {
      const count = this.#findings.filter(one => one === level).length
      if (count === 0) continue
      const here = make("span", `fi-${level}`)
      here.append(wave(), make("span", "", String(count)))
      checks.append(here)
    }
    checks.addEventListener("click", () => this.#hooks.onFindings(this.id))
    return checks
  }

  #sayNumber(): void {
    const { words } = this.#hooks
    const { suggestions, status: own } = pairSummary(this.#node)
    const status = suggestions.length + this.#issues > 0 ? "changes" : own
    const found = this.#findings.length
    this.dom.setAttribute("aria-label", words.pairLabel(this.#at, status, suggestions.length, this.#comments, found))
    this.#number.textContent = String(this.#at || "")
    this.#pin.setAttribute("aria-label", `${words.pairActions(this.#at)}: ${words.status(status)}`)
  }

  #drawHint(says: string, buttons: readonly HTMLElement[]): void {
    this.#hint ??= asideOf("hint")
    this.#hint.replaceChildren(make("b", "", says), ...buttons)
    this.dom.append(this.#hint)
  }

  #mendings(): HTMLElement[] {
    return this.#offers().map(how =>
      hintButton(this.#hooks.words.mendings[how], () => this.#hooks.onMend(this.id, how)),
    )
  }

  #since(): HTMLElement {
    return hintButton(this.#hooks.words.seeChange, () => this.#hooks.onSince(this.id))
  }

  #offers(): readonly Mending[] {
    if (this.#node.children.some(isEmptySide)) return this.#at > 1 ? ["alone", "merge", "mergeUp"] : ["alone", "merge"]
    return ["keep", "split", "merge", "apart"]
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof globalThis.Node && this.#isMine(event.target)
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== "selection" && (this.#isMine(mutation.target) || mutation.target === this.dom)
  }

  #isMine(target: globalThis.Node): boolean {
    return [this.#spine, this.#hint, this.#shown, ...this.#handles].some(own => own?.contains(target))
  }
}

const drawnSides = new WeakMap<EditorHooks, Map<string, HTMLElement>>()

/** A side without text: a copy, as the row itself is. */
function emptySide(side: "source" | "target", hooks: EditorHooks): HTMLElement {
  const drawn = drawnSides.get(hooks) ?? new Map<string, HTMLElement>()
  drawnSides.set(hooks, drawn)
  const known = drawn.get(side) ?? drawSide(side, hooks)
  drawn.set(side, known)
  return known.cloneNode() as HTMLElement
}

function drawSide(side: "source" | "target", hooks: EditorHooks): HTMLElement {
  const dom = make("div", `side side-${side}`)
  dom.dataset.side = side
  dom.lang = hooks.languages[side]
  dom.dir = directionOf(hooks.languages[side])
  dom.setAttribute("role", "group")
  dom.setAttribute("aria-label", hooks.names[side])
  dom.dataset.absent = side === "source" ? hooks.words.absentSource : hooks.words.absentTarget
  if (side === "source") dom.contentEditable = "false"
  // Where no dictionary of ours reads along, the browser's own may.
  else if (!isSpanish(hooks.languages.target)) dom.spellcheck = true
  return dom
}

/** One side of a row. The source cannot be typed in; both carry their language for the browser, hyphenation and speech. */
export class SideView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  readonly #type: Node["type"]
  constructor(node: Node, hooks: EditorHooks) {
    this.#type = node.type
    this.dom = emptySide(node.type.name as "source" | "target", hooks)
    this.contentDOM = this.dom
    this.#mark(node)
  }
  update(node: Node): boolean {
    if (node.type !== this.#type) return false
    this.#mark(node)
    return true
  }
  #mark(node: Node): void {
    this.dom.toggleAttribute("data-empty", isEmptySide(node))
  }
  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type === "attributes" && mutation.target === this.dom
  }
}
