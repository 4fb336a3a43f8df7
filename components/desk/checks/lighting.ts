/** Puts findings on the text: those near the screen, a few pairs at a time, and the rest when somebody comes near. */
import type { PageFinding } from "@/lib/client/checking"
import type { DeskEditor } from "../editor/desk-editor"
import { hearCaret } from "../editor/hear-caret"
import { lightFindings } from "./finding-lights"
import { nearRows } from "./near-rows"

/** Pairs that are drawn in one frame. */
const AT_ONCE = 12

export class Lighting {
  readonly #editor: DeskEditor
  readonly #foundIn: (pair: string) => readonly PageFinding[]
  /** Pairs whose findings are not drawn as they are now. */
  readonly #unlit = new Set<string>()
  /** Those of them that came since something was drawn last. */
  readonly #fresh = new Set<string>()
  /** Other rows are on the screen than when something was drawn last. */
  #moved = true

  constructor(editor: DeskEditor, foundIn: (pair: string) => readonly PageFinding[]) {
    this.#editor = editor
    this.#foundIn = foundIn
  }

  /** What was found in a pair has changed. */
  add(pair: string): void {
    this.#unlit.add(pair)
    this.#fresh.add(pair)
  }

  waits(pair: string): boolean {
    return this.#unlit.has(pair)
  }

  /** Other rows are on the screen. Answers whether there may be something to draw. */
  look(): boolean {
    this.#moved = true
    return this.#unlit.size > 0
  }

  /** Answers whether more is to be drawn in the next frame. */
  draw(): boolean {
    if (this.#unlit.size === 0) return false
    // To ask what is near has the page laid out once more, which is dear on a long one. What somebody writes in is one pair,
    // and is drawn wherever it is.
    this.#moved ||= this.#fresh.size > AT_ONCE
    const pairs = this.#moved ? nearRows(this.#editor) : [...this.#fresh]
    this.#fresh.clear()
    const now = pairs.filter(pair => this.#unlit.has(pair)).slice(0, AT_ONCE)
    const more = now.length === AT_ONCE
    if (!more) this.#moved = false
    this.#light(now)
    return more
  }

  /** Draws a pair wherever it is. */
  drawPair(pair: string): void {
    if (this.#unlit.has(pair)) this.#light([pair])
  }

  #light(pairs: readonly string[]): void {
    if (pairs.length === 0) return
    const editor = this.#editor
    hearCaret(editor.view)
    const lit = new Map(pairs.map(pair => [pair, this.#foundIn(pair)]))
    let redrawn = false
    for (const [pair, now] of lit) {
      this.#unlit.delete(pair)
      const row = editor.pairs.get(pair)
      if (row?.holdFindings(now.map(({ finding }) => finding.level))) redrawn = true
    }
    editor.view.dispatch(lightFindings(editor.state.tr, lit))
    // A wavy line takes no room; a mark on the spine may.
    if (redrawn) editor.onDrawn()
  }
}
