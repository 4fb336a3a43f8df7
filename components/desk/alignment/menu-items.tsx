"use client"

import { useLocale, useTranslations } from "use-intl"
import { useHint } from "@/components/keys/use-keys"
import {
  AlertIcon,
  CheckIcon,
  CrossIcon,
  DownIcon,
  MergeIcon,
  RedoIcon,
  SwapIcon,
  UndoIcon,
  UpIcon,
} from "@/components/ui/icons"
import { MenuItem, MenuLine } from "@/components/ui/menu"
import type { ActionId } from "@/lib/client/keys/table"
import { languageHeading } from "@/lib/messages/languages"
import { targetsCross } from "@/lib/review/mend/crossing"
import { isCrossed, mayCross } from "@/lib/review/mend/swap"
import { isEmptySide } from "@/lib/review/schema"
import { useDesk, useEditor } from "../desk-context"
import { findPair } from "../editor/actions"
import { askRealign, confirm, crossingIn, mergeUp, moveEdge, release, setApart, swapDown } from "./actions"

/** The pair menu's entries for mending the alignment, beyond merging with the next and splitting. */
export function AlignmentItems({ pair, onDone }: { pair: string; onDone: () => void }) {
  const t = useTranslations("desk.align")
  const locale = useLocale()
  const editor = useEditor()
  const page = useDesk(state => state.page)
  const aligning = useDesk(state => state.aligning)
  const hint = useHint()
  const found = editor && findPair(editor, pair)
  if (!editor || !found) return null
  const { doc } = editor.state
  const next = doc.maybeChild(found.index + 1)
  const within = crossingIn(editor, doc, found.index) !== null
  const [hasSource, hasTarget] = found.node.children.map(side => !isEmptySide(side))
  const language = { source: languageHeading(page.source, locale), target: languageHeading(page.target, locale) }
  const run = (action: () => unknown) => () => {
    onDone()
    action()
  }
  const hotkey = (action: ActionId) => {
    const key = aligning ? hint(action, "align") : undefined
    return key === undefined ? {} : { hotkey: key }
  }
  const mergeKey = hint("merge-previous")
  const merges = mergeKey === undefined ? {} : { hotkey: mergeKey }
  const moves = [
    { side: "target", way: "up", key: "align-up", can: hasTarget && found.index > 0 },
    { side: "target", way: "down", key: "align-down", can: hasTarget && next !== null },
    { side: "source", way: "up", key: "align-source-up", can: hasSource && found.index > 0 },
    { side: "source", way: "down", key: "align-source-down", can: hasSource && next !== null },
  ] as const
  return (
    <>
      {found.index > 0 ? (
        <MenuItem icon={<MergeIcon />} {...merges} onClick={run(() => mergeUp(editor, pair))}>
          {t("mergePrevious")}
        </MenuItem>
      ) : null}
      {within ? (
        <MenuItem icon={<AlertIcon />} {...hotkey("align-swap")} onClick={run(() => swapDown(editor, pair))}>
          {t("swapWithin")}
        </MenuItem>
      ) : next && mayCross(found.node, next) ? (
        <MenuItem
          icon={targetsCross(found.node, next) ? <AlertIcon /> : <SwapIcon />}
          {...hotkey("align-swap")}
          onClick={run(() => swapDown(editor, pair))}
        >
          {t(isCrossed(next) ? "swapBack" : targetsCross(found.node, next) ? "swapCrossed" : "swap")}
        </MenuItem>
      ) : null}
      {moves.map(({ side, way, key, can }) =>
        can ? (
          <MenuItem
            key={key}
            icon={way === "up" ? <UpIcon /> : <DownIcon />}
            {...hotkey(key)}
            onClick={run(() => moveEdge(editor, pair, side, way))}
          >
            {t(way === "up" ? "firstUp" : "lastDown", { language: language[side] })}
          </MenuItem>
        ) : null,
      )}
      <MenuLine />
      {found.node.attrs.locked ? (
        <MenuItem icon={<UndoIcon />} onClick={run(() => release(editor, pair))}>
          {t("release")}
        </MenuItem>
      ) : hasSource && hasTarget ? (
        <MenuItem icon={<CheckIcon />} {...hotkey("align-confirm")} onClick={run(() => confirm(editor, pair))}>
          {t("confirm")}
        </MenuItem>
      ) : null}
      {hasSource && hasTarget ? (
        <MenuItem icon={<CrossIcon />} {...hotkey("align-apart")} onClick={run(() => setApart(editor, pair))}>
          {t("apart")}
        </MenuItem>
      ) : found.node.attrs.locked ? null : (
        <MenuItem icon={<CheckIcon />} onClick={run(() => setApart(editor, pair))}>
          {t("alone")}
        </MenuItem>
      )}
      <MenuItem icon={<RedoIcon />} {...hotkey("realign")} onClick={run(() => askRealign(editor, pair))}>
        {t("again")}
      </MenuItem>
      <MenuItem icon={<RedoIcon />} onClick={run(() => askRealign(editor, null))}>
        {t("againPage")}
      </MenuItem>
    </>
  )
}
