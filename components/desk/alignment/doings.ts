import type { Asked, Doing, Doings } from "@/lib/client/keys/registry"
import { writeIn } from "../editor/actions"
import type { DeskEditor } from "../editor/desk-editor"
import {
  askRealign,
  confirmAndGo,
  mayAlign,
  mergeDown,
  mergeUp,
  moveEdge,
  nextDoubtful,
  setApart,
  splitInTwo,
  swapDown,
  toggleLayer,
} from "./actions"

/** The pair whose bead it is; null elsewhere. */
export const beadOf = (at: HTMLElement | null): string | null =>
  (at?.classList.contains("pin") ? at.closest<HTMLElement>(".pair")?.dataset.pair : undefined) ?? null

/**
 * The alignment layer. Its keys work while the layer is on and a bead has the focus; from the palette they work on the
 * active pair.
 */
export function alignmentDoings(editor: DeskEditor): Doings {
  const state = () => editor.store.getState()
  const pairOf = ({ at }: Asked): string | null => beadOf(at) ?? state().activePair
  const onPair = (run: (pair: string) => unknown): Doing => ({
    can: asked => mayAlign(editor) && pairOf(asked) !== null,
    // Its keys are taken even when there is nothing to do: they must not fall to the desk's own.
    run: asked => void run(pairOf(asked) ?? ""),
  })
  return {
    "next-doubtful": { run: () => nextDoubtful(editor) },
    "align-layer": { can: () => mayAlign(editor), run: () => toggleLayer(editor) },
    "align-up": onPair(pair => moveEdge(editor, pair, "target", "up")),
    "align-down": onPair(pair => moveEdge(editor, pair, "target", "down")),
    "align-source-up": onPair(pair => moveEdge(editor, pair, "source", "up")),
    "align-source-down": onPair(pair => moveEdge(editor, pair, "source", "down")),
    "align-split": onPair(pair => splitInTwo(editor, pair)),
    "merge-previous": onPair(pair => mergeUp(editor, pair)),
    "align-apart": onPair(pair => setApart(editor, pair)),
    "align-merge": onPair(pair => mergeDown(editor, pair)),
    "align-swap": onPair(pair => swapDown(editor, pair)),
    "align-write": onPair(pair => writeIn(editor, pair)),
    "align-confirm": onPair(pair => confirmAndGo(editor, pair)),
    realign: onPair(pair => askRealign(editor, pair)),
    "align-next": onPair(() => nextDoubtful(editor)),
    "realign-page": { can: () => mayAlign(editor), run: () => askRealign(editor, null) },
  }
}
