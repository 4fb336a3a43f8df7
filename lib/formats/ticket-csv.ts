/** A ticket's table (`?format=csv` or `?format=tab`): one row under the names of fields, as Trac writes it. No comments. */
import type { Ticket } from "./ticket"
import { makeTicket } from "./ticket-make"

const heads = ["summary", "reporter", "description", "status"] as const
const inHead = new Set<string>(["id", "summary", "description", "status", "type", "resolution"])

export function readTicketTable(file: string): Ticket | null {
  const start = file.replace(/^\ufeff/u, "")
  const separator = /^"?id"?([,\t;])/iu.exec(start)?.[1]
  if (separator === undefined) return null
  const [names = [], values, more] = recordsOf(start, separator)
  // Of several rows, as a query gives them, none is the page.
  if (values === undefined || more !== undefined) return null
  const cells = new Map(names.map((name, i) => [name.trim().toLowerCase(), (values[i] ?? "").trim()]))
  const id = Number(cells.get("id"))
  if (!Number.isSafeInteger(id) || id < 1 || heads.some(name => !cells.has(name))) return null
  const cell = (name: string): string => cells.get(name) ?? ""
  return makeTicket({
    head: {
      id,
      summary: cell("summary"),
      status: cell("status"),
      type: cell("type"),
      resolution: cell("resolution") || null,
      opened: cell("time") || null,
      closed: null,
    },
    fields: [...cells]
      .filter(([name, value]) => value !== "" && !inHead.has(name))
      .map(([name, value]) => ({ name, value })),
    description: cell("description").replace(/\r\n?/gu, "\n"),
    comments: [],
    attachments: [],
    markup: "trac-wiki",
  })
}

/** The first three records: more are not looked at. */
function recordsOf(file: string, separator: string): string[][] {
  const records: string[][] = []
  let record: string[] = []
  let at = 0
  while (at < file.length && records.length < 3) {
    let words = ""
    if (file[at] === '"') {
      let end = at + 1
      while (end < file.length && (file[end] !== '"' || file[end + 1] === '"')) end += file[end] === '"' ? 2 : 1
      words = file.slice(at + 1, end).replaceAll('""', '"')
      at = end + 1
    }
    const rest = at
    while (at < file.length && file[at] !== separator && file[at] !== "\n" && file[at] !== "\r") at++
    record.push(words + file.slice(rest, at))
    if (file[at] === separator) {
      at++
      continue
    }
    if (file[at] === "\r" && file[at + 1] === "\n") at++
    at++
    if (record.length > 1 || record[0] !== "") records.push(record)
    record = []
  }
  if (record.length > 0) records.push(record)
  return records
}
