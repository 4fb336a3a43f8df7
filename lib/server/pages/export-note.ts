/** What a file says about itself at its end: as a comment where the format has one, as last lines in plain text. */
import type { Node } from "prosemirror-model"
import { type Locale, translator } from "@/lib/messages"
import { labelsOf, toNames } from "@/lib/review/comments/mentions"
import type { ExportWish, SideFile } from "@/lib/sync/api"
import type { Db } from "../db/engine"
import { type Person, peopleIn } from "../people"
import type { PageAccess } from "../visitor"
import { threadsOf } from "./info"
import type { OpenThings } from "./open-things"

/** Empty when there is nothing to say. Ends with a line end otherwise. */
export async function exportNote(
  db: Db,
  access: PageAccess,
  wish: ExportWish & { readonly format: SideFile["format"] },
  open: OpenThings,
  doc: Node,
): Promise<string> {
  const t = translator(wish.locale, "exportNote")
  const people = await peopleIn(db, access.row.group_id)
  const lines: string[] = []
  if (access.row.state !== "approved") lines.push(t("notApproved", { title: access.row.title }))
  if (open.suggestions > 0) lines.push(t(wish.open === "take" ? "openTaken" : "openLeft", { count: open.suggestions }))
  if (open.sourceFaults > 0) lines.push(t("sourceFaults", { count: open.sourceFaults }))
  if (wish.credits) lines.push(...(await credits(db, access.row.id, people, wish.locale)))
  if (wish.comments) lines.push(...(await comments(db, access.row.id, people, wish.locale, doc)))
  return lines.length === 0 ? "" : wrappers[wish.format](lines)
}

const wrappers: { readonly [F in SideFile["format"]]: (lines: readonly string[]) => string } = {
  text: lines => `\n\n${lines.join("\n")}\n`,
  markdown: lines => `\n\n<!--\n${lines.map(withoutDashes).join("\n")}\n-->\n`,
  // What a packed file says of itself cannot stand behind its end.
  docx: () => "",
  html: lines => `\n<!--\n${lines.map(withoutDashes).join("\n")}\n-->\n`,
  "trac-wiki": lines => `\n\n{{{#!comment\n${lines.map(withoutBraces).join("\n")}\n}}}\n`,
}

// Two hyphens end an HTML comment, three braces a Trac block: a thin space keeps them apart.
const withoutDashes = (line: string): string => line.replace(/-(?=-|>|!)/g, "-\u2009").replace(/^>/, "\u2009>")
const withoutBraces = (line: string): string => line.replace(/([{}])(?=\1)/g, "$1\u2009")

export const nameOf = (person: Person, locale: Locale): string =>
  person.hat && person.hat !== "viewer" ? translator(locale, "hats")(person.hat) : person.name

async function credits(db: Db, page: string, people: readonly Person[], locale: Locale): Promise<string[]> {
  const t = translator(locale, "exportNote")
  const { translation, review } = await creditsOf(db, page, people, locale)
  const list = (names: readonly string[]): string => new Intl.ListFormat(locale).format(names)
  return [
    ...(translation.length > 0 ? [t("translation", { names: list(translation) })] : []),
    ...(review.length > 0 ? [t("review", { names: list(review) })] : []),
  ]
}

/** The names of members who wrote or decided, and of those who suggested, commented or judged. */
export async function creditsOf(
  db: Db,
  page: string,
  people: readonly Person[],
  locale: Locale,
): Promise<{ readonly translation: readonly string[]; readonly review: readonly string[] }> {
  const did = await db
    .selectFrom("history")
    .select(["kind", "by_person"])
    .distinct()
    .where("page_id", "=", page)
    .where("by_person", "is not", null)
    .execute()
  const who = (...kinds: readonly string[]): readonly string[] => {
    const ids = new Set(did.filter(one => kinds.includes(one.kind)).map(one => one.by_person))
    return people.filter(person => ids.has(person.id)).map(person => nameOf(person, locale))
  }
  return { translation: who("edited", "accepted", "rejected"), review: who("suggested", "commented", "judged") }
}

async function comments(db: Db, page: string, people: readonly Person[], locale: Locale, doc: Node): Promise<string[]> {
  const t = translator(locale, "exportNote")
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" })
  const numbers = new Map(doc.content.content.map((pair, i) => [pair.attrs.id as string, i + 1]))
  const threads = await threadsOf(db, page)
  if (threads.length === 0) return []
  const labels = labelsOf(people.map(person => ({ ...person, name: nameOf(person, locale) })))
  const tc = translator(locale, "comments")
  const said = threads.flatMap(thread => {
    const number = thread.pair === null ? undefined : numbers.get(thread.pair)
    const where = number === undefined ? t("onPage") : t("onPair", { number })
    const quote = thread.quote ? ` “${thread.quote}”` : ""
    const left = thread.comments.filter(comment => comment.deleted === null)
    if (left.length === 0) return []
    const about = [
      ...(thread.kind === "note" ? [] : [tc(`kinds.${thread.kind}`)]),
      ...(thread.resolved ? [t("resolved")] : []),
    ]
    return [
      `${where}${quote}${about.length > 0 ? ` (${about.join(", ")})` : ""}`,
      ...left.map(comment => {
        const author = people.find(person => person.id === comment.author)
        const name = comment.importedBy ?? (author ? nameOf(author, locale) : "")
        return `  ${t("comment", { name, when: date.format(comment.at), text: toNames(comment.text, labels).replace(/\s+/gu, " ") })}`
      }),
    ]
  })
  return said.length === 0 ? [] : [t("comments"), ...said]
}
