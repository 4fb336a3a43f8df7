import type { PiecePair } from "@/lib/align/types"
import type { Aligned, AlignWish } from "./align-messages"
import type { SideName } from "./sides"

/** Marks a row's words in the text they were read from, where they can be written otherwise. Whatever slate holds them. */
export function goToWords(row: PiecePair | undefined, side: SideName, { pages }: Aligned, wish: AlignWish): boolean {
  const piece = row?.[side][0]
  const slice = piece && pages[side].blocks[piece.block]?.slice
  if (!piece || !slice) return false
  const words = wish[side].text.slice(slice.from, slice.to)
  const before = words.trim() === "" ? "" : words
  const fields = [...document.querySelectorAll<HTMLTextAreaElement>("main textarea")]
  const own = fields.find(field => field.value === wish[side].text)
  const field = own ?? fields.find(one => before !== "" && one.value.includes(before))
  if (!field) return false
  const start = own ? slice.from : field.value.indexOf(before)
  field.focus()
  field.setSelectionRange(start, start + words.length)
  // A text area scrolls to its selection only when it is typed in; lines are near enough to find it by.
  const lines = field.value.slice(0, start).split("\n").length
  const all = field.value.split("\n").length
  field.scrollTop = (field.scrollHeight * (lines - 1)) / Math.max(1, all) - field.clientHeight / 3
  return true
}
