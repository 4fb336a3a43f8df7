/** The three suggestion marks, as the rest of the engine sees them. */
import type { Mark } from "prosemirror-model"
import { schema } from "../schema"

export const { ins, del, fmt, comment } = schema.marks

/** Says of a mark whether it is meant. */
export type Which = (mark: Mark) => boolean

export interface Author {
  readonly author: string
  /** A new suggestion's id: unique in the page, at most 64 characters. */
  readonly newId: () => string
}

export const isSuggestion = (mark: Mark): boolean => mark.type === ins || mark.type === del || mark.type === fmt
/** Suggestion and comment marks: what a mark says about the text, not how the text looks. */
export const isAbout = (mark: Mark): boolean => isSuggestion(mark) || mark.type === comment

export const authorOf = (mark: Mark): string => mark.attrs.author as string
export const idOf = (mark: Mark): string => mark.attrs.id as string

export const ownMark = (marks: readonly Mark[], type: typeof ins, author: string): Mark | undefined =>
  marks.find(mark => mark.type === type && mark.attrs.author === author)

export const isKind = (mark: Mark): boolean => mark.type === fmt && mark.attrs.op === "kind"

/** A mark as a string: equal strings are equal marks, whatever their order on the text. */
export const markKey = (mark: Mark): string => {
  let key = mark.type.name
  for (const name in mark.attrs) key += `\u0001${name}=${JSON.stringify(mark.attrs[name])}`
  return key
}
