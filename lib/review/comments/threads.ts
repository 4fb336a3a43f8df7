/** What a conversation asks of whom. */
import { type ThreadKind, wantsChanges } from "./kinds"
import { mentionsIn } from "./mentions"

interface Said {
  readonly author: string
  readonly importedBy: string | null
  readonly text: string
}
interface Conversation {
  readonly kind: ThreadKind
  readonly resolved: object | null
  readonly comments: readonly Said[]
}

export const isOpenIssue = (thread: Pick<Conversation, "kind" | "resolved">): boolean =>
  wantsChanges(thread.kind) && thread.resolved === null

/** Called by somebody else, and the conversation is open. */
export const isCalled = (thread: Conversation, person: string): boolean =>
  thread.resolved === null &&
  thread.comments.some(({ author, text }) => author !== person && mentionsIn(text).includes(person))

/** Whoever began it; what came with a ticket is nobody's own. */
export const isBegunBy = (thread: Conversation, person: string): boolean => {
  const [first] = thread.comments
  return first !== undefined && first.importedBy === null && first.author === person
}

/** The last words in it that still stand. */
export const lastSaid = <C extends { readonly deleted: object | null }>(comments: readonly C[]): C | undefined =>
  comments.findLast(comment => comment.deleted === null)
