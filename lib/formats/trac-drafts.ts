/** Which comments of a ticket may hold the translation of its description. */
import { guessLanguage } from "@/lib/text/guess-language"
import type { TicketComment } from "./ticket"

/** Below this a guess says nothing about a ticket's comment: names and numbers are most of it. */
const sureEnough = 0.5

/** Null where the text is too short or too mixed to tell. */
function languageOf(words: string): string | null {
  const { lang, sure } = guessLanguage(words)
  return lang === "und" || sure < sureEnough ? null : lang
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
