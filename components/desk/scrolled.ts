/** What is drawn beside the text is there two screens ahead, so it may follow a scroll a little later than the text does. */
import { Pace } from "@/lib/client/pace"

/** In milliseconds. Where the page stands is not asked meanwhile: the answer would have it laid out at every frame. */
const PAUSE = { quiet: 80, most: 250 }

/** Calls `act` once before the next frame, however often it is asked. */
export function onceAFrame(act: () => void): { ask: () => void; cancel: () => void } {
  let asked = 0
  return {
    ask: () => {
      if (asked !== 0) return
      asked = requestAnimationFrame(() => {
        asked = 0
        act()
      })
    },
    cancel: () => cancelAnimationFrame(asked),
  }
}

/** Hears the window scroll. @returns stops it */
export function whenScrolled(act: () => void): () => void {
  const soon = new Pace(act, PAUSE)
  const heard = () => soon.ask()
  window.addEventListener("scroll", heard, { passive: true })
  return () => {
    window.removeEventListener("scroll", heard)
    soon.drop()
  }
}
