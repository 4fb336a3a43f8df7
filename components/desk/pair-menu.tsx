"use client"

import { Menu as Base } from "@base-ui/react/menu"
import { useTranslations } from "use-intl"
import { useHint } from "@/components/keys/use-keys"
import { CheckIcon, CommentIcon, CrossIcon, CutIcon, MergeIcon, StatusBead } from "@/components/ui/icons"
import { MenuHead, MenuItem, MenuLine } from "@/components/ui/menu"
import menuStyles from "@/components/ui/menu.module.css"
import { wantsChanges } from "@/lib/client/desk-store"
import type { ActionId } from "@/lib/client/keys/table"
import { may, type PairStatus } from "@/lib/review/roles"
import { fallenFrom } from "@/lib/review/status"
import { caretIn, mergeDown, splitInTwo } from "./alignment/actions"
import { AlignmentItems } from "./alignment/menu-items"
import { useDesk, useEditor } from "./desk-context"
import { decidePair, findPair, focusNote, judge, openNote } from "./editor/actions"
import { beginAbout } from "./editor/comments"
import type { DeskEditor } from "./editor/desk-editor"

/** What can be done with one pair: its status, all its suggestions at once, its place in the alignment. */
export function PairMenu({ pair, pin, onClose }: { pair: string; pin: HTMLElement; onClose: () => void }) {
  const t = useTranslations("desk")
  const tc = useTranslations("comments")
  const ts = useTranslations("status")
  const tj = useTranslations("sinceJudged")
  const editor = useEditor()
  const hint = useHint()
  const hotkey = (action: ActionId) => {
    const key = hint(action)
    return key === undefined ? {} : { hotkey: key }
  }
  const page = useDesk(state => state.page)
  const rows = useDesk(state => state.rows)
  const written = useDesk(state => state.written)
  const reading = useDesk(state => state.mode === "viewing")
  const index = rows.findIndex(row => row.id === pair)
  const open = page.state !== "approved" && !reading
  const row = rows[index]
  const first = useDesk(state =>
    state.view === "marks" ? state.notes.find(note => note.pair === pair)?.id : undefined,
  )
  if (!editor || !row) return null
  const statuses = (["draft", "reviewed", "approved"] as const).filter(
    status =>
      status !== row.status &&
      !(status === "approved" && page.workflow.fourEyes && written.has(pair)) &&
      may(page.roles, status === "approved" ? "judge-approved" : "judge-reviewed") &&
      (status !== "draft" || row.status !== "approved" || may(page.roles, "judge-approved")),
  )
  const node = findPair(editor, pair)?.node
  const fallen = node ? fallenFrom(node) : null
  const words = (status: PairStatus) =>
    status === "draft" ? t("setDraft") : t("statusAsked", { status: ts(`${status}Lower`) })
  const run = (action: () => unknown) => () => {
    onClose()
    action()
  }
  return (
    <Base.Root open onOpenChange={next => (next ? undefined : onClose())} modal={false}>
      <Base.Portal>
        <Base.Positioner anchor={pin} sideOffset={4} align="center" className={menuStyles.positioner}>
          <Base.Popup className={menuStyles.popup} finalFocus={{ current: pin }}>
            <MenuHead>
              <b>{t("pair", { number: index + 1 })}</b>{" "}
              <span className="quiet">{ts(wantsChanges(row) ? "changes" : row.status)}</span>
            </MenuHead>
            {open && statuses.length > 0 ? <MenuLine /> : null}
            {open
              ? statuses.map(status => (
                  <MenuItem
                    key={status}
                    icon={<StatusBead status={status} />}
                    onClick={run(() => judge(editor, pair, status))}
                  >
                    {words(status)}
                  </MenuItem>
                ))
              : null}
            {fallen ? (
              <>
                <MenuLine />
                <MenuItem onClick={run(() => editor.store.setState({ sinceJudged: pair }))}>
                  {tj("menu", { status: fallen.status })}
                </MenuItem>
              </>
            ) : null}
            {open && may(page.roles, "decide") && row.suggestions > 0 ? (
              <>
                <MenuLine />
                <MenuItem icon={<CheckIcon />} onClick={run(() => decidePair(editor, pair, "accept"))}>
                  {t("acceptAll")}
                </MenuItem>
                <MenuItem icon={<CrossIcon />} onClick={run(() => decidePair(editor, pair, "reject"))}>
                  {t("rejectAll")}
                </MenuItem>
              </>
            ) : null}
            {first ? (
              <>
                <MenuLine />
                <MenuItem icon={<CommentIcon />} onClick={run(() => openNoteOf(editor, first))}>
                  {t("pairNotes", { count: row.suggestions + row.comments })}
                </MenuItem>
              </>
            ) : null}
            {may(page.roles, "comment") ? (
              <>
                <MenuLine />
                <MenuItem icon={<CommentIcon />} {...hotkey("comment")} onClick={run(() => beginAbout(editor, pair))}>
                  {t("commentOnPair", { number: index + 1 })}
                </MenuItem>
                <MenuItem icon={<CommentIcon />} onClick={run(() => beginAbout(editor, null))}>
                  {tc("commentOnPage")}
                </MenuItem>
              </>
            ) : null}
            {open && may(page.roles, "mend-alignment") ? (
              <>
                <MenuLine />
                <MenuItem
                  icon={<MergeIcon />}
                  {...hotkey("merge")}
                  disabled={index === rows.length - 1}
                  onClick={run(() => mergeDown(editor, pair))}
                >
                  {t("mergeNext")}
                </MenuItem>
                <MenuItem icon={<CutIcon />} {...hotkey("split")} onClick={run(() => splitInTwo(editor, pair))}>
                  {t(caretIn(editor, pair) ? "splitAtCaret" : "align.splitHere")}
                </MenuItem>
                <AlignmentItems pair={pair} onDone={onClose} />
              </>
            ) : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** Opens a note and goes there, once the menu has given the focus back. */
function openNoteOf(editor: DeskEditor, note: string): void {
  openNote(editor, note)
  setTimeout(() => focusNote(editor, note), 100)
}
