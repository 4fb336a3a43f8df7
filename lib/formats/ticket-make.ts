/** A ticket from its parts, for formats that say plainly what is what: a page, a feed, a table, an issue. */
import { blockText } from "@/lib/page/page"
import { html } from "./html"
import { NoteBook } from "./notes"
import type { Ticket, TicketComment, TicketMarkup, TicketWords } from "./ticket"
import { draftsIn } from "./trac-drafts"
import { fieldOf } from "./trac-labels"

export interface TicketParts {
  readonly head: Pick<Ticket, "id" | "summary" | "status" | "type" | "resolution" | "opened" | "closed">
  readonly fields: Ticket["fields"]
  /** As written in `markup`. */
  readonly description: string
  readonly comments: readonly (Omit<TicketComment, "blocks" | "text" | "raw"> & { readonly raw: string })[]
  readonly attachments: readonly string[]
  /** Absent: words as they were shown. */
  readonly markup?: TicketMarkup
}

export function makeTicket({ head, fields, description, comments, attachments, markup }: TicketParts): Ticket {
  const notes = new NoteBook()
  const said = comments.map((comment): TicketComment => ({ ...comment, ...wordsIn(comment.raw, markup) }))
  const told = wordsIn(description, markup)
  const drafts = draftsIn(told, said)
  if (drafts.length > 1) notes.add("several-drafts", undefined, drafts.map(n => `comment:${n}`).join(", "))
  if (drafts.length === 0) notes.add("no-draft")
  return {
    ...head,
    fields,
    description: told,
    comments: said,
    attachments: [...new Set(attachments)],
    languages: languagesIn(fields),
    drafts,
    consistent: true,
    ...(markup === undefined ? {} : { markup }),
    notes: notes.take(),
  }
}

function wordsIn(raw: string, markup: TicketMarkup | undefined): TicketWords {
  const blocks =
    markup === "html" ? blocksOfHtml(raw) : raw.split(/\n[ \t]*(?:\n[ \t]*)+/u).filter(one => one.trim() !== "")
  return { blocks, text: blocks.join("\n\n"), ...(markup === undefined ? {} : { raw }) }
}

function blocksOfHtml(raw: string): string[] {
  if (raw.trim() === "") return []
  const read = html.read(raw, "und")
  return read.ok ? read.value.value.blocks.map(blockText).filter(one => one.trim() !== "") : []
}

const languageTags = new Set(
  "en es fr de it pt ca eu gl nl ru ar zh ja ko pl ro sv da nb fi tr el he hi uk cs hu qu ht".split(" "),
)

/** From keywords or labels like `en-es`. */
export function languagesIn(fields: Ticket["fields"]): Ticket["languages"] {
  const keywords = fields.find(field => fieldOf(field.name) === "keywords")?.value ?? ""
  for (const found of keywords.matchAll(
    /(?<![\p{L}\p{N}])([a-z]{2})\s*(?:-|_|->|→|>|:|2)\s*([a-z]{2})(?![\p{L}\p{N}])/giu,
  )) {
    const source = (found[1] as string).toLowerCase()
    const target = (found[2] as string).toLowerCase()
    if (source !== target && languageTags.has(source) && languageTags.has(target)) return { source, target }
  }
  return null
}
