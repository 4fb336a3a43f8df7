/**
 * Purpose: what a Word file has tracked, and its comments, on the page that was made from it.
 * Design: the page is stored without them; then they come in as steps like any others, so that suggestions have their records,
 *   the page its counts and its history. All of it is of whoever brings the file, under the name that stands there: anybody
 *   can write a member's name into a file. Only one that went out from here (word-back.ts) is believed to be theirs.
 */
import { type Node, Slice } from "prosemirror-model"
import { ReplaceStep, type Step } from "prosemirror-transform"
import type { TrackedPage, TrackedThread } from "@/lib/page/tracked"
import { withTracked } from "@/lib/review/tracked/to-doc"
import type { SideFile } from "@/lib/sync/api"
import type { Db } from "../db/engine"
import { type Person, peopleIn } from "../people"
import { newId } from "../secrets"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import { beside } from "../work/beside"
import { memberNamed } from "./members-by-name"
import { takeOwnSteps } from "./own-steps"
import { retally } from "./tally"

/** Reads the target's file again and puts on the page what it suggests. Nothing to do for files that track nothing. */
export async function takeBrought(server: Server, person: Person, page: string, file: SideFile): Promise<void> {
  const isKept = (file.changes ?? "keep") === "keep"
  const found = file.format === "docx" ? await beside(file.text.length, "trackedIn", file.text, file.lang) : null
  if (!found) return
  const tracked = isKept ? found : { ...found, revisions: [] }
  if (tracked.revisions.length + tracked.threads.length === 0) return
  const row = await server.db.selectFrom("pages").selectAll().where("id", "=", page).executeTakeFirstOrThrow()
  const access: PageAccess = { row, person, roles: person.roles }
  const people = await peopleIn(server.db, person.group)
  const named = nameEverything(tracked, person)
  await takeOwnSteps(server, access, async ({ doc }) => {
    const made = isKept ? withTracked(doc, tracked, named) : { doc, threads: new Map<string, string>() }
    return {
      steps: stepsBetween(doc, made.doc),
      acts: [],
      value: null,
      store: async db => {
        await storeNames(db, page, tracked, named, people, person)
        await storeThreads(db, access, tracked.threads, made, named)
        await retally(db, page, made.doc)
      },
    }
  })
}

interface Names {
  suggestion(revision: string): { readonly id: string; readonly author: string }
  thread(id: string): string
}

function nameEverything(page: TrackedPage, by: Person): Names {
  const suggestions = new Map(page.revisions.map(one => [one.id, { id: newId().slice(0, 12), author: by.id }]))
  const threads = new Map(page.threads.map(one => [one.id, newId().slice(0, 16)]))
  return {
    suggestion: id => suggestions.get(id) ?? { id: newId().slice(0, 12), author: by.id },
    thread: id => threads.get(id) ?? id,
  }
}

/** Where rows became one, everything is replaced; otherwise each target that is another one. */
function stepsBetween(before: Node, after: Node): Step[] {
  if (before.childCount !== after.childCount)
    return [new ReplaceStep(0, before.content.size, new Slice(after.content, 0, 0))]
  const steps: Step[] = []
  let shift = 0
  before.forEach((pair, offset, i) => {
    const [was, is] = [pair.child(1), after.child(i).child(1)]
    if (was.eq(is)) return
    const from = offset + shift + 2 + pair.child(0).nodeSize
    steps.push(new ReplaceStep(from, from + was.content.size, new Slice(is.content, 0, 0)))
    shift += is.nodeSize - was.nodeSize
  })
  return steps
}

async function storeNames(
  db: Db,
  page: string,
  { revisions }: TrackedPage,
  named: Names,
  people: readonly Person[],
  by: Person,
): Promise<void> {
  for (const one of revisions) {
    // What whoever brings the file suggested in it is simply theirs.
    const isOwn = memberNamed(people, one.author)?.id === by.id
    const set = { imported_by: isOwn ? null : one.author || null, ...(one.at === null ? {} : { at: one.at }) }
    const { id } = named.suggestion(one.id)
    await db.updateTable("suggestions").set(set).where("page_id", "=", page).where("id", "=", id).execute()
  }
}

async function storeThreads(
  db: Db,
  { row, person }: PageAccess,
  threads: readonly TrackedThread[],
  made: { readonly doc: Node; readonly threads: ReadonlyMap<string, string> },
  named: Names,
): Promise<void> {
  const quotes = quotesIn(made.doc)
  const now = Date.now()
  for (const [i, thread] of threads.entries()) {
    const [first] = thread.comments
    if (first === undefined || thread.comments.every(one => one.text.trim() === "")) continue
    const id = named.thread(thread.id)
    const pair = made.threads.get(thread.id) ?? null
    const resolved = thread.resolved
      ? { resolved_by: person.id, resolved_at: now }
      : { resolved_by: null, resolved_at: null }
    await db
      .insertInto("threads")
      .values({
        page_id: row.id,
        id,
        pair,
        side: pair === null ? null : "target",
        quote: (quotes.get(id) ?? "").slice(0, 2000),
        created_at: (first.at ?? now) + i,
        ...resolved,
      })
      .execute()
    for (const [ord, one] of thread.comments.entries()) {
      const imported = { imported_by: one.author || "?", at: one.at ?? now, ord, text: one.text || "—" }
      await db
        .insertInto("comments")
        .values({ id: newId(), page_id: row.id, thread_id: id, author: person.id, ...imported })
        .execute()
    }
  }
}

/** The words each conversation hangs on. */
function quotesIn(doc: Node): ReadonlyMap<string, string> {
  const quotes = new Map<string, string>()
  doc.descendants(node => {
    if (!node.isText) return
    for (const mark of node.marks) {
      const id = mark.attrs.thread as string | undefined
      if (mark.type.name === "comment" && id !== undefined) quotes.set(id, (quotes.get(id) ?? "") + (node.text ?? ""))
    }
  })
  return quotes
}
