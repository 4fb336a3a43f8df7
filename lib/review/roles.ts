/** Who may do what: the one table behind the server's refusals and the interface's absent buttons. */
export const roles = ["coordinator", "translator", "reviewer", "viewer"] as const
export type Role = (typeof roles)[number]
export const isRole = (value: unknown): value is Role => roles.includes(value as Role)

export const pageStates = ["new", "assigned", "in-review", "in-revision", "approved"] as const
export type PageState = (typeof pageStates)[number]

export const pairStatuses = ["draft", "reviewed", "approved"] as const
export type PairStatus = (typeof pairStatuses)[number]

export const actions = [
  "see",
  "suggest",
  "comment",
  "resolve-thread",
  "moderate-comments",
  "judge-reviewed",
  "edit-target",
  "decide",
  "dispute",
  "settle",
  "set-reasons",
  "judge-findings",
  "keep-terms",
  "set-checks",
  "judge-approved",
  "mend-alignment",
  "bring-in",
  "invite",
  "manage-people",
  "move-to-assigned",
  "move-to-in-review",
  "move-to-in-revision",
  "move-to-approved",
  "reopen",
  "set-due",
  "export",
] as const
export type Action = (typeof actions)[number]

/** Actions that move a page; a group may say for itself who does them (workflow.ts). */
export const moveActions = [
  "move-to-assigned",
  "move-to-in-review",
  "move-to-in-revision",
  "move-to-approved",
  "reopen",
] as const satisfies readonly Action[]
export type MoveAction = (typeof moveActions)[number]

const allowed: { readonly [R in Role]: readonly Action[] } = {
  coordinator: actions,
  translator: [
    "see",
    "suggest",
    "comment",
    "resolve-thread",
    "edit-target",
    "decide",
    "dispute",
    "judge-findings",
    "keep-terms",
    "move-to-in-review",
    "export",
  ],
  reviewer: [
    "see",
    "suggest",
    "comment",
    "resolve-thread",
    "judge-reviewed",
    "judge-findings",
    "keep-terms",
    "move-to-in-revision",
    "export",
  ],
  viewer: ["see", "export"],
}

export const may = (held: readonly Role[], action: Action): boolean => held.some(role => allowed[role].includes(action))

/** The states a page may move to from where it stands, and the action that asks for it. */
export const moves: { readonly [S in PageState]: readonly { readonly to: PageState; readonly action: MoveAction }[] } =
  {
    new: [
      { to: "assigned", action: "move-to-assigned" },
      { to: "in-review", action: "move-to-in-review" },
    ],
    assigned: [
      { to: "in-review", action: "move-to-in-review" },
      { to: "assigned", action: "move-to-assigned" },
    ],
    "in-review": [
      { to: "in-revision", action: "move-to-in-revision" },
      { to: "approved", action: "move-to-approved" },
    ],
    "in-revision": [
      { to: "in-review", action: "move-to-in-review" },
      { to: "approved", action: "move-to-approved" },
    ],
    approved: [{ to: "in-review", action: "reopen" }],
  }
