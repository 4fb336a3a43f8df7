import type { PageFinding } from "@/lib/client/checking"
import type { PairStatus } from "@/lib/review/roles"
import type { PersonInfo } from "@/lib/sync/protocol"

/** What a row whose alignment is in doubt offers to do about it. */
export type Mending = "keep" | "alone" | "split" | "merge" | "mergeUp" | "apart"

/** What the plain-DOM parts of the editor need to know of the world around them. */
export interface EditorHooks {
  readonly languages: { readonly source: string; readonly target: string }
  readonly names: { readonly source: string; readonly target: string }
  readonly words: {
    pairLabel(
      number: number,
      status: PairStatus | "changes",
      suggestions: number,
      comments: number,
      findings: number,
    ): string
    pairActions(number: number): string
    /** "2 findings" */
    findings(count: number): string
    status(status: PairStatus | "changes"): string
    /** Said of a pair whose source stands so many pairs further up in its own text. */
    crossed(pairs: number): string
    readonly absentSource: string
    readonly absentTarget: string
    unsure(share: number): string
    readonly mendings: { readonly [M in Mending]: string }
    dragBorder(side: "source" | "target"): string
    /** Said of a pair whose words have changed since this person approved it. */
    changedSince(by: string): string
    readonly seeChange: string
    insertion(name: string): string
    deletion(name: string): string
    format(name: string): string
    /** Said where a suggestion's words are over. */
    readonly ends: string
  }
  person(id: string): PersonInfo | undefined
  personName(id: string): string
  /** Is this conversation over? Its words are then not marked any more. */
  settled(thread: string): boolean
  /** What a finding says, as a sentence. */
  saysFinding(finding: PageFinding): string
  /** What changed since a pair was approved is asked for. */
  onSince(pair: string): void
  /** The findings of a pair are asked for. */
  onFindings(pair: string): void
  /** Ink class by order of joining: "by-a" … "by-h". */
  ink(id: string): string
  readonly mayMend: boolean
  onPin(pair: string, pin: HTMLElement): void
  /** The border to the next pair on one side is taken hold of. */
  onDragBorder(pair: string, side: "source" | "target", event: PointerEvent): void
  onMend(pair: string, how: Mending): void
}
