/**
 * An issue of GitHub or GitLab: its page copied as text, in English or Spanish, or what their command lines print.
 *
 * Design: lines that say who did what when part the text; one such line may have been copied as two or three. A number, and
 *   somebody who opened or commented, must be there, so that an article about issues is none.
 * Guarantees: what stands between those lines is kept as it stands; only the page's own buttons and badges are left out.
 */

import { headAt, type IssueHead, isChrome, isFoot, plain, stateIn, titleIn } from "./issue-lines"
import { linesOf } from "./lines"
import { leastMarkup, markupScores } from "./recognise"
import type { FieldChange, Ticket } from "./ticket"
import { makeTicket } from "./ticket-make"
import { numbered } from "./ticket-rss"

interface Entry extends IssueHead {
  readonly lines: string[]
}

export function readIssue(file: string): Ticket | null {
  const lines = linesOf(file).map(one => one.text.trimEnd())
  return readPrinted(lines) ?? readCopied(lines)
}

function readCopied(lines: readonly string[]): Ticket | null {
  const title = titleIn(lines)
  if (title === null) return null
  const entries: Entry[] = []
  let state: string | null = null
  for (let at = title.next; at < lines.length; at++) {
    const head = headAt(lines, at)
    if (head !== null) {
      dropName(entries.at(-1), head.by)
      entries.push({ ...head, lines: [] })
      at += head.taken - 1
      continue
    }
    const line = lines[at] as string
    const last = entries.at(-1)
    if (last === undefined) {
      state ??= stateIn(line)
      // Far from its title nobody opened it.
      if (at > title.next + 40) return null
    } else if (isFoot(plain(line))) break
    else last.lines.push(line)
  }
  const told = entries.findIndex(one => one.what !== "did" && textOf(one) !== "")
  const first = entries[told]
  if (first === undefined || (state === null && !entries.some(one => one.what === "opened"))) return null
  const rest = entries.filter((one, i) => i !== told && one.what !== "opened")
  return issue({
    id: title.id,
    summary: title.summary,
    state,
    by: (entries.find(one => one.what === "opened") ?? first).by,
    opened: (entries.find(one => one.what === "opened") ?? first).when,
    labels: "",
    description: textOf(first),
    comments: numberAll(rest),
  })
}

/** The picture above a comment is copied as a line with its author's name. */
function dropName(before: Entry | undefined, name: string): void {
  const last = before?.lines.findLastIndex(line => line.trim() !== "") ?? -1
  if (before && last >= 0 && plain(before.lines[last] as string).replace(/^@/u, "") === name) before.lines.length = last
}

/** Words of an entry without the badges and buttons round them. */
function textOf({ lines }: Entry): string {
  let from = 0
  let to = lines.length
  while (from < to && ((lines[from] as string).trim() === "" || isChrome(plain(lines[from] as string)))) from++
  while (to > from && ((lines[to - 1] as string).trim() === "" || isChrome(plain(lines[to - 1] as string)))) to--
  return lines.slice(from, to).join("\n")
}

const numberAll = (entries: readonly Entry[]) => {
  let number = 0
  return numbered(
    entries.map(one => ({
      number: one.what === "commented" ? ++number : null,
      by: one.by,
      when: one.when,
      changes: one.changes,
      raw: one.what === "commented" ? textOf(one) : "",
    })),
  )
}

/** `gh issue view 7` and `gh issue view 7 --comments`, `glab issue view 7`: fields, a line `--`, the words. */
function readPrinted(lines: readonly string[]): Ticket | null {
  if (!/^title:\t/u.test(lines[0] ?? "")) return null
  const head = fieldsFrom(lines, 0)
  const number = Number(head?.fields.get("number"))
  if (head === null || !Number.isSafeInteger(number) || number < 1) return null
  const parts: { fields: ReadonlyMap<string, string>; lines: string[] }[] = [{ fields: head.fields, lines: [] }]
  for (let at = head.next; at < lines.length; at++) {
    const next = /^author:\t/u.test(lines[at] ?? "") ? fieldsFrom(lines, at) : null
    if (next !== null) {
      parts.push({ fields: next.fields, lines: [] })
      at = next.next - 1
    } else parts.at(-1)?.lines.push(lines[at] as string)
  }
  const words = (some: readonly string[]): string =>
    some
      .join("\n")
      .replace(/\n--\s*$/u, "")
      .trim()
  const comments = parts.slice(1).map(({ fields, lines: said }) => ({
    number: null,
    by: fields.get("author") ?? "",
    when: "",
    changes: [] as FieldChange[],
    raw: words(said),
  }))
  return issue({
    id: number,
    summary: head.fields.get("title") ?? "",
    state: stateIn(head.fields.get("state") ?? ""),
    by: head.fields.get("author") ?? "",
    opened: null,
    labels: head.fields.get("labels") ?? "",
    description: words(parts[0]?.lines ?? []),
    comments: numbered(comments),
  })
}

function fieldsFrom(
  lines: readonly string[],
  from: number,
): { fields: ReadonlyMap<string, string>; next: number } | null {
  const fields = new Map<string, string>()
  for (let at = from; at < Math.min(lines.length, from + 20); at++) {
    if (lines[at] === "--") return fields.size > 0 ? { fields, next: at + 1 } : null
    const found = /^([a-z ]{2,20}):\s*(.*)$/u.exec(lines[at] as string)
    if (found === null) return null
    fields.set(found[1] as string, found[2] as string)
  }
  return null
}

interface Issue {
  readonly id: number
  readonly summary: string
  readonly state: string | null
  readonly by: string
  readonly opened: string | null
  readonly labels: string
  readonly description: string
  readonly comments: ReturnType<typeof numberAll>
}

function issue({ id, summary, state, by, opened, labels, description, comments }: Issue): Ticket {
  const said = [description, ...comments.map(one => one.raw)].join("\n\n")
  const [best] = markupScores(said)
  // A copy of the page as it is shown has no markup left.
  const isMarkdown = best?.id === "markdown" && best.score >= leastMarkup
  const changes = comments.flatMap(one => one.changes)
  const last = changes.filter(one => one.field === "status").at(-1)?.to
  const added = changes.flatMap(one => (one.field === "keywords" ? (one.to ?? []) : []))
  const keywords = [labels, ...added].filter(Boolean).join(", ")
  return makeTicket({
    head: { id, summary, status: state ?? last ?? "open", type: "issue", resolution: null, opened, closed: null },
    fields: [{ name: "reporter", value: by }, ...(keywords === "" ? [] : [{ name: "keywords", value: keywords }])],
    description,
    comments,
    attachments: [],
    ...(isMarkdown ? { markup: "markdown" as const } : {}),
  })
}
