/**
 * Dragging something to one of a few places in a text, with mouse, pen or finger: the place nearest to the pointer is
 * shown by a line, letting go there chooses it, Esc or a broken touch leaves all as it was.
 */
import styles from "./drag-to-place.module.css"

/** A place where it may be let go, as lines stand on the screen: in pixels of the window. */
export interface Place<V> {
  readonly left: number
  readonly top: number
  readonly bottom: number
  readonly value: V
}

/** So near to an edge of the window the page scrolls along, and by so much, in pixels. */
const EDGE = 70
const SCROLLS = 12

/** @param places asked at every move, since the page may scroll under the pointer */
export function dragToPlace<V>(start: PointerEvent, places: () => readonly Place<V>[], drop: (value: V) => void): void {
  start.preventDefault()
  const line = document.createElement("div")
  line.className = styles.line ?? ""
  document.body.append(line)
  document.documentElement.classList.add(styles.dragging ?? "")
  let chosen: Place<V> | null = null
  let last = start
  let moved = false
  const show = (): void => {
    chosen = nearest(places(), last.clientX, last.clientY)
    line.hidden = chosen === null
    if (chosen) line.style.cssText = `left:${chosen.left}px;top:${chosen.top}px;height:${chosen.bottom - chosen.top}px`
  }
  const follow = (event: PointerEvent): void => {
    last = event
    moved ||= Math.abs(event.clientY - start.clientY) + Math.abs(event.clientX - start.clientX) > 3
    show()
  }
  const scrolling = setInterval(() => {
    const by = last.clientY < EDGE ? -SCROLLS : last.clientY > window.innerHeight - EDGE ? SCROLLS : 0
    if (by === 0 || !moved) return
    window.scrollBy(0, by)
    show()
  }, 30)
  const end = (): void => {
    clearInterval(scrolling)
    line.remove()
    document.documentElement.classList.remove(styles.dragging ?? "")
    window.removeEventListener("pointermove", follow)
    window.removeEventListener("pointerup", letGo)
    window.removeEventListener("pointercancel", end)
    window.removeEventListener("keydown", leave, true)
  }
  const letGo = (event: PointerEvent): void => {
    follow(event)
    end()
    if (moved && chosen) drop(chosen.value)
  }
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return
    event.preventDefault()
    event.stopPropagation()
    end()
  }
  window.addEventListener("pointermove", follow)
  window.addEventListener("pointerup", letGo)
  window.addEventListener("pointercancel", end)
  window.addEventListener("keydown", leave, true)
}

/** Lines count before places in a line. */
function nearest<V>(places: readonly Place<V>[], x: number, y: number): Place<V> | null {
  let best: Place<V> | null = null
  let least = Number.POSITIVE_INFINITY
  for (const place of places) {
    const off = y < place.top ? place.top - y : y > place.bottom ? y - place.bottom : 0
    const far = off * 8 + Math.abs(place.left - x)
    if (far < least) {
      best = place
      least = far
    }
  }
  return best
}
