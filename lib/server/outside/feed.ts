/** A group's news as an Atom feed, for whoever has a link of their own. Feed readers send no cookies. */
import { type Locale, translator } from "@/lib/messages"
import { isThreadKind } from "@/lib/review/comments/kinds"
import { may, type PageState, pageStates, pairStatuses } from "@/lib/review/roles"
import type { Db } from "../db/engine"
import { type Person, peopleIn, rolesOn } from "../people"
import { hashOf, newToken } from "../secrets"
import { workflowOf } from "../workflow"
import { latestNews, type News } from "./news"

const MOST_ENTRIES = 100

/** A new link for this person; the one before is over. */
export async function makeFeed(db: Db, person: string): Promise<string> {
  const token = newToken()
  const row = { token_hash: hashOf(token), made_at: Date.now() }
  await db
    .insertInto("feeds")
    .values({ person_id: person, ...row })
    .onConflict(same => same.column("person_id").doUpdateSet(row))
    .execute()
  return token
}

/** null when the link is over, or whoever made it is of the group no more. `origin` is where people find this Cotejo. */
export async function feedOf(db: Db, token: string, origin: string, locale: Locale): Promise<string | null> {
  const row = await db
    .selectFrom("feeds")
    .innerJoin("persons", "persons.id", "feeds.person_id")
    .innerJoin("groups", "groups.id", "persons.group_id")
    .select(["persons.id", "persons.group_id", "groups.name"])
    .where("feeds.token_hash", "=", hashOf(token))
    .where("persons.left_at", "is", null)
    .executeTakeFirst()
  if (!row) return null
  const people = await peopleIn(db, row.group_id)
  const reader = people.find(one => one.id === row.id)
  if (!reader) return null
  const news = await seenBy(db, reader, await latestNews(db, row.group_id, MOST_ENTRIES))
  const { names } = await workflowOf(db, row.group_id)
  const say = sentences(locale, people, names)
  const entries = news.map(one => {
    const link = `${origin}/pages/${encodeURIComponent(one.page)}?event=${encodeURIComponent(one.id)}`
    return [
      "<entry>",
      `<id>urn:cotejo:event:${xml(one.id)}</id>`,
      `<title>${xml(`${one.title}: ${say(one)}`)}</title>`,
      `<updated>${new Date(one.at).toISOString()}</updated>`,
      `<link href="${xml(link)}"/>`,
      `<author><name>${xml(nameOf(people, one.by, locale))}</name></author>`,
      "</entry>",
    ].join("")
  })
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    `<id>urn:cotejo:group:${xml(row.group_id)}</id>`,
    `<title>${xml(row.name)}</title>`,
    `<updated>${new Date(news[0]?.at ?? 0).toISOString()}</updated>`,
    `<link href="${xml(origin)}/"/>`,
    "<generator>Cotejo</generator>",
    ...entries,
    "</feed>\n",
  ].join("\n")
}

async function seenBy(db: Db, reader: Person, news: readonly News[]): Promise<News[]> {
  const sees = new Map<string, boolean>()
  for (const page of new Set(news.map(one => one.page))) sees.set(page, may(await rolesOn(db, page, reader), "see"))
  return news.filter(one => sees.get(one.page))
}

const nameOf = (people: readonly Person[], id: unknown, locale: Locale): string => {
  const person = people.find(one => one.id === id)
  if (!person) return translator(locale, "history")("somebody")
  return person.name || translator(locale, "people")("former")
}

/** The sentences of the page's history, without what only an open desk knows: the numbers of pairs. */
function sentences(locale: Locale, people: readonly Person[], names: { readonly [S in PageState]?: string }) {
  const t = translator(locale, "feed")
  const states = translator(locale, "states")
  const statuses = translator(locale, "status")
  const kinds = translator(locale, "comments")
  return ({ kind, by, detail }: News): string => {
    const state = pageStates.find(one => one === detail.to)
    const status = pairStatuses.find(one => one === detail.status)
    const key =
      kind === "moved" && detail.owner ? "assigned" : kind === "handed" && !detail.owner ? "handedToNobody" : kind
    return t(key, {
      by: nameOf(people, by, locale),
      to: state ? names[state] || states(state) : "",
      owner: nameOf(people, detail.owner, locale),
      status: status ? statuses(`${status}Lower`) : "",
      kind: isThreadKind(detail.to) ? kinds(`kinds.${detail.to}`) : "",
    })
  }
}

/** Also without the characters that XML has no way to say. */
const xml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[<>&"]/g, one => `&#${one.charCodeAt(0)};`)
