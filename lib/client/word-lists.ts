/**
 * The dictionaries of a page, fetched at the desk: each by itself, so that one that does not come takes no other along, and
 * what did not come is asked for again until it is there.
 */
import type { Lexicon } from "@/lib/checks/lexicon/lexicon"
import { withMore } from "@/lib/checks/lexicon/with-more"
import type { WordLists } from "@/lib/checks/work"

/** What could not be fetched: dictionaries of ours, or the words that the host has added to them. */
export type Unfetched = "dictionaries" | "pack"

const lists = ["spanish", "english", "more"] as const
type ListName = (typeof lists)[number]
/** Where each list is that the page needs. */
export type ListPlaces = Readonly<Partial<Record<ListName, string>>>

/** What did not come is asked for again after so long, then after twice that, at most after the second. In milliseconds. */
export const AGAIN = { first: 10_000, most: 120_000 }

interface Hears {
  /** Null: it could not be fetched, or is no dictionary. */
  fetch(address: string): Promise<Lexicon | null>
  /** After every try: what is there now, and what is not. */
  onLists(lists: WordLists, unfetched: readonly Unfetched[]): void
}

export class WordListsFetched {
  readonly #places: ListPlaces
  readonly #hears: Hears
  readonly #here = new Map<ListName, Lexicon>()
  #wait = AGAIN.first
  #timer: ReturnType<typeof setTimeout> | undefined
  #trying: Promise<void> | null = null

  constructor(places: ListPlaces, hears: Hears) {
    this.#places = places
    this.#hears = hears
  }

  /** Tries now what is not there, and by itself later what did not come. */
  fetch(): Promise<void> {
    clearTimeout(this.#timer)
    this.#trying ??= this.#try().finally(() => {
      this.#trying = null
    })
    return this.#trying
  }

  async #try(): Promise<void> {
    await Promise.all(
      this.#missing().map(async name => {
        const lexicon = await this.#hears.fetch(this.#places[name] ?? "")
        if (lexicon) this.#here.set(name, lexicon)
      }),
    )
    const missing = this.#missing()
    if (missing.length > 0) {
      this.#timer = setTimeout(() => void this.fetch(), this.#wait)
      this.#wait = Math.min(2 * this.#wait, AGAIN.most)
    }
    const unfetched = new Set(missing.map((name): Unfetched => (name === "more" ? "pack" : "dictionaries")))
    this.#hears.onLists(this.#lists(), [...unfetched])
  }

  #missing = (): readonly ListName[] => lists.filter(name => this.#places[name] !== undefined && !this.#here.has(name))

  #lists(): WordLists {
    const [own, english, more] = lists.map(name => this.#here.get(name))
    // The host's words stand behind ours; alone they would make unknown words of all others.
    const spanish = own && more ? withMore(own, more) : own
    return { ...(spanish ? { spanish } : {}), ...(english ? { english } : {}) }
  }
}
