/**
 * The text copy of a Trac ticket page.
 *
 * Purpose: a page to be translated that came as a ticket: the description, the draft among the comments, who did what.
 * Design: labels first (trac-labels.ts), then lines: head, fields, description, attachments, history. What the copy lost
 *   (arrows, strike-through) is read from the order of changes (trac-replay.ts) and marked as inferred.
 * Guarantees: blocks hold their lines as they stand; nothing is repaired, contradictions are told.
 * Not here: the ticket's own HTML or CSV.
 */
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { type Line, linesOf } from "./lines"
import { NoteBook } from "./notes"
import { noteBrokenTags } from "./text"
import type { Ticket, TicketComment } from "./ticket"
import { languagesIn } from "./ticket-make"
import { draftsIn } from "./trac-drafts"
import { fieldOf, isKnownLabel, knownLabels, patterns } from "./trac-labels"
import { type RawChange, replay } from "./trac-replay"

export const looksLikeDump = (file: string): boolean => headIn(linesOf(file.slice(0, 4000))) !== null

export function readDump(file: string): Outcome<Ticket, "not-a-ticket" | "damaged"> {
  const lines = linesOf(file)
  const head = headIn(lines)
  if (head === null) return refuse("not-a-ticket")
  const reader = new DumpReader(lines, head.next)
  const summary = reader.summary()
  if (summary === null) return refuse("damaged")
  const fields = reader.fields()
  const body = reader.body(new Set(fields.map(field => field.name.toLowerCase())))
  return done(ticketOf(file, head, summary, fields, body))
}

interface HeadLines {
  readonly id: number
  readonly status: string
  readonly type: string
  readonly resolution: string | null
  readonly opened: string | null
  readonly closed: string | null
  readonly next: number
}

/** Lines that say when, then the one with number, state and type; any other line first means that this is no ticket. */
function headIn(lines: readonly Line[]): HeadLines | null {
  let opened: string | null = null
  let closed: string | null = null
  for (let i = 0; i < lines.length; i++) {
    const line = (lines[i] as Line).text.trim()
    if (line === "") continue
    if (line.length > 300) return null
    const old = patterns.oldHead.exec(line)
    const found = old ?? patterns.head.exec(line)
    if (found !== null && (old !== null || opened !== null || closed !== null || isFieldsSoon(lines, i + 1))) {
      const [, id, status = "", type = "", resolution] = found
      return { id: Number(id), status, type: type.trim(), resolution: resolution ?? null, opened, closed, next: i + 1 }
    }
    const dated = patterns.opened.exec(line)
    const ended = patterns.closed.exec(line)
    // "Opened the window." is a sentence, not a date.
    if (!patterns.time.test(line)) return null
    if (dated !== null) opened = dated[1] as string
    else if (ended !== null) closed = ended[1] as string
    else if (!patterns.modified.test(line)) return null
  }
  return null
}

/** "#5 is the number" is no head: the fields of a ticket follow its head closely. */
const isFieldsSoon = (lines: readonly Line[], from: number): boolean =>
  lines.slice(from, from + 8).some(line => /^\s*(?:Reported by|Informado por|Reportado por|Reporter):/i.test(line.text))

interface RawComment {
  readonly number: number
  readonly by: string
  readonly when: string
  readonly replyTo?: number
  readonly changes: RawChange[]
  readonly blocks: string[]
}

interface Body {
  readonly description: string[]
  readonly comments: RawComment[]
  readonly attachments: string[]
  /** How many changes the history's heading promises. */
  readonly promised: number | null
}

class DumpReader {
  #at: number

  constructor(
    readonly lines: readonly Line[],
    next: number,
  ) {
    this.#at = next
  }

  #skipBlank(): void {
    while (this.#at < this.lines.length && this.lines[this.#at]?.text.trim() === "") this.#at++
  }

