import type { Node } from "prosemirror-model"
import { may, type Role } from "../roles"
import type { Judgement } from "../schema"
import { fingerprint } from "../status"
import type { RuleRefusal } from "./refusal"

export interface Judged {
  readonly author: string
  readonly roles: readonly Role[]
  /** Whether this judgement has stood on this pair before: it may come back by an undo. Absent: none comes back. */
  /** Pairs they have written in and therefore do not approve. Absent: that does not matter here. */
  readonly written?: ReadonlySet<string>
  wasJudged?(pair: string, judgement: Judgement): boolean
}

/** `before` is null for a pair that was not there. A judgement may go, may be one's own on these words, or come back. */
export function checkJudgement(before: Node | null, after: Node, by: Judged): RuleRefusal | null {
  const was = (before?.attrs.judged ?? null) as Judgement | null
  const now = after.attrs.judged as Judgement | null
  if (now === null || sameJudgement(was, now)) return null
  const action = now.status === "approved" ? "judge-approved" : "judge-reviewed"
  if (now.by === by.author && may(by.roles, action) && now.words === fingerprint(after))
    return now.status === "approved" && hasWritten(before, after, by) ? "four-eyes" : null
  return by.wasJudged?.(after.attrs.id as string, now) === true ? null : "judgement-not-yours"
}

/** Before, or in this very push. */
const hasWritten = (before: Node | null, after: Node, { written }: Judged): boolean =>
  written !== undefined &&
  (written.has(after.attrs.id as string) || (before !== null && !before.child(1).eq(after.child(1))))

const sameJudgement = (a: Judgement | null, b: Judgement): boolean =>
  a !== null && a.status === b.status && a.by === b.by && a.at === b.at && a.words === b.words
