/** A Trac ticket's page as a browser saves it. Read by its ids and classes, which no language of the interface changes. */

import { isTooTangled, parseHtml } from "./html-tree"
import type { FieldChange, Ticket } from "./ticket"
import {
  all,
  attributeOf,
  changeIn,
  classesOf,
  cleanTracHtml,
  type HtmlElement,
  type HtmlNode,
  wordsIn,
} from "./ticket-changes"
import { makeTicket } from "./ticket-make"
import { numbered } from "./ticket-rss"

/** Comments and changes; more is no ticket that anybody reads. */
const MOST_PARTS = 20_000

export function readTicketPage(file: string): Ticket | null {
  if (
    !/\bid="?(?:ticketbox|ticket)\b/u.test(file) ||
    !/class="?[^">]{0,200}\b(?:searchable|trac-id|properties)\b/u.test(file)
  )
    return null
  if (isTooTangled(file)) return null
  const page = parseHtml(file)
  if (page === "too-deep") return null
  const box = byId(page, "ticket")
  const heading = box && textOf(box, "trac-id")
  const id = Number(/\d{1,9}/u.exec(heading || titleOf(page))?.[0])
  if (box === undefined || !Number.isSafeInteger(id) || id < 1) return null
  const log = byId(page, "changelog")
  const comments = log === undefined ? [] : commentsIn(log, file)
  if (comments === null) return null
  return makeTicket({
    head: {
      id,
      summary: textOf(box, "summary") || titleOf(page),
      status: textOf(box, "trac-status") || statusIn(box),
      type: textOf(box, "trac-type"),
      resolution: textOf(box, "trac-resolution").replace(/^\((.*)\)$/u, "$1") || null,
      ...datesIn(box),
    },
    fields: fieldsIn(box),
    description: rawOf(descriptionIn(box), file),
    comments: numbered(comments),
    attachments: attachmentsIn(page),
    markup: "html",
  })
}

const byId = (node: HtmlNode, id: string): HtmlElement | undefined => all(node, one => attributeOf(one, "id") === id)[0]
const withClass = (node: HtmlNode, name: string): HtmlElement | undefined =>
  all(node, one => classesOf(one).includes(name))[0]
const textOf = (node: HtmlNode, name: string): string => {
  const found = withClass(node, name)
  return found === undefined ? "" : wordsIn(found)
}
const titleOf = (page: HtmlNode): string => {
  const [title] = all(page, one => one.tagName === "title")
  return title === undefined ? "" : wordsIn(title)
}

/** Before Trac 1.0: `<span class="status">(closed task: fixed)</span>`. */
const statusIn = (box: HtmlElement): string => /^\(?(\S+)/u.exec(textOf(box, "status"))?.[1] ?? ""

function datesIn(box: HtmlElement): { opened: string | null; closed: string | null } {
  const date = withClass(box, "date")
  const said = date === undefined ? [] : all(date, one => one.tagName === "p").map(wordsIn)
  const find = (words: RegExp): string | null =>
    said
      .find(one => words.test(one))
      ?.replace(words, "")
      .trim() ?? null
  return {
    opened: find(/^(?:Opened|Abierto|Creado)\s*/iu) ?? said[0] ?? null,
    closed: find(/^(?:Closed|Cerrado)\s*/iu),
  }
}

function fieldsIn(box: HtmlElement): Ticket["fields"] {
  const table = withClass(box, "properties")
  if (table === undefined) return []
  const values = new Map(
    all(table, one => one.tagName === "td").map(one => [attributeOf(one, "headers"), wordsIn(one)] as const),
  )
  return all(table, one => one.tagName === "th" && attributeOf(one, "id").startsWith("h_")).flatMap(head => {
    const id = attributeOf(head, "id")
    const value = values.get(id) ?? ""
    return value === "" ? [] : [{ name: id.slice("h_".length), value }]
  })
}

function descriptionIn(box: HtmlElement): HtmlElement | undefined {
  const around = all(box, one => classesOf(one).includes("description")).at(-1)
  return around === undefined ? undefined : (withClass(around, "searchable") ?? around)
}

/** What stands between an element's tags, as written. */
function rawOf(element: HtmlElement | undefined, file: string): string {
  const place = element?.sourceCodeLocation
  if (!place?.startTag) return ""
  return cleanTracHtml(file.slice(place.startTag.endOffset, place.endTag?.startOffset ?? place.endOffset))
}

/** Each heading with what follows it up to the next: newer pages have them in a box each, older ones in a row. */
function commentsIn(log: HtmlElement, file: string) {
  const parts = all(log, one => isHeading(one) || isWords(one) || isChange(one))
  if (parts.length > MOST_PARTS) return null
  const comments: {
    number: number | null
    by: string
    when: string
    at?: number
    replyTo?: number
    changes: FieldChange[]
    raw: string
  }[] = []
  for (const part of parts) {
    const last = comments.at(-1)
    if (isHeading(part)) comments.push(headOf(part))
    else if (last === undefined) continue
    else if (isWords(part)) last.raw = rawOf(part, file)
    else {
      const change = changeIn(part)
      if (change !== null) last.changes.push(change)
    }
  }
  return comments
}

const isHeading = (one: HtmlElement): boolean => one.tagName === "h3" && classesOf(one).includes("change")
const isWords = (one: HtmlElement): boolean =>
  classesOf(one).includes("comment") && classesOf(one).includes("searchable")
const isChange = (one: HtmlElement): boolean =>
  (one.tagName === "tr" && classesOf(one).some(name => name.startsWith("trac-field-"))) ||
  (one.tagName === "li" && inChanges(one))
const inChanges = (one: HtmlElement): boolean => {
  const around = one.parentNode
  return around !== null && "attrs" in around && classesOf(around).includes("changes")
}

function headOf(heading: HtmlElement) {
  const number = /comment:(\d{1,6})/u.exec([attributeOf(heading, "id"), textOf(heading, "cnum")].join(" "))?.[1]
  const inBox = all(heading, one => /^comment:\d+$/u.test(attributeOf(one, "id")))[0]
  const own = number ?? (inBox && /\d+/u.exec(attributeOf(inBox, "id"))?.[0])
  const [time] = all(heading, one => classesOf(one).includes("timeline"))
  const reply = /\d{1,6}/u.exec(textOf(heading, "trac-in-reply-to"))?.[0]
  const said = wordsIn(heading)
  const when = time === undefined ? "" : wordsIn(time)
  const by =
    textOf(heading, "trac-author") ||
    (/(?:\bby|\bpor)\s+(.+)$/iu.exec(said)?.[1] ?? "").replace(/,[^,]*$/u, match =>
      when !== "" && match.includes(when) ? "" : match,
    )
  return {
    number: own === undefined ? null : Number(own),
    by: by.trim(),
    when,
    ...(reply === undefined ? {} : { replyTo: Number(reply) }),
    changes: [],
    raw: "",
  }
}

function attachmentsIn(page: HtmlNode): string[] {
  const list = byId(page, "attachments")
  if (list === undefined) return []
  return all(list, one => one.tagName === "dt" || one.tagName === "li").flatMap(item => {
    const [link] = all(item, one => one.tagName === "a")
    return link === undefined ? [] : [wordsIn(link)]
  })
}
