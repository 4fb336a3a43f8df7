import type { PageSummary } from "@/lib/sync/api"

export const pageFilters = ["all", "waiting", "mentioned", "in-review", "approved"] as const
export type PageFilter = (typeof pageFilters)[number]
export const pageSorts = ["changed", "title", "open"] as const
export type PageSort = (typeof pageSorts)[number]

/** Up next is this person, and the page is not finished. */
export const waitsFor = (page: PageSummary, person: string): boolean =>
  page.owner?.id === person && page.state !== "approved"

export const passes = (page: PageSummary, filter: PageFilter, person: string): boolean =>
  filter === "all" ||
  (filter === "waiting" ? waitsFor(page, person) : filter === "mentioned" ? page.mentions > 0 : page.state === filter)

/** Without case or accents, so that "reunion" finds "reunión". */
const folded = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase()
export const mentions = (page: PageSummary, words: string): boolean =>
  [page.title, page.targetTitle, page.owner?.name ?? ""].some(text => folded(text).includes(folded(words.trim())))

export function sorted(pages: readonly PageSummary[], by: PageSort, locale: string): PageSummary[] {
  const collator = new Intl.Collator(locale)
  const orders: { readonly [S in PageSort]: (a: PageSummary, b: PageSummary) => number } = {
    changed: (a, b) => b.changedAt - a.changedAt,
    title: (a, b) => collator.compare(a.title, b.title),
    open: (a, b) => b.openSuggestions - a.openSuggestions || b.changedAt - a.changedAt,
  }
  return [...pages].sort(orders[by])
}

/** Reviewed or approved: what needs nobody's hand any more. */
export const settledOf = ({ pairs }: PageSummary): { settled: number; all: number } => ({
  settled: pairs.reviewed + pairs.approved,
  all: pairs.draft + pairs.changes + pairs.reviewed + pairs.approved,
})
