/**
 * Purpose: what is new in a row of the file, as edits of the row as it went out.
 * Design: the file's text without what is new is laid on the row's text with the decisions made. What is tracked there is its
 *   author's; what differs without being tracked is an edit too, of nobody in particular, and never lost.
 */
import { diffArrays } from "diff"
import type { Mark } from "@/lib/page/page"
import { sameMarks } from "@/lib/page/tracked"
import type { Token } from "./tokens"

/** Who did it: an author as the file says, or null for what was not tracked. */
export type By = { readonly author: string; readonly at: number | null } | null

/** Tokens from `from` to before `to` go, and `insert` comes in their place. Indexes into the row given. */
export interface RowEdit {
  readonly kind: "words"
  readonly by: By
  readonly from: number
  readonly to: number
  readonly insert: readonly Token[]
}

export interface RowForm {
  readonly kind: "form"
  readonly by: By
  readonly from: number
  readonly to: number
  readonly op: "add" | "remove"
  readonly mark: Mark
}

/** A token of the file with what is new about it told from what went out. */
export interface FileToken extends Token {
  readonly newIns: By
  readonly newDel: By
  readonly newForm: readonly { readonly by: By; readonly op: "add" | "remove"; readonly mark: Mark }[]
  /** Open suggestions that went out and still stand here. */
  readonly known: readonly string[]
}

const wordPart = /[\p{L}\p{M}\p{N}]/u

/** Tokens in words: what belongs together is compared together, but not across what is suggested and what is not. */
function wordsOf(tokens: readonly Token[], stateOf: (token: Token) => string): { key: string; size: number }[] {
  const out: { key: string; size: number }[] = []
  let open = false
  let state = ""
  for (const token of tokens) {
    const isPart = token.text.length === 1 && wordPart.test(token.text)
    const now = stateOf(token)
    const last = out.at(-1)
    if (isPart && open && last && now === state) {
      last.key += token.text
      last.size++
    } else out.push({ key: token.text, size: 1 })
    open = isPart
    state = now
  }
  return out
}

/** For each token of the file, the token of the row it is, or -1. */
export function laidOn(row: readonly Token[], file: readonly FileToken[], isOpen: (id: string) => boolean): number[] {
  const rowState = ({ ins, del }: Token): string =>
    ins.length === 0 && del.length === 0 ? "" : [...ins, ...del].filter(isOpen).sort().join(" ")
  const a = wordsOf(row, rowState)
  const b = wordsOf(file, token => {
    const { known } = token as FileToken
    return known.length === 0 ? "" : known.slice().sort().join(" ")
  })
  const out: number[] = []
  let at = 0
  let word = 0
  let other = 0
  for (const part of diffArrays(
    a.map(one => one.key),
    b.map(one => one.key),
  )) {
    for (const _ of part.value) {
      if (part.removed) at += a[word++]?.size ?? 0
      else {
        const size = b[other++]?.size ?? 0
        for (let i = 0; i < size; i++) out.push(part.added ? -1 : at + i)
        if (!part.added) at += a[word++]?.size ?? 0
      }
    }
  }
  return out
}

interface Op {
  readonly by: By
  readonly del: number | null
  readonly ins: Token | null
  readonly at: number
}

/**
 * @param row the row with the decisions made
 * @param file its tokens in the file, new ones too
 * @param laid of those that are not new, which token of the row each is
 */
export function rowEdits(
  row: readonly Token[],
  file: readonly FileToken[],
  laid: readonly number[],
): (RowEdit | RowForm)[] {
  const ops: Op[] = []
  const forms: RowForm[] = []
  let at = 0
  let index = 0
  const pass = (to: number): void => {
    for (; at < to; at++) ops.push({ by: null, del: at, ins: null, at })
  }
  for (const token of file) {
    if (token.newIns !== null) {
      if (token.newDel === null) ops.push({ by: token.newIns, del: null, ins: token, at })
      continue
    }
    const is = laid[index++] ?? -1
    if (is < 0) {
      if (token.newDel === null) ops.push({ by: null, del: null, ins: token, at })
      continue
    }
    pass(is)
    const own = row[is] as Token
    if (token.newDel !== null) ops.push({ by: token.newDel, del: is, ins: null, at: is })
    else forms.push(...formsOf(own, token, is))
    at = is + 1
  }
  pass(row.length)
  return [...gathered(ops), ...gatheredForms(forms)]
}

const sameBy = (a: By, b: By): boolean => a === b || (a !== null && b !== null && a.author === b.author)

function gathered(ops: readonly Op[]): RowEdit[] {
  const out: { kind: "words"; by: By; from: number; to: number; insert: Token[] }[] = []
  for (const op of ops) {
    const last = out.at(-1)
    const goesOn = last !== undefined && sameBy(last.by, op.by) && last.to === op.at
    const edit = goesOn ? last : { kind: "words" as const, by: op.by, from: op.at, to: op.at, insert: [] as Token[] }
    if (!goesOn) out.push(edit)
    if (op.del !== null) edit.to = op.del + 1
    if (op.ins !== null) edit.insert.push(op.ins)
  }
  return out
}

/** Links are made of other things in a file, and not compared. */
const isForm = (mark: Mark): boolean => mark.kind !== "link"

function formsOf(own: Token, token: FileToken, index: number): RowForm[] {
  const place = { kind: "form" as const, from: index, to: index + 1 }
  const tracked = token.newForm.map((one): RowForm => ({ ...place, ...one }))
  const before = own.marks.filter(isForm)
  const now = token.marks.filter(isForm)
  if (sameMarks(before, now)) return tracked
  // What an open change of form, or one decided, makes of the marks is no edit.
  const expected = new Set(own.form.map(one => one.mark.kind))
  const added = now.filter(mark => !expected.has(mark.kind) && !before.some(one => one.kind === mark.kind))
  const removed = before.filter(mark => !expected.has(mark.kind) && !now.some(one => one.kind === mark.kind))
  return [
    ...tracked,
    ...added.map((mark): RowForm => ({ ...place, by: null, op: "add", mark })),
    ...removed.map((mark): RowForm => ({ ...place, by: null, op: "remove", mark })),
  ]
}

function gatheredForms(forms: readonly RowForm[]): RowForm[] {
  const out: RowForm[] = []
  for (const form of forms) {
    const i = out.findIndex(
      one => one.to === form.from && one.op === form.op && one.mark.kind === form.mark.kind && sameBy(one.by, form.by),
    )
    const open = out[i]
    if (open) out[i] = { ...open, to: form.to }
    else out.push(form)
  }
  return out
}
