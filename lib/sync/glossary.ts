/**
 * What travels about a group's glossary and rules, at their own screen.
 *
 *   GET    /api/groups/:id/glossary              GroupGlossary                      see
 *   POST   /api/groups/:id/terms    TermWish[] → GroupChecks (checks.ts)            keep-terms
 *   POST   /api/groups/:id/rules    RuleWish   → GroupChecks; "bad-pattern"         set-checks
 *   GET    /api/groups/:id/proposals             ProposedTerm[], derived from decisions    set-checks
 *   POST   /api/groups/:id/proposals  ProposalJudged → ProposedTerm[]               set-checks
 *   POST   /api/groups/:id/rules/try  a rule   → RuleTried                          set-checks
 */
import type { TermProposal } from "@/lib/checks/terms/proposals"
import type { Languages } from "@/lib/checks/terms/term"
import type { GroupChecks } from "./checks"

export interface GlossaryLanguages extends Languages {
  /** How many pages of the group are in these languages. */
  readonly pages: number
}

export interface GroupGlossary {
  readonly group: { readonly id: string; readonly name: string }
  readonly checks: GroupChecks
  /** Those of the most pages first. */
  readonly languages: readonly GlossaryLanguages[]
  /** May change the terms; may change the rules. */
  readonly keeps: boolean
  readonly sets: boolean
}

/** How often a rule finds something on the group's pages as they stand. */
export interface RuleTried {
  readonly places: number
  /** Pages on which there is one, of how many that were read. */
  readonly pages: number
  readonly of: number
  /** "stopped": it took too long, and what was counted until then is less than there is. */
  readonly end: "done" | "stopped" | "unreadable"
}

/** A term that accepted changes speak for, with where to read them. */
export interface ProposedTerm extends Omit<TermProposal, "changes"> {
  /** In how many pairs. */
  readonly count: number
  /** The pages of the first of them. */
  readonly pages: readonly { readonly id: string; readonly title: string }[]
}

/** `dismissed`: false takes a dismissal back. */
export interface ProposalJudged {
  readonly key: string
  readonly dismissed: boolean
}
