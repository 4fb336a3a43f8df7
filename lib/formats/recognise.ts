/** What a text is written in, by the signs it holds. */

export type Markup = "html" | "markdown" | "trac-wiki"

/** Signs of each format, weighed by how seldom they stand in another; per thousand characters they add up. */
const signs: Readonly<Record<Markup, readonly (readonly [RegExp, number])[]>> = {
  html: [
    [/<!doctype html|<html[\s>]/gi, 20],
    [/<\/(?:p|div|li|ul|ol|h[1-6]|table|td|tr|blockquote|section|article|body|a|span|strong|em)\s*>/gi, 2],
    [/<(?:br|hr|img)\b[^<>]*>/gi, 1],
    [/&(?:nbsp|amp|lt|gt|quot|#\d+);/gi, 0.5],
  ],
  markdown: [
    [/^#{1,6} \S/gm, 3],
    [/^ {0,3}(?:```|~~~)/gm, 3],
    [/\[[^\]\n]{1,300}\]\([^)\s]{1,300}(?: "[^"\n]{0,300}")?\)/g, 3],
    [/\*\*[^*\n]+\*\*/g, 1],
    [/^\|?[ \t]*:?-{3,}:?[ \t]*\|[-:| \t]*$/gm, 4],
    [/^---\n[\s\S]*?^---$/gm, 2],
    [/^(?:[-*+]|\d+\.) \S/gm, 0.3],
    [/^(?:={3,}|-{3,})$/gm, 0.5],
    [/(?<!`)`[^`\n]+`(?!`)/g, 0.5],
  ],
  "trac-wiki": [
    [/^={1,6} [^=\n]+ ={1,6}(?: #\S+)?\s*$/gm, 4],
    [/'''[^'\n]+'''/g, 2],
    [/(?<!')''[^'\n]+''(?!')/g, 1],
    [/\{\{\{|\}\}\}/g, 2],
    [/^\|\|.*\|\|/gm, 3],
    [/\[\[[A-Z]\w+(?:\([^)\n]*\))?\]\]/g, 3],
    [/\[(?:https?|wiki|ticket|source|comment):\S+ [^\]\n]+\]/g, 3],
    [/^ +[*-] \S/gm, 0.3],
  ],
}
/** Below this, what looks like markup is taken as an accident. */
export const leastMarkup = 2.5

/** How strongly a text looks like each kind of markup, the likeliest first. */
export function markupScores(file: string): readonly { readonly id: Markup; readonly score: number }[] {
  const start = file.slice(0, 100_000)
  return (["html", "markdown", "trac-wiki"] as const)
    .map(id => ({ id, score: signs[id].reduce((sum, [sign, weight]) => sum + weight * count(start, sign), 0) }))
    .sort((a, b) => b.score - a.score)
}

// Enough of one sign is enough: a page with a hundred links is no surer than one with twenty.
const count = (file: string, sign: RegExp): number => Math.min(20, file.match(sign)?.length ?? 0)
