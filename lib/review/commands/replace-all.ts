import type { Command } from "prosemirror-state"
import type { Range } from "../suggest/cuts"
import { replaceEach } from "./replace-each"

/** Replaces stretches of target text by the same words, in one transaction. See replaceEach. */
export const replaceAll = (ranges: readonly Range[], words: string): Command =>
  replaceEach(ranges.map(({ from, to }) => ({ from, to, words })))
