/** Who changed what: the elements that say so, and which of them are one change. */
import type { Revision } from "@/lib/page/tracked"
import { timeOf } from "./docx-comments"
import { wordValue } from "./docx-package"
import type { XmlElement } from "./xml"

/** One element's word on who changed something. */
export interface Said {
  readonly author: string
  readonly at: number | null
  /** Both ends of a move bear its name. */
  readonly move?: string
}

export const saidBy = (element: XmlElement, move?: string): Said => ({
  author: wordValue(element, "author") ?? "",
  at: timeOf(wordValue(element, "date")),
  ...(move === undefined ? {} : { move }),
})

const keyOf = ({ author, at, move }: Said): string => JSON.stringify([author, at, move])

/** What touches and was done by one person at one time is one change; so are both ends of a move. */
export class Revisions {
  readonly #all: Revision[] = []
  readonly #moves = new Map<string, string>()
  #open = new Map<string, string>()

  /** The revisions of the next piece of text, or of the next break; none ends all that were open. */
  next(...said: readonly (readonly Said[])[]): string[][] {
    const open = new Map<string, string>()
    const ids = said.map(list =>
      list.map(one => {
        const key = keyOf(one)
        const known = open.get(key) ?? (one.move === undefined ? this.#open.get(key) : this.#moves.get(key))
        const id = known ?? this.fresh(one)
        open.set(key, id)
        if (one.move !== undefined) this.#moves.set(key, id)
        return id
      }),
    )
    this.#open = open
    return ids
  }

  fresh({ author, at }: Said): string {
    const id = `r${this.#all.length + 1}`
    this.#all.push({ id, author, at })
    return id
  }

  all(): readonly Revision[] {
    return this.#all
  }
}
