/** Builds one side of a row while a file is read: pieces of blocks, runs, and where what is said stands. */
import { sameMarks, tidyMarks } from "@/lib/formats/inline"
import type { RowBlock } from "@/lib/page/bitext"
import { type Block, type Inline, type Mark, text } from "@/lib/page/page"
import { blockOf, type Kind } from "./kinds"

export interface Anchor {
  /** What is said there, by its name in the file. */
  readonly ref: string
  readonly from: number
  readonly to: number
}

/** Of one block of text that may be cut into several rows: keeps what goes on what. */
export class SideReader {
  #kind: Kind
  #begun = false
  #goesOn = false
  #runs: Inline[] = []
  #blocks: RowBlock[] = []
  #length = 0
  #hasBlock = false
  readonly #open = new Map<string, number>()
  #anchors: Anchor[] = []

  constructor(
    first: Kind,
    private readonly newId: () => string,
  ) {
    this.#kind = first
  }

  text(words: string, marks: readonly Mark[]): void {
    if (words === "") return
    this.#start()
    const last = this.#runs.at(-1)
    const tidy = tidyMarks(marks)
    if (last?.kind === "text" && sameMarks(last.marks, tidy))
      this.#runs[this.#runs.length - 1] = text(last.text + words, last.marks)
    else this.#runs.push(text(words, tidy))
    this.#length += words.length
  }

  atom(run: Exclude<Inline, { kind: "text" }>): void {
    this.#start()
    this.#runs.push(run)
    this.#length++
  }

  /** What follows is a block of its own. */
  block(kind: Kind): void {
    if (this.#hasBlock) {
      this.#close()
      this.#length++
    }
    this.#kind = kind
    this.#begun = false
    this.#goesOn = false
    this.#start()
  }

  openAnchor(ref: string): void {
    this.#open.set(ref, this.#length)
  }
  closeAnchor(ref: string): void {
    const from = this.#open.get(ref)
    this.#open.delete(ref)
    if (from !== undefined) this.#anchors.push({ ref, from, to: this.#length })
  }

  get length(): number {
    return this.#length
  }

  /** Ends the row. What comes next goes on its last block, if there is one. */
  row(): { readonly blocks: RowBlock[]; readonly anchors: readonly Anchor[] } {
    if (this.#hasBlock) this.#close()
    for (const [ref, from] of this.#open) this.#anchors.push({ ref, from, to: this.#length })
    this.#open.clear()
    const made = { blocks: this.#blocks, anchors: this.#anchors }
    this.#blocks = []
    this.#anchors = []
    this.#length = 0
    this.#goesOn = this.#begun
    return made
  }

  #start(): void {
    if (this.#hasBlock) return
    this.#hasBlock = true
    this.#begun = true
  }

  #close(): void {
    const block: Block = blockOf(this.#kind, this.newId(), this.#runs)
    this.#blocks.push({ block, goesOn: this.#goesOn })
    this.#runs = []
    this.#hasBlock = false
    this.#goesOn = false
  }
}
