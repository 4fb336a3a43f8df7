import type { Node } from "prosemirror-model"
import type { SentencePlan } from "@/lib/review/mend/apply-sentences"
import { type RealignPlan, rowWords } from "@/lib/review/mend/rows"
import type { Langs } from "@/lib/review/mend/sections"
import type { MendReport, MendRequest, MendWish, PackedRealign, PackedSentences } from "./mend-messages"

/** A worker that has not been loaded by then will not be, in milliseconds. */
const LOADED_BY = 30_000

interface Planning {
  readonly doc: Node
  readonly langs: Langs
  readonly onProgress: (share: number) => void
  /** Ends the worker. */
  readonly stop: AbortSignal
}

/** What aligning again would change, planned away from the screen. Rejects when it fails or is stopped. */
export async function planRealign(range: { from: number; to: number } | null, by: Planning): Promise<RealignPlan> {
  const { looked, changes } = (await plan({ kind: "again", range }, by)) as PackedRealign
  return {
    looked,
    changes: changes.map(({ at, count, after }) => ({
      at,
      after,
      before: by.doc.children.slice(at, at + count).map(pair => ({ ...rowWords(pair), pair })),
    })),
  }
}

/** What cutting by sentence would do, planned away from the screen. Rejects when it fails or is stopped. */
export async function planCutting(by: Planning): Promise<SentencePlan> {
  const { forgotten, cuttings } = (await plan({ kind: "sentences" }, by)) as PackedSentences
  return { forgotten, cuttings: cuttings.map(one => ({ ...one, pair: by.doc.child(one.at) })) }
}

function plan(wish: MendWish, { doc, langs, onProgress, stop }: Planning): Promise<PackedRealign | PackedSentences> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./mend.worker.ts", import.meta.url), { type: "module" })
    const end = (): void => {
      clearTimeout(late)
      worker.terminate()
    }
    const fail = (): void => {
      end()
      reject(new Error("nothing was planned"))
    }
    const late = setTimeout(fail, LOADED_BY)
    stop.addEventListener("abort", fail, { once: true })
    worker.onerror = fail
    worker.onmessage = ({ data }: MessageEvent<MendReport>) => {
      if (data.kind === "ready") clearTimeout(late)
      else if (data.kind === "progress") onProgress(data.share)
      else if (data.kind === "failed") fail()
      else {
        end()
        resolve(data.packed)
      }
    }
    worker.postMessage({ doc: doc.toJSON(), langs, wish } satisfies MendRequest)
  })
}
