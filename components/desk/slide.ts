/**
 * Slides notes from where they lay to where they lie now.
 *
 * Design: a note is laid at its place at once and only drawn as if it came from where it was, by `translate`, which the
 *   browser does without laying the page out at every frame. Notes go along with their lines while words are written.
 */

const milliseconds = (time: string): number => Number.parseFloat(time) * (time.endsWith("ms") ? 1 : 1000) || 0

export type Move = (card: HTMLElement, from: number, to: number) => void

export class Slide {
  /** What was open when the notes were last laid; undefined until then. */
  #open: string | null | undefined

  /**
   * How notes are moved, if another one has been opened or closed since; null otherwise.
   * @param top of the margin in the window, in pixels
   */
  of(margin: HTMLElement, open: string | null, top: number): Move | null {
    const isSame = this.#open === undefined || this.#open === open
    this.#open = open
    if (isSame) return null
    const style = getComputedStyle(margin)
    const duration = milliseconds(style.getPropertyValue("--settle").trim())
    if (duration === 0) return null
    const easing = style.getPropertyValue("--ease").trim() || "ease-out"
    const isSeen = (at: number) => Math.abs(top + at) < 2 * innerHeight
    return (card, from, to) => {
      if (from === to || !(isSeen(from) || isSeen(to))) return
      for (const one of card.getAnimations()) if (one.id === "slide") one.cancel()
      card.animate({ translate: [`0 ${from - to}px`, "0 0"] }, { duration, easing, id: "slide" })
    }
  }
}
