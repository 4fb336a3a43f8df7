/** Who may dispute what, and until when a dispute waits: for the server, and for the buttons of the desk. */
import { may, type Role } from "@/lib/review/roles"
import type { SuggestionInfo } from "./protocol"

/**
 * Does a dispute wait for a coordinator? It may be about a suggestion that is open, or about the rejection of one. Once it
 * is settled it stays with the suggestion, and the decision is younger.
 */
export const isContested = ({ dispute, state, decision }: Pick<SuggestionInfo, "dispute" | "state" | "decision">) =>
  dispute !== null && (state === "open" || (state === "rejected" && dispute.at > (decision?.at ?? 0)))

/**
 * An open suggestion is disputed by a translator who does not want to decide alone; a rejected one by its author, or by a
 * translator who would have decided otherwise. Nobody disputes their own, and what was settled once stays so.
 */
export function mayDispute(info: SuggestionInfo, person: string, roles: readonly Role[]): boolean {
  const { author, state, dispute, decision } = info
  if (dispute !== null) return false
  if (state === "open") return author !== person && may(roles, "dispute")
  const concerned = (author === person && may(roles, "suggest")) || may(roles, "dispute")
  return state === "rejected" && concerned && decision?.by !== person && !may(roles, "settle")
}
