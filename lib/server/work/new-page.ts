/** A new page from two files, built beside the main thread where they are long. */
import type { Node } from "prosemirror-model"
import type { Granularity, PiecePair } from "@/lib/align/types"
import { readFile } from "@/lib/formats/registry"
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { type Page, pageText } from "@/lib/page/page"
import { buildDoc } from "@/lib/review/build"
import { pairsFit } from "@/lib/review/check-pairs"
import type { RefusalCode, SideFile } from "@/lib/sync/api"
import { newId } from "../secrets"
import { type Built, builtOf } from "./built"

export interface PageAsked {
  readonly source: SideFile
  readonly target: SideFile
  readonly pairs: readonly PiecePair[]
  readonly granularity: Granularity | null
}

export function makePage(asked: PageAsked): Outcome<Built, RefusalCode> {
  const source = readSide(asked.source, "unreadable-source")
  if (!source.ok) return source
  const target = readSide(asked.target, "unreadable-target")
  if (!target.ok) return target
  const doc = buildFitting(source.value, target.value, asked)
  return doc ? done(builtOf(doc)) : refuse("pairs-do-not-fit")
}

const tooLarge = new Set<string>(["too-large", "too-many-blocks", "markdown-too-large"])

function readSide(file: SideFile, why: RefusalCode): Outcome<Page, RefusalCode> {
  const read = readFile(file)
  if (!read) return refuse("not-understood", "format")
  if (!read.ok) {
    if (read.why === "empty" || read.why === "no-text-in-it") return refuse("empty-side")
    return refuse(tooLarge.has(read.why) ? "too-large" : why, read.why)
  }
  const page = read.value.value
  return pageText(page).trim() === "" ? refuse("empty-side") : done(page)
}

function buildFitting(source: Page, target: Page, { pairs, granularity }: PageAsked): Node | null {
  if (!pairsFit(source, target, pairs)) return null
  try {
    return buildDoc(source, target, pairs, () => newId().slice(0, 12), granularity)
  } catch (error) {
    // The schema's word on a level or kind that somebody made up.
    if (error instanceof RangeError) return null
    throw error
  }
}
