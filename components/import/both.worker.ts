/** Reads a file of both languages away from the screen. It is ended, not asked, when somebody stops it. */
import type { BothReport, BothWish } from "./both-messages"
import { summaryOf } from "./both-summary"

const post = (report: BothReport): void => self.postMessage(report)

self.onmessage = ({ data }: MessageEvent<BothWish>) => {
  try {
    post(summaryOf(data))
  } catch (error) {
    // A fault of ours: the screen says so and offers another try; the console has the rest.
    console.error(error)
    post({ kind: "failed" })
  }
}

post({ kind: "ready" })
