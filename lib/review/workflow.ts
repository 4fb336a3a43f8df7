/** How pages move in a group, where it has settled that for itself: names of states, who may move, four eyes. */
import { type MoveAction, may, moveActions, type PageState, pageStates, type Role, roles } from "./roles"

export interface Workflow {
  /** A group's own names of states. Those not named have the interface's. */
  readonly names: { readonly [S in PageState]?: string }
  /** Who may, beside coordinators, who always may. Those not named are as the table of roles says. */
  readonly movers: { readonly [A in MoveAction]?: readonly Role[] }
  /** Whoever has suggested or written in a text does not approve it. */
  readonly fourEyes: boolean
}

export const plainWorkflow: Workflow = { names: {}, movers: {}, fourEyes: false }

export function mayMove(held: readonly Role[], action: MoveAction, { movers }: Workflow): boolean {
  if (held.includes("coordinator")) return true
  const chosen = movers[action]
  // Who only reads moves nothing, whatever is chosen.
  return chosen ? held.some(role => role !== "viewer" && chosen.includes(role)) : may(held, action)
}

/** The roles that may, in their usual order. */
export const moversOf = (action: MoveAction, workflow: Workflow): readonly Role[] =>
  roles.filter(role => mayMove([role], action, workflow))

/** What was kept, with anything unknown left out and empty names dropped. */
export function readWorkflow(kept: {
  readonly names?: Readonly<Record<string, string | undefined>>
  readonly movers?: Readonly<Record<string, readonly Role[] | undefined>>
  readonly fourEyes?: boolean
}): Workflow {
  const names = pageStates.flatMap(state => {
    const name = kept.names?.[state]?.trim()
    return name ? [[state, name] as const] : []
  })
  const movers = moveActions.flatMap(action => {
    const chosen = kept.movers?.[action]
    return chosen ? [[action, roles.filter(role => chosen.includes(role) && role !== "viewer")] as const] : []
  })
  return { names: Object.fromEntries(names), movers: Object.fromEntries(movers), fourEyes: kept.fourEyes === true }
}
