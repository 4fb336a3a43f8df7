/** Remembers where somebody was (focus and selection), so that what they choose elsewhere is done there. */
export interface HeldPlace {
  readonly at: HTMLElement | null
  /** Puts focus and selection back; what is gone meanwhile is left. */
  restore(): void
}

export function holdPlace(): HeldPlace {
  const at =
    document.activeElement instanceof HTMLElement && document.activeElement !== document.body
      ? document.activeElement
      : null
  const selection = window.getSelection()
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : null
  return {
    at,
    restore() {
      if (at?.isConnected) at.focus({ preventScroll: true })
      // A field keeps its own selection.
      if (range?.startContainer.isConnected && !at?.matches("input, textarea")) {
        const now = window.getSelection()
        now?.removeAllRanges()
        now?.addRange(range)
      }
    },
  }
}
