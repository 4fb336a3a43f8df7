/** Plans what aligning again or cutting by sentence would do, away from the screen. It is ended, not asked, when somebody stops it. */
import { planSentences } from "@/lib/review/mend/cut-sentences"
import { realign } from "@/lib/review/mend/realign"
import { type MendReport, type MendRequest, readDoc } from "./mend-messages"

const post = (report: MendReport): void => self.postMessage(report)
const onProgress = (share: number): boolean => {
  post({ kind: "progress", share })
  return true
}

async function work({ doc: json, langs, wish }: MendRequest): Promise<void> {
  const doc = readDoc(json)
  if (wish.kind === "sentences") {
    const plan = await planSentences(doc, langs, onProgress)
    if (!plan) return post({ kind: "failed" })
    const cuttings = plan.cuttings.map(({ at, rows }) => ({ at, rows }))
    return post({ kind: "done", packed: { kind: "sentences", forgotten: plan.forgotten, cuttings } })
  }
  const plan = await realign(doc, { langs, onProgress, ...(wish.range ? { range: wish.range } : {}) })
  if (!plan) return post({ kind: "failed" })
  const changes = plan.changes.map(({ at, before, after }) => ({ at, count: before.length, after }))
  post({ kind: "done", packed: { kind: "again", looked: plan.looked, changes } })
}

self.onmessage = (event: MessageEvent<MendRequest>) => {
  work(event.data).catch((error: unknown) => {
    // A fault of ours: the screen says that it failed; the console has the rest.
    console.error(error)
    post({ kind: "failed" })
  })
}

post({ kind: "ready" })
