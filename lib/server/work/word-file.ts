/** A page as a Word file, worked out beside the main thread where the page is long. See pages/word-out.ts. */
import type { Node } from "prosemirror-model"
import { readWord } from "@/lib/formats/docx-read"
import { type WordWritten, writeWord } from "@/lib/formats/docx-write"
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
import type { SuggestionInfo, ThreadInfo } from "@/lib/sync/protocol"
import { docOf, type Handed } from "./handed"

export type WordLayout = "review" | "table"

export interface WordAsked {
  readonly layout: WordLayout
  readonly locale: Locale
  /** Of the page. */
  readonly id: string
  readonly title: string
  readonly langs: { readonly source: string; readonly target: string }
  /** By which the file is known again; null: it is not. */
  readonly goingOut: string | null
  /** With the names they are written with. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly siglum: string }[]
  readonly suggestions: readonly SuggestionInfo[]
  readonly threads: readonly ThreadInfo[]
}

export interface WordMade {
  readonly file: Noted<string>
  /** Null where it need not be known again. */
  readonly record: WordRecord | null
}

export function makeWord(handed: Handed, asked: WordAsked): WordMade {
  const doc = docOf(handed)
  const { layout, goingOut, langs } = asked
  const seconds = new Seconds()
  const revisions = revisionsOf(doc, asked, seconds)
  const threads = threadsFor(doc, asked, seconds)
  const tracked = trackedTargets(doc, { lang: langs.target, revisions, threads, whole: layout === "review" })
  const page = { ...tracked, threads: placed(tracked, threads) }
  const written = writeWord(page, {
    title: asked.title,
    properties: { "cotejo.page": asked.id, "cotejo.export": goingOut ?? "", "cotejo.layout": layout },
    tracks: true,
    rtl: isFromTheRight(langs.target),
    ...(layout === "table" ? { table: tableOf(doc, asked) } : {}),
  })
  const file = { value: pack(written.value), notes: written.notes }
  if (goingOut === null) return { file, record: null }
  return { file, record: recordOf(revisions, threads, shownIn(written, langs.target)) }
}

/**
 * The signs of what a reader of the file finds. Reading a long file takes longer than writing it, and finds what was written
 * (a law in word-file.test.ts), unless a name has something in it that XML changes.
 */
function shownIn({ value, revisions }: WordWritten, lang: string): ReadonlySet<string> {
  const all = [...revisions]
  const isOdd = all.some(one => /[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(one.author))
  const read = isOdd ? readWord(value, lang) : null
  const found = read === null ? all : read.ok ? read.value.page.revisions : []
  return new Set(found.map(one => signOf(one.author, one.at)))
}

const isFromTheRight = (lang: string): boolean => /^(ar|he|fa|ur|yi|ps|sd|ug|dv|ckb)\b/i.test(lang)

function revisionsOf(doc: Node, { people, suggestions }: WordAsked, seconds: Seconds): Revision[] {
  const infos = new Map(suggestions.map(one => [one.id, one]))
  return listSuggestions(doc).map(({ id, author }) => {
    const info = infos.get(id)
    const name = info?.importedBy ?? people.find(one => one.id === author)?.name
    return { id, author: name || "Cotejo", at: seconds.free(info?.at ?? Date.now()) }
  })
}

function threadsFor(doc: Node, asked: WordAsked, seconds: Seconds): TrackedThread[] {
  const { people, locale } = asked
  const t = translator(locale, "word")
  const labels = labelsOf(people)
  const rows = new Map(doc.children.map((pair, i) => [pair.attrs.id as string, String(i)]))
  const about = (thread: ThreadInfo): string => {
    if (thread.pair === null) return `[${t("onPage")}] `
    return thread.side === "source" ? `[${t("onSource", { quote: thread.quote.slice(0, 120) })}] ` : ""
  }
  return asked.threads.flatMap((thread): TrackedThread[] => {
    const comments = thread.comments
      .filter(one => one.deleted === null)
      .map((one, i) => {
        const author = one.importedBy ?? people.find(other => other.id === one.author)?.name
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

function tableOf(doc: Node, { langs, locale }: WordAsked) {
  const t = translator(locale, "word")
  const status = translator(locale, "status")
  return {
    heads: [
      "№",
      languageHeading(langs.source, locale),
      languageHeading(langs.target, locale),
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
