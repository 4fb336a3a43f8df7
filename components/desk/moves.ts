import { moves } from "@/lib/review/roles"
import { mayMove } from "@/lib/review/workflow"
import type { PageInfo } from "@/lib/sync/protocol"

/** Where the page may go from here, by whoever is at the desk; `written`: the pairs they have written in. */
export const possibleMoves = (page: PageInfo, written: ReadonlySet<string>) =>
  moves[page.state].filter(
    move =>
      mayMove(page.roles, move.action, page.workflow) &&
      !(move.to === "approved" && page.workflow.fourEyes && written.size > 0),
  )
