/**
 * Purpose: a Word file as a page with everything that is suggested in it and said about it.
 * Design: open (docx-package), read paragraphs (docx-body, docx-runs), make blocks of them (docx-assemble).
 * Guarantees: all words of the main text are in the page, old and new; what stands beside it (notes at the foot, text boxes,
 *   heads of pages) is told. Nothing that the file refers to is ever fetched.
 */
import { done, type Note, type Outcome, refuse } from "@/lib/page/outcome"
import type { Lang } from "@/lib/page/page"
import { projectTracked, type TrackedPage } from "@/lib/page/tracked"
import { assemble, type ReadBlock } from "./docx-assemble"
import { BodyReader, type ReadParagraph, type Remark } from "./docx-body"
import { commentsOf } from "./docx-comments"
import { customProperty, openWord, type WordPackage, wordChildren } from "./docx-package"
import { Revisions } from "./docx-revisions"
import { type Styles, stylesOf } from "./docx-styles"
import { type FormatRefusal, MOST_BLOCKS } from "./format"
import { NoteBook, shorten } from "./notes"
import { wordsOf } from "./xml"

export interface WordRead {
  readonly page: Omit<TrackedPage, "blocks"> & { readonly blocks: readonly ReadBlock[] }
  readonly notes: readonly Note[]
  readonly word: WordPackage
  readonly styles: Styles
  readonly paragraphs: readonly ReadParagraph[]
  readonly remarks: readonly Remark[]
}

export function readWord(bytes: Uint8Array, lang: Lang): Outcome<WordRead, FormatRefusal> {
  const opened = openWord(bytes)
  if (!opened.ok) return opened
  const word = opened.value
  const notes = new NoteBook()
  const styles = stylesOf(word)
  const revisions = new Revisions()
  const comments = commentsOf(word)
  const isTable = customProperty(word, "cotejo.layout") === "table"
  const body = new BodyReader(word, styles, revisions, comments, notes, isTable)
  body.read(word.body)
  if (body.paragraphs.length > MOST_BLOCKS) return refuse("too-many-blocks")
  const blocks = assemble(body.paragraphs)
  noteBeside(word, notes)
  const ranged = new Set(blocks.flatMap(block => block.runs.flatMap(run => run.threads)))
  const pointed = new Map(blocks.flatMap(block => block.threads.map(thread => [thread, block.id] as const)))
  const threads = comments.threads.map(thread => {
    const block = ranged.has(thread.id) ? undefined : pointed.get(thread.id)
    return block === undefined ? thread : { ...thread, block }
  })
  const used = usedRevisions(blocks)
  const page = { lang, blocks, revisions: revisions.all().filter(one => used.has(one.id)), threads }
  return done({ page, notes: notes.take(), word, styles, paragraphs: body.paragraphs, remarks: body.remarks })
}

function usedRevisions(blocks: readonly ReadBlock[]): ReadonlySet<string> {
  return new Set(
    blocks.flatMap(block => [
      ...block.opened,
      ...block.joined,
      ...block.turns.map(one => one.revision),
      ...block.runs.flatMap(run => [...run.ins, ...run.del, ...run.form.map(one => one.revision)]),
    ]),
  )
}

/** Heads and feet of pages, footnotes: kept in the file, not in the page. */
function noteBeside(word: WordPackage, notes: NoteBook): void {
  for (const type of ["header", "footer"]) {
    const part = word.related(type)
    const words = part === null ? "" : wordsOf(part.root).trim()
    if (words !== "") notes.add("beside-the-page", undefined, shorten(words, 60))
  }
  for (const type of ["footnotes", "endnotes"]) {
    const part = word.related(type)
    for (const note of wordChildren(part?.root, type.slice(0, -1))) {
      const words = wordsOf(note).trim()
      if (words !== "") notes.add("beside-the-page", undefined, shorten(words, 60))
    }
  }
}

/** How many changes and threads there are, and by how many people: what a person is asked about. */
export interface Brought {
  readonly changes: number
  readonly people: number
  readonly threads: number
}

export const broughtBy = ({ revisions, threads }: TrackedPage): Brought => ({
  changes: revisions.length,
  people: new Set([...revisions.map(one => one.author), ...threads.flatMap(t => t.comments.map(c => c.author))]).size,
  threads: threads.length,
})

export { projectTracked }
