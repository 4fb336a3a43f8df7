/** Which comments of a ticket may hold the translation of its description. */
import type { TicketComment } from "./ticket"

/** Small words that are in nearly every sentence of a language and in few of another. */
const small: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    "the and of to in is that for with are was on this it be as have from not we our they will which".split(" "),
  ),
  es: new Set(
    "el la los las de y que en un una por con para del se su al es lo como más pero fue nuestro nos".split(" "),
  ),
  fr: new Set("le la les des et est une dans pour que qui sur avec ce pas nous du au sont par plus".split(" ")),
  pt: new Set("o os as da do das dos e que em um uma para com não na no por mais são ao nós".split(" ")),
  de: new Set("der die das und ist nicht ein eine mit zu den von auf für wir im dem sich auch".split(" ")),
  it: new Set("il lo gli di e che in un una per con del della non è sono si più nel alla".split(" ")),
  ca: new Set("el la els les de i que en un una per amb del és no al més com seva nostra".split(" ")),
}

/** The language whose small words are most common; null for a text too short to tell. */
export function languageOf(words: string): string | null {
  const all = words.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []
  if (all.length < 12) return null
  const scores = Object.entries(small)
    .map(([lang, set]) => ({ lang, score: all.filter(word => set.has(word)).length / all.length }))
    .sort((a, b) => b.score - a.score)
  const [best, second] = scores
  if (best === undefined || best.score < 0.12) return null
  return best.score > 1.15 * (second?.score ?? 0) ? best.lang : null
}

/**
 * Numbers of the comments, likeliest last. A draft is about as long as the description, has about as many blocks, and
 * is not in the same language. Of several the latest is the likeliest: people bring a better one.
 */
export function draftsIn(
  description: { readonly blocks: readonly string[]; readonly text: string },
  comments: readonly TicketComment[],
): readonly number[] {
  const lang = languageOf(description.text)
  const ratios = comments.flatMap(comment => {
    const length = comment.text.length / Math.max(1, description.text.length)
    const blocks = comment.blocks.length / Math.max(1, description.blocks.length)
    if (length < 0.4 || length > 2.5 || blocks < 0.4 || blocks > 3) return []
    // A remark is as long as a very short description, and so says nothing.
    if (description.blocks.length === 1 && description.text.length < 60) return []
    const other = languageOf(comment.text)
    return lang !== null && other === lang ? [] : [{ number: comment.number, whole: length > 0.6 }]
  })
  return ratios.sort((a, b) => Number(a.whole) - Number(b.whole) || a.number - b.number).map(one => one.number)
}
