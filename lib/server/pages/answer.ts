/**
 * Purpose: the comment with which a ticket is answered: what was reviewed, what came of it, what is still asked, what is
 *   wrong in the source, who did it and where.
 * Design: a page like any other, written by the formats' own writers, so that nobody's words become markup.
 */
import { formatById } from "@/lib/formats/registry"
import { type Locale, translator } from "@/lib/messages"
import { languageName } from "@/lib/messages/languages"
import type { Category } from "@/lib/page/mqm"
import { type Block, type Inline, type Page, text } from "@/lib/page/page"
import type { PageState } from "@/lib/review/roles"
import type { AnswerText, AnswerWish } from "@/lib/sync/answer"
import type { ThreadInfo } from "@/lib/sync/protocol"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import { openFacts, type PageFacts } from "../work/page-facts"
import { workflowOf } from "../workflow"
import { creditsOf } from "./export-note"
import { openThings } from "./open-things"
import { factsOf } from "./take-out/facts"

/** Longer quotes are cut: the page has them whole. */
const MOST_QUOTED = 160

export async function answerFor(server: Server, access: PageAccess, wish: AnswerWish): Promise<AnswerText> {
  const { row } = access
  const { doc } = await server.rooms.open(row.id)
  const facts = openFacts(doc, await factsOf(server, access, wish.locale))
  const file = await server.db
    .selectFrom("page_files")
    .select("name")
    .where("page_id", "=", row.id)
    .where("side", "=", "ticket")
    .executeTakeFirst()
  const blocks = [
    ...(await overviewOf(server, access, facts, wish.locale)),
    ...kindsOf(facts, wish.locale),
    ...threadsUnder(facts, wish.locale),
    ...(await creditLines(server, access, facts, wish.locale)),
    linkTo(row.title, wish),
  ]
  const page: Page = {
    lang: wish.locale,
    blocks: blocks.map((block, i) => ({ ...block, id: `b${i + 1}` }) as Block),
  }
  const written = (format: "trac-wiki" | "markdown"): string =>
    `${formatById(format)?.write(page).value.trimEnd() ?? ""}\n`
  return { trac: written("trac-wiki"), markdown: written("markdown"), ticket: file?.name ?? null }
}

/** A block before it has an id. */
type Part =
  | { readonly kind: "paragraph"; readonly inline: readonly Inline[] }
  | { readonly kind: "item"; readonly level: number; readonly ordered: boolean; readonly inline: readonly Inline[] }

const paragraph = (...inline: readonly Inline[]): Part => ({ kind: "paragraph", inline })
const item = (...inline: readonly Inline[]): Part => ({ kind: "item", level: 0, ordered: false, inline })
const strong = (words: string): Inline => text(words, [{ kind: "strong" }])

async function overviewOf(
  server: Server,
  { row }: PageAccess,
  facts: PageFacts,
  locale: Locale,
): Promise<readonly Part[]> {
  const t = translator(locale, "answer")
  const open = await openThings(server.db, row.id)
  const own = (await workflowOf(server.db, row.group_id)).names[row.state as PageState]
  const state = own ?? translator(locale, "states")(row.state as PageState)
  const count = (...states: readonly string[]): number =>
    facts.suggestions.filter(one => states.includes(one.state)).length
  const [accepted, rejected, left] = [count("accepted"), count("rejected"), count("open")]
  return [
    paragraph(strong(t("head", { title: row.title, language: languageName(row.target_lang, locale) }))),
    paragraph(
      text(t("pairs", { approved: open.pairs - open.pairsNotApproved, all: open.pairs, state })),
      text(" "),
      text(t("suggestions", { all: accepted + rejected + left })),
      ...(accepted + rejected + left > 0 ? [text(t("became", { accepted, rejected, open: left }))] : []),
    ),
  ]
}