  summary(): string | null {
    this.#skipBlank()
    return this.lines[this.#at++]?.text.trim() ?? null
  }

  fields(): { name: string; value: string }[] {
    this.#skipBlank()
    const out: { name: string; value: string }[] = []
    for (; this.#at < this.lines.length; this.#at++) {
      const line = this.lines[this.#at]?.text.trim() ?? ""
      const found = line === "" ? null : fieldsOfLine(line, out.length > 0)
      if (found === null) break
      out.push(...found)
    }
    return out
  }

  body(custom: ReadonlySet<string>): Body {
    const body: Body & { promised: number | null } = { description: [], comments: [], attachments: [], promised: null }
    let comment: RawComment | null = null
    let inHistory = false
    let mayChange = false
    let paragraph: string[] = []
    const flush = (): void => {
      if (paragraph.length === 0) return
      const blocks = comment?.blocks ?? (inHistory ? null : body.description)
      blocks?.push(paragraph.join("\n"))
      paragraph = []
    }
    this.#skipBlank()
    if (patterns.description.test(this.lines[this.#at]?.text.trim() ?? "")) this.#at++
    for (; this.#at < this.lines.length; this.#at++) {
      const raw = this.lines[this.#at]?.text ?? ""
      const line = raw.trim()
      if (line === "") {
        flush()
        if (comment !== null && comment.changes.length > 0) mayChange = false
        continue
      }
      if (patterns.foot.test(line)) break
      const history = comment === null && !inHistory ? patterns.history.exec(line) : null
      if (history !== null) {
        flush()
        body.promised = history[1] === undefined ? null : Number(history[1])
        inHistory = true
        continue
      }
      const head = commentHead(line, body.comments.at(-1)?.number ?? 0)
      if (head !== null) {
        flush()
        comment = head
        body.comments.push(comment)
        mayChange = true
        continue
      }
      if (
        comment === null &&
        !inHistory &&
        paragraph.length === 0 &&
        patterns.attachments.test(line) &&
        this.#attachments(body)
      )
        continue
      const next = this.lines[this.#at + 1]?.text.trim() ?? ""
      const change = mayChange && comment !== null ? changeOf(line, custom, next) : null
      if (change !== null && comment !== null) {
        comment.changes.push(change)
        const file = fieldOf(change.label) === "attachment" ? attachmentName(change.raw) : null
        if (file !== null) body.attachments.push(file)
        continue
      }
      mayChange = false
      paragraph.push(raw)
    }
    flush()
    return body
  }

  /** The list of files under its heading; false where what follows is no such list, but text. */
  #attachments(body: Body): boolean {
    let at = this.#at + 1
    const found: string[] = []
    for (; at < this.lines.length; at++) {
      const line = this.lines[at]?.text.trim() ?? ""
      if (line === "") continue
      const file = patterns.attached.exec(line)
      if (file !== null) found.push(clean(file[1] as string))
      else if (!patterns.download.test(line)) break
    }
    if (found.length === 0) return false
    body.attachments.push(...found)
    this.#at = at - 1
    return true
  }
}

/** Trac puts a space of no width after the names of files. */
const clean = (name: string): string => name.replace(/[\u200b\ufeff]/g, "").trim()
const attachmentName = (raw: string): string | null => {
  const found = /^(.+?)\u200b?\s+(?:added|añadido|agregado)\b/i.exec(raw)
  return found === null ? null : clean(found[1] as string)
}

/** `label: value` one or more times on a line; null for a line that has none at its start. */
function fieldsOfLine(line: string, mayBeCustom: boolean): { name: string; value: string }[] | null {
  const known = knownLabels.map(label => label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")
  const custom = mayBeCustom
    ? "|\\p{Lu}[\\p{L}\\p{N}_-]*(?: \\p{Ll}[\\p{L}\\p{N}_-]*){0,2}|^\\p{Lu}[\\p{L}\\p{N}_-]*(?: \\p{Lu}[\\p{L}\\p{N}_-]*)?(?=:\\s*\\S{0,40}$)"
    : ""
  const label = new RegExp(`(?<=^|\\s)(${known}${custom}):(?=\\s|$)`, "gu")
  const found = [...line.matchAll(label)]
  if (found[0]?.index !== 0) return null
  return found.map((one, i) => ({
    name: one[1] as string,
    value: line.slice(one.index + one[0].length, found[i + 1]?.index).trim(),
  }))
}

function commentHead(line: string, last: number): RawComment | null {
  if (line.length > 400) return null
  const found = patterns.comment.exec(line)
  if (found === null || Number(found[1]) <= last) return null
  let rest = (found[2] as string).trim()
  let replyTo: number | undefined
  for (let thread = patterns.thread.exec(rest); thread !== null; thread = patterns.thread.exec(rest)) {
    const number = /\d+/.exec(thread[2] ?? "")?.[0]
    if (thread[1] !== undefined && number !== undefined) replyTo = Number(number)
    rest = rest.slice(thread[0].length).trim()
  }
  const old = patterns.oldBy.exec(rest)
  const by = old === null ? patterns.newBy.exec(rest) : null
  const [who, when] = old !== null ? [old[2], old[1]] : [by?.[1], by?.[2]]
  if (who === undefined || when === undefined || !patterns.time.test(when)) return null
  const threaded = replyTo === undefined ? {} : { replyTo }
  return { number: Number(found[1]), by: who.trim(), when: when.trim(), ...threaded, changes: [], blocks: [] }
}

/** A row of changes: a field of this ticket or of any, a value that only a change has, or a row above such a row. */
function changeOf(line: string, custom: ReadonlySet<string>, next: string): RawChange | null {
  if (line.length > 400) return null
  const found = /^(\p{Lu}[\p{L}\p{N}_ -]{0,30}):\s+(.+)$/u.exec(line)
  if (found === null) return null
  const [, label = "", raw = ""] = found
  const named = isKnownLabel(label) || custom.has(label.toLowerCase())
  const changed = /→|⇒|^(?:changed |cambiado )?from .+ to |^set to |\((?:deleted|modified|diff)\)$/i.test(raw)
  return named || changed || (next !== "" && changeOf(next, custom, "") !== null) ? { label, raw: raw.trim() } : null
}

function ticketOf(
  file: string,
  head: HeadLines,
  summary: string,
  fields: readonly { readonly name: string; readonly value: string }[],
  body: Body,
): Ticket {
  const notes = new NoteBook()
  const replayed = replay(
    body.comments.map(comment => comment.changes),
    { ...head, fields },
  )
  const comments = body.comments.map(
    (comment, i): TicketComment => ({
      ...comment,
      changes: replayed.changes[i] ?? [],
      text: comment.blocks.join("\n\n"),
    }),
  )
  const description = { blocks: body.description, text: body.description.join("\n\n") }
  for (const comment of comments) {
    for (const change of comment.changes) {
      if (change.inferred === undefined) continue
      const code = change.field === "resolution" ? "deletion-inferred" : "arrow-inferred"
      notes.add(code, undefined, `comment:${comment.number} ${change.field}`)
    }
  }
  const counted = body.promised === null || body.promised === comments.length
  if (!counted) notes.add("comment-count-differs", undefined, String(body.promised))
  const ends = replayed.status === head.status && replayed.resolution === head.resolution
  const isUntouched = comments.every(comment => comment.changes.every(change => change.field !== "status"))
  // Without a change of state the head may say anything: the state it was opened in is not in the file.
  const consistent = counted && (ends || (isUntouched && replayed.resolution === null))
  if (counted && !consistent) notes.add("history-inconsistent", undefined, `${replayed.status} ≠ ${head.status}`)
  noteBrokenTags(file, notes)
  if (!/https?:\/\//.test(description.text)) notes.add("links-lost-in-dump")
  const drafts = draftsIn(description, comments)
  if (drafts.length > 1) notes.add("several-drafts", undefined, drafts.map(n => `comment:${n}`).join(", "))
  if (drafts.length === 0) notes.add("no-draft")
  return {
    id: head.id,
    summary,
    status: head.status,
    type: head.type,
    resolution: head.resolution,
    opened: head.opened,
    closed: head.closed,
    fields,
    description,
    comments,
    attachments: [...new Set(body.attachments)],
    languages: languagesIn(fields),
    drafts,
    consistent,
    notes: notes.take(),
  }
}
