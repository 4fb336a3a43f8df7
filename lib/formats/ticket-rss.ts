/** A ticket's feed (`?format=rss`): the description and every change, each with its author and its date. */
import type { FieldChange, Ticket } from "./ticket"
import { changesInList, cleanTracHtml, splitChanges } from "./ticket-changes"
import { makeTicket } from "./ticket-make"
import { childNamed, elementsOf, readXml, wordsOf, type XmlElement } from "./xml"

export function readTicketFeed(file: string): Ticket | null {
  if (!/^\ufeff?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<rss\b/u.test(file.slice(0, 4000))) return null
  const read = readXml(file)
  const channel = read.ok ? childNamed(read.value, "channel") : undefined
  if (channel === undefined) return null
  const link = words(channel, "link")
  const id = Number(/\/ticket\/(\d{1,9})(?:[/?#]|$)/u.exec(link)?.[1])
  if (!Number.isSafeInteger(id)) return null
  const title = words(channel, "title")
  const mark = new RegExp(`^.*?#${id}\\s*:?\\s*`, "u")
  const comments = elementsOf(channel)
    .filter(one => one.local === "item")
    .map((item, i) => commentOf(item, i))
  const now = lastOf(comments.flatMap(one => one.changes))
  return makeTicket({
    head: {
      id,
      summary: title.replace(mark, "").trim() || title,
      status: now.get("status") ?? "new",
      type: now.get("type") ?? "",
      resolution: now.get("resolution") ?? null,
      opened: words(channel, "pubDate") || null,
      closed: null,
    },
    fields: [...now]
      .filter(([name, value]) => value !== null && !["status", "resolution", "type", "summary"].includes(name))
      .map(([name, value]) => ({ name, value: value ?? "" })),
    description: cleanTracHtml(words(channel, "description")),
    comments: numbered(comments),
    attachments: comments.flatMap(one =>
      one.changes.flatMap(change => (change.field === "attachment" ? (change.to ?? []) : [])),
    ),
    markup: "html",
  })
}

const words = (element: XmlElement, name: string): string => {
  const child = childNamed(element, name)
  return child === undefined ? "" : wordsOf(child).trim()
}

function commentOf(item: XmlElement, place: number) {
  const when = words(item, "pubDate")
  const at = Date.parse(when)
  const number = /#comment:(\d{1,6})/u.exec(`${words(item, "link")} ${words(item, "guid")}`)?.[1]
  const { list, rest } = splitChanges(words(item, "description"))
  return {
    number: number === undefined ? null : Number(number),
    place,
    by: words(item, "creator") || words(item, "author"),
    when,
    ...(Number.isNaN(at) ? {} : { at }),
    changes: changesInList(list),
    raw: cleanTracHtml(rest),
  }
}

/** What has no number of its own (a file that was added) gets one that no comment has. */
export function numbered<T extends { readonly number: number | null }>(
  comments: readonly T[],
): (T & { readonly number: number })[] {
  const taken = new Set<number>()
  let next = Math.max(0, ...comments.map(one => one.number ?? 0))
  return comments.map(one => {
    const number = one.number !== null && !taken.has(one.number) ? one.number : ++next
    taken.add(number)
    return { ...one, number }
  })
}

/** The values that the changes end in. */
function lastOf(changes: readonly FieldChange[]): ReadonlyMap<string, string | null> {
  return new Map(changes.filter(one => one.field !== "attachment").map(({ field, to }) => [field, to]))
}
