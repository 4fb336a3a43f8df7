/**
 * The requests that bring pages in and take pages out, as data: the routes check their bodies by it, and the OpenAPI document
 * and the readable page are made from it, so that none of them can say what another does not do.
 */
import { z } from "zod"
import type { Action } from "@/lib/review/roles"
import type { AnswerText } from "@/lib/sync/answer"
import type { Exported, RefusalCode } from "@/lib/sync/api"
import { MOST_OF_ARCHIVE } from "@/lib/sync/take-out"
import { answerWish, anything, bringInEither, exportWish, newDraft, wordReturn } from "../shapes"

/** A file of its most bytes, packed, and what is said beside it. */
const MOST_OF_BODY = 25_000_000
/** What a body may have where a route says nothing else. */
const USUAL = 1_000_000

const made = z.object({ id: z.string() })
const note = z.looseObject({ code: z.string() })
const count = z.int().min(0)
const exported = z.object({
  name: z.string(),
  mime: z.string(),
  packed: z.boolean(),
  text: z.string(),
  notes: z.array(note),
  open: z.object({
    suggestions: count,
    threads: count,
    sourceFaults: count,
    pairsNotApproved: count,
    pairs: count,
  }),
})
const answered = z.object({ trac: z.string(), markdown: z.string(), ticket: z.string().nullable() })
const proposal = z.looseObject({ seal: z.string() })
const taken = z.looseObject({ kind: z.enum(["taken", "changed"]) })
const summary = z.looseObject({ id: z.string(), title: z.string(), source: z.string(), target: z.string() })

/** What is said here of an answer is what is answered. */
type Holds<T, S extends z.ZodType<unknown>> = T extends z.infer<S> ? S : never
const sureExported: Holds<Omit<Exported, "notes"> & { notes: { code: string }[] }, typeof exported> = exported
const sureAnswered: Holds<AnswerText, typeof answered> = answered

export interface Operation {
  readonly method: "get" | "post"
  /** As OpenAPI writes it: what is open stands in braces. */
  readonly path: string
  /** The roles' action it takes; null: anybody. */
  readonly action: Action | null
  readonly body: z.ZodType<unknown> | null
  /** Bytes of the body. */
  readonly mostBytes: number
  readonly status: 200 | 201
  readonly answer: z.ZodType<unknown>
  /** What it refuses for reasons of its own. */
  readonly refuses: readonly RefusalCode[]
}

interface More {
  readonly mostBytes?: number
  readonly status?: 201
  readonly refuses?: readonly RefusalCode[]
}
const of = <B extends z.ZodType<unknown> | null>(
  method: Operation["method"],
  path: string,
  action: Action | null,
  body: B,
  answer: z.ZodType<unknown>,
  { mostBytes = USUAL, status, refuses = [] }: More = {},
) => ({ method, path, action, body, answer, mostBytes, status: status ?? 200, refuses }) as const

const ofFiles = ["empty-side", "unreadable-source", "unreadable-target"] as const
const ofPages = [...ofFiles, "unreadable-both", "pairs-do-not-fit", "not-a-ticket", "no-such-draft"] as const
const ofDrafts = {
  mostBytes: MOST_OF_BODY,
  refuses: [...ofFiles, "draft-in-other-language", "draft-too-long"],
} as const
const ofWord = { mostBytes: MOST_OF_BODY, refuses: ["word-not-ours", "word-other-page", "unreadable-target"] } as const

/** In the order in which they are read. */
export const operations = {
  signIn: of(
    "post",
    "/api/auth/sign-in/email",
    null,
    z.object({ email: z.string(), password: z.string() }),
    z.object({ ok: z.literal(true) }),
    { mostBytes: 20_000 },
  ),
  pages: of("get", "/api/pages", "see", null, z.array(summary)),
  bringIn: of("post", "/api/pages", "bring-in", bringInEither, made, {
    mostBytes: MOST_OF_BODY,
    status: 201,
    refuses: ofPages,
  }),
  restore: of("post", "/api/pages/restore", "bring-in", anything, made, {
    mostBytes: MOST_OF_ARCHIVE,
    status: 201,
    refuses: ["not-an-archive"],
  }),
  proposeDraft: of("post", "/api/pages/{id}/drafts/propose", "edit-target", newDraft, proposal, ofDrafts),
  bringDraft: of("post", "/api/pages/{id}/drafts", "edit-target", newDraft, taken, ofDrafts),
  lookAtWord: of("post", "/api/pages/{id}/word/look", "suggest", wordReturn, proposal, ofWord),
  takeWord: of("post", "/api/pages/{id}/word", "suggest", wordReturn, taken, ofWord),
  export: of("post", "/api/pages/{id}/export", "export", exportWish, sureExported),
  answer: of("post", "/api/pages/{id}/answer", "export", answerWish, sureAnswered),
} as const

export type OperationId = keyof typeof operations
export const operationIds = Object.keys(operations) as readonly OperationId[]
