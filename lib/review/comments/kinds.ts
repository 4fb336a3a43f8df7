/** What a conversation is meant as. An issue and a fault in the source may say what kind of fault it is and how grave. */
export const threadKinds = ["note", "question", "issue", "source-fault"] as const
export type ThreadKind = (typeof threadKinds)[number]

export const isThreadKind = (value: unknown): value is ThreadKind => threadKinds.includes(value as ThreadKind)

/** Kinds that are about a fault. */
export const hasFault = (kind: ThreadKind): boolean => kind === "issue" || kind === "source-fault"

/** An open one of these makes its pair *changes wanted*. A fault in the source is for somebody else to mend. */
export const wantsChanges = (kind: ThreadKind): boolean => kind === "issue"
