/**
 * Template tags (`{{ … }}`, `{% … %}`, `{{< … >}}`), which Markdown would take apart: hidden from the parser behind
 * a letter of the private use area, as many as the tag is long, so that every place stays the same.
 */
export interface Mask {
  readonly from: number
  readonly to: number
  readonly raw: string
}

export interface Masked {
  readonly file: string
  readonly masks: readonly Mask[]
  readonly letter: string
}

const tags = /\{\{(?!\{)[^\r\n{}]{0,500}\}\}|\{%[^\r\n]{0,500}?%\}|\{\{[<%][^\r\n]{0,500}?[>%]\}\}/g
const letters = ["\uE000", "\uE123", "\uF000", "\uF123"]

export function mask(file: string): Masked {
  const letter = letters.find(one => !file.includes(one))
  if (letter === undefined || !/\{[{%]/.test(file)) return { file, masks: [], letter: "" }
  const masks: Mask[] = []
  const hidden = file.replace(tags, (raw: string, at: number) => {
    masks.push({ from: at, to: at + raw.length, raw })
    return letter.repeat(raw.length)
  })
  return { file: hidden, masks, letter }
}

/** The masks inside a stretch of the file. */
export function masksWithin(masked: Masked, from: number, to: number): readonly Mask[] {
  // By halving: a page can have thousands of tags, and every node asks.
  const { masks } = masked
  let low = 0
  let high = masks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((masks[middle] as Mask).from < from) low = middle + 1
    else high = middle
  }
  const out: Mask[] = []
  for (let i = low; i < masks.length && (masks[i] as Mask).to <= to; i++) out.push(masks[i] as Mask)
  return out
}

/** A value the parser took from the file, with its tags back in it, in their order. */
export function unmask(value: string, masked: Masked, from: number, to: number): string {
  if (masked.letter === "" || !value.includes(masked.letter)) return value
  let left = value
  let out = ""
  for (const one of masksWithin(masked, from, to)) {
    const at = left.indexOf(masked.letter)
    if (at === -1) break
    out += left.slice(0, at) + one.raw
    left = left.slice(at + one.raw.length)
  }
  return out + left
}
