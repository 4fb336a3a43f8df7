/**
 * A page as a Word file for somebody who reviews there: every suggestion a tracked change of its author, every conversation a
 * comment. What is needed to know the file again is kept (lib/review/readback/record.ts).
 */
import type { Node } from "prosemirror-model"
import { readWord } from "@/lib/formats/docx-read"
import { writeWord } from "@/lib/formats/docx-write"
import { pack } from "@/lib/formats/packed"
import { type Locale, translator } from "@/lib/messages"
import { languageHeading } from "@/lib/messages/languages"
import type { Noted } from "@/lib/page/outcome"
import type { Revision, TrackedPage, TrackedThread } from "@/lib/page/tracked"
import { labelsOf, toNames } from "@/lib/review/comments/mentions"
import { recordOf, Seconds, signOf, type WordRecord } from "@/lib/review/readback/record"
import { statusOf } from "@/lib/review/status"
import { listSuggestions } from "@/lib/review/suggest/list"
import { trackedSource, trackedTargets } from "@/lib/review/tracked/from-doc"
import type { ThreadInfo } from "@/lib/sync/protocol"
import { type Person, peopleIn } from "../people"
import { newId } from "../secrets"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import { nameOf } from "./export-note"
import { threadsOf } from "./info"
import { suggestionsOf } from "./suggestions"

export type WordLayout = "review" | "table"

/** @param isKept false for a look before saving: the file is not known again */
export async function wordOf(
  server: Server,
  access: PageAccess,
  layout: WordLayout,
  locale: Locale,
  isKept: boolean,
): Promise<Noted<string>> {
  const { row, person } = access
  const { doc, version } = await server.rooms.open(row.id)
  const people = await peopleIn(server.db, row.group_id)
  const seconds = new Seconds()
  const revisions = await revisionsOf(server, row.id, doc, people, locale, seconds)
  const threads = await threadsFor(server, row.id, doc, people, locale, seconds)
  const tracked = trackedTargets(doc, { lang: row.target_lang, revisions, threads, whole: layout === "review" })
  const page = { ...tracked, threads: placed(tracked, threads) }
  const id = newId()
  const written = writeWord(page, {
    title: row.target_title || row.title,
    properties: { "cotejo.page": row.id, "cotejo.export": isKept ? id : "", "cotejo.layout": layout },
    tracks: true,
    rtl: isFromTheRight(row.target_lang),
    ...(layout === "table" ? { table: tableOf(doc, access, locale) } : {}),
  })
  if (isKept) {
    const read = readWord(written.value, row.target_lang)
    const shown = read.ok ? read.value.page.revisions.map(one => signOf(one.author, one.at)) : []
    const record: WordRecord = recordOf(revisions, threads, new Set(shown))
    const values = { id, page_id: row.id, version, layout, by_person: person.id, at: Date.now() }
    await server.db
      .insertInto("word_exports")
      .values({ ...values, body: JSON.stringify(record) })
      .execute()
  }
  return { value: pack(written.value), notes: written.notes }
}

const isFromTheRight = (lang: string): boolean => /^(ar|he|fa|ur|yi|ps|sd|ug|dv|ckb)\b/i.test(lang)

async function revisionsOf(
  server: Server,
  page: string,
  doc: Node,
  people: readonly Person[],
  locale: Locale,
  seconds: Seconds,
): Promise<Revision[]> {
  const infos = new Map((await suggestionsOf(server.db, page)).map(one => [one.id, one]))
  return listSuggestions(doc).map(({ id, author }) => {
    const info = infos.get(id)
    const person = people.find(one => one.id === author)
    const name = info?.importedBy ?? (person ? nameOf(person, locale) : "") ?? ""
    return { id, author: name || "Cotejo", at: seconds.free(info?.at ?? Date.now()) }
  })
}

async function threadsFor(
  server: Server,
  page: string,
  doc: Node,
  people: readonly Person[],
  locale: Locale,
  seconds: Seconds,
): Promise<TrackedThread[]> {
  const t = translator(locale, "word")
  const labels = labelsOf(people.map(person => ({ ...person, name: nameOf(person, locale) })))
  const rows = new Map(doc.children.map((pair, i) => [pair.attrs.id as string, String(i)]))
  const about = (thread: ThreadInfo): string => {
    if (thread.pair === null) return `[${t("onPage")}] `
    return thread.side === "source" ? `[${t("onSource", { quote: thread.quote.slice(0, 120) })}] ` : ""
  }
  return (await threadsOf(server.db, page)).flatMap((thread): TrackedThread[] => {
    const comments = thread.comments
      .filter(one => one.deleted === null)
      .map((one, i) => {
        const person = people.find(other => other.id === one.author)
        const author = one.importedBy ?? (person ? nameOf(person, locale) : "")
        const text = `${i === 0 ? about(thread) : ""}${toNames(one.text, labels)}`
        return { id: one.id, author: author || "Cotejo", at: seconds.free(one.at), text }
      })
    const row = thread.pair === null ? undefined : rows.get(thread.pair)
    if (comments.length === 0) return []
    return [
      { id: thread.id, resolved: thread.resolved !== null, comments, ...(row === undefined ? {} : { block: row }) },
    ]
  })
}

/** Threads name the row they are about; the file wants the block that the row begins in. */
function placed(page: TrackedPage, threads: readonly TrackedThread[]): TrackedThread[] {
  const blocks = new Map(page.blocks.flatMap(block => block.rows.map(({ row }) => [row, block.id] as const)))
  return threads.map(({ block, ...thread }) => {
    const at = block === undefined ? undefined : blocks.get(block)
    return at === undefined ? thread : { ...thread, block: at }
  })
}

function tableOf(doc: Node, { row }: PageAccess, locale: Locale) {
  const t = translator(locale, "word")
  const status = translator(locale, "status")
  return {
    heads: [
      "№",
      languageHeading(row.source_lang, locale),
      languageHeading(row.target_lang, locale),
      t("tableStatus"),
      t("tableRemarks"),
    ] as const,
    rows: doc.children.map((pair, i) => ({
      row: String(i),
      number: String(i + 1),
      source: trackedSource(pair, i),
      status: status(statusOf(pair)),
    })),
  }
}
