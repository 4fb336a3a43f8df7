/** What is done without anybody asking: webhooks and mails go out. Every instance does it; each thing is done by one. */
import { log } from "../log"
import type { Server } from "../server"
import { deliverHooks } from "./hooks"
import { sendDigests } from "./mail"

const EVERY = 5_000
const DIGESTS_EVERY = 5 * 60_000

/** Answers the function that stops it. */
export function startErrands(server: Server): () => void {
  let busy = false
  let mailed = 0
  const round = async () => {
    if (busy) return
    busy = true
    try {
      await deliverHooks(server)
      if (Date.now() - mailed >= DIGESTS_EVERY) {
        mailed = Date.now()
        await sendDigests(server)
      }
    } catch (error) {
      log.error({ err: error }, "an errand failed")
    } finally {
      busy = false
    }
  }
  const timer = setInterval(() => void round(), EVERY)
  timer.unref()
  return () => clearInterval(timer)
}
