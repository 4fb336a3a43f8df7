/**
 * Every note and refusal of the one-sided formats and the ticket, so that the message catalogue can be checked against
 * them. The comment beside each is its sentence; `detail` is what the sentence may name.
 */
import type { Note, Place } from "@/lib/page/outcome"

export const formatNotes = [
  // reading bytes
  "encoding-guessed", // The file does not say how its letters are stored; it was read as {detail}.
  "characters-replaced", // {detail} characters could not be read and are shown as �.
  // reading, any format
  "link-dropped", // A link to an address that a page may not open was left out; its words are kept: {detail}
  "image-dropped", // A picture with an address that a page may not open was left out: {detail}
  "script-dropped", // Something that runs or loads was left out: {detail}
  "element-left-out", // {detail} cannot be reviewed here and was left out of the page.
  "broken-tag", // This looks like a mistyped tag and was kept as text: {detail}
  "kept-as-written", // {detail} is not understood and is kept as it was written.
  "nesting-flattened", // Something was nested too deeply and its levels were made flat.
  "spans-flattened", // A table cell that covers several rows or columns became one plain cell.
  "column-alignment-left-out", // The alignment of table columns is not part of the page.
  "wiki-words-as-text", // Words that Trac links by themselves (WikiWords) are plain text here: {detail}
  "list-detail-left-out", // Lists with letters or Roman numbers became numbered lists.
  "read-as-plain-text", // A passage was too tangled to read as markup and was taken as plain text.
  "more-notes", // There are {detail} more remarks of this kind.
  // Word
  "changes-brought", // {detail} tracked changes; what becomes of them is asked.
  "odt-as-word", // An OpenDocument text is read as a Word file, and goes out as one.
  "beside-the-page", // Words that stand beside the text stay in the file and are not reviewed: {detail}
  "looks-passed-over", // {detail} tracked changes of how things look (colour, spacing) are no suggestions here.
  "fields-as-text", // {detail} fields that are counted by Word became plain words.
  "comments-left-out", // The comments on {detail} edited paragraphs are not in the file any more.
  "nested-deletions-left-out", // {detail} deletions of words that are themselves suggested cannot be said in Word; they stay open here.
  "second-changes-left-out", // {detail} passages are changed by several people; Word shows the first.
  "form-changes-left-out", // {detail} changes of form cannot be said in Word; they stay open here.
  "breaks-not-tracked", // {detail} suggested breaks or joins cannot be said in Word; they stay open here.
  // writing
  "marks-left-out", // Emphasis or other marks this format does not have were left out: {detail}
  "links-left-out", // {detail} links lost their addresses; their words are kept.
  "link-titles-left-out", // {detail} links lost the remark that is shown when pointing at them.
  "images-left-out", // {detail} pictures were replaced by their descriptions.
  "placeholders-as-labels", // {detail} passages kept as written elsewhere are named by their label here.
  "opaque-left-out", // {detail} passages of unknown markup cannot be written in this format and were left out.
  "empty-blocks-left-out", // {detail} empty paragraphs were left out.
  "item-levels-changed", // {detail} list items changed their level, because a list cannot skip one.
  "heading-levels-changed", // {detail} headings changed their level.
  "table-heads-changed", // This format has heading cells only in a table's first row; {detail} cells changed.
  "tables-as-lines", // {detail} table cells became lines of text.
  "edge-spaces-left-out", // Spaces at the start or end of {detail} blocks were left out.
  "spaces-changed", // Runs of spaces or line breaks changed in {detail} blocks.
  "code-as-text", // {detail} blocks of code became plain paragraphs.
  "quotes-as-text", // {detail} quotations became plain paragraphs.
  "reads-otherwise", // This passage will not look the same when the file is read again: {detail}
  "title-left-out", // The page's title has no place of its own in this format.
  // splicing
  "file-rewritten", // The changes could not be put into the file as it came, so that it was written anew.
  // tickets
  "arrow-inferred", // The arrow between the old and the new state was lost in the file; it was read from the order of changes ({detail}).
  "deletion-inferred", // Whether a value was set or deleted is lost in the file; it was read from the order of changes ({detail}).
  "links-lost-in-dump", // Links have no addresses in a text copy of a ticket. Bring in the ticket's page or CSV to keep them.
  "history-inconsistent", // Going through the changes does not end in the state at the head of the ticket ({detail}).
  "comment-count-differs", // The ticket says it has {detail} changes; another number was found.
  "several-drafts", // More than one comment may hold the draft: {detail}
  "no-draft", // No comment looks like a translation of the description.
  "line-breaks-lost", // A line break was probably lost here: {detail}
] as const
export type FormatNote = (typeof formatNotes)[number]

export const formatRefusals = [
  "empty", // There is nothing in it.
  "not-text", // This is not a text file.
  "damaged", // The file is damaged and cannot be read.
  "too-large", // The file is too large for one page.
  "too-many-blocks", // More paragraphs, items and cells than a page may have.
  "markdown-too-large", // Markdown has a bound of its own: its parser is slow.
  "too-deep", // Its quotations or lists are nested too deeply, or it is too tangled to read.
  "no-text-in-it", // There is no text to read in it.
  "protected", // It is locked with a password.
  "not-word", // It is a packed file, but no Word document.
] as const

export const ticketRefusals = ["empty", "not-a-ticket", "damaged", "too-large"] as const

/** Gathers notes while a file is read; after many of one kind it only counts. */
export class NoteBook {
  readonly #notes: Note[] = []
  readonly #counts = new Map<FormatNote, number>()
  // More than these of one kind tell a person nothing new.
  static readonly mostOfOneKind = 20

  add(code: FormatNote, at?: Place, detail?: string): void {
    const count = (this.#counts.get(code) ?? 0) + 1
    this.#counts.set(code, count)
    if (count > NoteBook.mostOfOneKind) return
    this.#notes.push({
      code,
      ...(at === undefined ? {} : { at }),
      ...(detail === undefined ? {} : { detail: shorten(detail) }),
    })
  }

  /** A note of a reader inside this one, its place moved to where the inner text begins. */
  pass(note: Note, from: number): void {
    const { at } = note
    this.#notes.push(at === undefined ? note : { ...note, at: { ...at, from: at.from + from, to: at.to + from } })
  }

  /** Counts a thing that is told once, with its number, when the notes are taken. */
  readonly #totals = new Map<FormatNote, number>()
  count(code: FormatNote, by = 1): void {
    this.#totals.set(code, (this.#totals.get(code) ?? 0) + by)
  }

  has(code: FormatNote): boolean {
    return this.#counts.has(code) || this.#totals.has(code)
  }

  take(): readonly Note[] {
    const more = [...this.#counts].filter(([, n]) => n > NoteBook.mostOfOneKind)
    return [
      ...this.#notes,
      ...more.map(([code, n]): Note => ({ code: "more-notes", detail: `${n - NoteBook.mostOfOneKind} (${code})` })),
      ...[...this.#totals].map(([code, n]): Note => ({ code, detail: String(n) })),
    ]
  }
}

/** Enough of a text to recognise it by; never half a character. */
export function shorten(words: string, most = 80): string {
  if (words.length <= most) return words
  const cut = words.charCodeAt(most - 1)
  return `${words.slice(0, cut >= 0xd800 && cut <= 0xdbff ? most - 1 : most)}…`
}
