/** Reads both files and aligns them, away from the screen. It is ended, not asked, when somebody stops it. */
import { alignPages } from "@/lib/align/align-pages"
import { alignRows } from "@/lib/align/align-rows"
import { pairPieces } from "@/lib/align/pair-pieces"
import { readFile } from "@/lib/formats/registry"
import type { SideFile } from "@/lib/sync/api"
import type { AlignReport, AlignWish, RowsWish } from "./align-messages"

const post = (report: AlignReport): void => self.postMessage(report)

/** Tells of every whole percent once: each word of it draws the screen again. */
function percents(): (share: number) => true {
  let told = -1
  return share => {
    const percent = Math.floor(share * 100)
    if (percent > told) post({ kind: "progress", share: percent / 100 })
    told = Math.max(told, percent)
    return true
  }
}

const read = (file: SideFile) => {
  const read = readFile(file)
  if (!read) throw new Error(`there is no format ${file.format}`)
  return read
}

async function work({ source, target }: AlignWish): Promise<void> {
  const left = read(source)
  if (!left.ok) return post({ kind: "refused", side: "source", why: left.why })
  const right = read(target)
  if (!right.ok) return post({ kind: "refused", side: "target", why: right.why })
  const pages = { source: left.value.value, target: right.value.value }
  const alignment = await alignPages(pages.source, pages.target, { onProgress: percents() })
  const tooLong = alignment.notes.find(note => note.code === "align-too-long")
  if (tooLong)
    return post({
      kind: "refused",
      side: tooLong.detail === "target" ? "target" : "source",
      why: "too-many-sentences",
    })
  const rows = {
    paragraph: pairPieces(pages.source, pages.target, alignment, "paragraph"),
    sentence: pairPieces(pages.source, pages.target, alignment, "sentence"),
  }
  const notes = { align: alignment.notes, source: left.value.notes, target: right.value.notes }
  post({ kind: "done", aligned: { pages, kinship: alignment.kinship, rows, notes } })
}

async function again({ pages, rows, granularity, around }: RowsWish): Promise<void> {
  const done = await alignRows(pages, rows, granularity, around, percents())
  post(done ? { kind: "again", again: done } : { kind: "failed" })
}

self.onmessage = ({ data }: MessageEvent<AlignWish | RowsWish>) => {
  const done = "rows" in data ? again(data) : work(data)
  done.catch((error: unknown) => {
    // A fault of ours: the screen says so and offers another try; the console has the rest.
    console.error(error)
    post({ kind: "failed" })
  })
}

post({ kind: "ready" })
