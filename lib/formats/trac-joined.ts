/** The lines of one block as one text, and where each place of it is in the file. */

/** A part of the file that belongs to a block, without indent and markers. */
export interface Piece {
  readonly from: number
  readonly to: number
}

export class JoinedLines {
  /** Lines parted by a line end; spaces after the last are gone. */
  readonly text: string
  readonly #starts: number[] = []
  readonly #ends = new Map<string, number>()

  constructor(
    file: string,
    readonly pieces: readonly Piece[],
  ) {
    let length = 0
    const lines = pieces.map((piece, i) => {
      const raw = file.slice(piece.from, piece.to)
      const line = i === pieces.length - 1 ? raw.trimEnd() : raw
      this.#starts.push(length)
      length += line.length + 1
      return line
    })
    this.text = lines.join("\n")
  }

  /** The place in the file of a place in the text. */
  at(offset: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return (this.pieces[low]?.from ?? 0) + offset - (this.#starts[low] ?? 0)
  }

  /** Where `sign` comes next before `to`, or -1; a search that failed is not made again. */
  end(sign: string, from: number, to: number): number {
    const known = this.#ends.get(sign)
    if (known !== undefined && (known >= from || known === -1)) {
      return known === -1 || known + sign.length > to ? -1 : known
    }
    const found = this.text.indexOf(sign, from)
    this.#ends.set(sign, found)
    return found === -1 || found + sign.length > to ? -1 : found
  }
}