/** How often which kind of fault was found, the most frequent first. */
function kindsOf(facts: PageFacts, locale: Locale): readonly Part[] {
  const found = [
    ...facts.suggestions.filter(one => one.state !== "withdrawn").map(one => one.fault.category),
    ...facts.threads.filter(one => one.kind === "issue").map(one => one.fault.category),
  ]
  const counts = new Map<Category | null, number>()
  for (const category of found) counts.set(category, (counts.get(category) ?? 0) + 1)
  if ([...counts.keys()].every(category => category === null)) return []
  const t = translator(locale, "answer")
  const name = translator(locale, "mqm")
  const lines = [...counts].sort(([a, m], [b, n]) => Number(a === null) - Number(b === null) || n - m)
  return [
    paragraph(strong(t("kinds"))),
    ...lines.map(([category, count]) =>
      item(text(t("kind", { kind: category ? name(`categories.${category}`) : t("noKind"), count }))),
    ),
  ]
}

const sections = [
  ["questions", "question"],
  ["issues", "issue"],
  ["sourceFaults", "source-fault"],
] as const

/** Conversations that somebody outside has to read: what is asked, what is not mended yet, what is wrong in the source. */
function threadsUnder(facts: PageFacts, locale: Locale): readonly Part[] {
  const t = translator(locale, "answer")
  const place = new Map(facts.doc.children.map((pair, i) => [pair.attrs.id as string, i + 1]))
  const numberOf = (thread: ThreadInfo): number => place.get(thread.pair ?? "") ?? 0
  return sections.flatMap(([head, kind]) => {
    const open = facts.threads
      .filter(one => one.kind === kind && one.resolved === null)
      .sort((a, b) => numberOf(a) - numberOf(b))
    const items = open.flatMap(thread => lineOf(thread, numberOf(thread), facts, locale))
    return items.length === 0 ? [] : [paragraph(strong(t(head))), ...items]
  })
}

function lineOf(thread: ThreadInfo, number: number, facts: PageFacts, locale: Locale): readonly Part[] {
  const t = translator(locale, "answer")
  const { category } = thread.fault
  const said = thread.comments
    .filter(one => one.deleted === null && one.text.trim() !== "")
    .map(one =>
      t("said", { name: one.importedBy ?? facts.nameOf(one.author), words: oneLine(facts.wordsOf(one.text)) }),
    )
  if (said.length === 0) return []
  const where = number > 0 ? t("pair", { number }) : t("page")
  const about = [
    thread.quote === "" ? "" : t("quote", { words: shortened(thread.quote) }),
    category ? `(${translator(locale, "mqm")(`categories.${category}`).toLocaleLowerCase(locale)})` : "",
  ].filter(Boolean)
  return [item(text([where, ...about].join(" ")), text(". "), text(said.join(" ")))]
}

async function creditLines(
  server: Server,
  { row }: PageAccess,
  facts: PageFacts,
  locale: Locale,
): Promise<readonly Part[]> {
  const t = translator(locale, "exportNote")
  const own = await creditsOf(server.db, row.id, facts.people, locale)
  const list = (names: readonly string[]): string => new Intl.ListFormat(locale).format([...new Set(names)])
  const translation = [...(await draftAuthors(server, row.id)), ...own.translation]
  const review = [...own.review, ...facts.suggestions.flatMap(one => one.importedBy ?? [])]
  const lines = [
    ...(translation.length > 0 ? [t("translation", { names: list(translation) })] : []),
    ...(review.length > 0 ? [t("review", { names: list(review) })] : []),
  ]
  return lines.length === 0 ? [] : [paragraph(text(lines.join(" ")))]
}

/** Who wrote the draft in the ticket: a name, not an account. */
async function draftAuthors(server: Server, page: string): Promise<readonly string[]> {
  const rows = await server.db
    .selectFrom("history")
    .select(["as_written", "detail"])
    .where("page_id", "=", page)
    .where("kind", "=", "ticket")
    .execute()
  return rows.flatMap(({ as_written, detail }) => {
    if ((JSON.parse(detail) as { field?: string }).field !== "draft" || as_written === null) return []
    return [(JSON.parse(as_written) as { by: string }).by]
  })
}

function linkTo(title: string, { address, locale }: AnswerWish): Part {
  const t = translator(locale, "answer")
  return paragraph(text(`${t("link")} `), text(title, [{ kind: "link", href: address }]))
}

const oneLine = (words: string): string => words.replace(/\s+/gu, " ").trim()

function shortened(words: string): string {
  const line = oneLine(words)
  return line.length <= MOST_QUOTED ? line : `${line.slice(0, line.lastIndexOf(" ", MOST_QUOTED) || MOST_QUOTED)}…`
}
