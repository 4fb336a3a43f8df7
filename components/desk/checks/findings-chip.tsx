"use client"

import { Popover } from "@base-ui/react/popover"
import { useMemo, useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { useHint } from "@/components/keys/use-keys"
import { Button } from "@/components/ui/button"
import { Chip } from "@/components/ui/chip"
import { Tick } from "@/components/ui/field"
import { DownIcon, UpIcon, WaveIcon } from "@/components/ui/icons"
import { Later, later } from "@/components/ui/later"
import menu from "@/components/ui/menu.module.css"
import type { OwnRule } from "@/lib/checks/own/rule"
import { byCheck, countOf, inOrder, isMendable, type Kind } from "@/lib/client/checking"
import { useDesk, useDeskStore, useEditor } from "../desk-context"
import { mayMend, showFinding, stepFinding, suggestKind } from "./finding-actions"
import styles from "./findings-chip.module.css"
import { Judged } from "./judged"
import { keeperOf } from "./keeper"
import { LanguageToolNote } from "./language-tool-note"
import { Unfetched } from "./unfetched"

const addTermDialog = later(async () => (await import("../terms/add-term-dialog")).AddTermDialog)
const checksDialog = later(async () => (await import("./checks-dialog")).ChecksDialog)

export const useFindings = () => {
  const rows = useDesk(state => state.rows)
  const found = useDesk(state => state.checking.found)
  return useMemo(() => inOrder(rows, found), [rows, found])
}

/** Which pairs have findings: a filter with their number, and beside it what kinds there are and what is not checked. */
export function FindingsChip() {
  const t = useTranslations("desk")
  const tc = useTranslations("checks")
  const store = useDeskStore()
  const on = useDesk(state => state.filter === "findings")
  const count = useDesk(state => countOf(state.checking.found))
  const phase = useDesk(state => state.checking.phase)
  const settings = useDesk(state => state.panel === "checks")
  const term = useDesk(state => state.panel === "term")
  const [isOpen, setOpen] = useState(false)
  // Two lifted things would lie upon each other.
  const openSettings = () => {
    setOpen(false)
    store.setState({ panel: "checks" })
  }
  if (phase === "waiting") return null
  return (
    <span className={styles.both}>
      <Chip
        pressed={on}
        count={count}
        icon={<WaveIcon />}
        aria-busy={phase === "checking"}
        onClick={() => store.setState({ filter: on ? "all" : "findings" })}
      >
        {t("findings")}
      </Chip>
      <Popover.Root modal={false} open={isOpen} onOpenChange={setOpen}>
        <Popover.Trigger
          render={<Chip icon={<DownIcon />} className={styles.more} aria-label={tc("kinds")} title={tc("kinds")} />}
        />
        <Popover.Portal>
          <Popover.Positioner sideOffset={6} align="start" className={menu.positioner}>
            <Popover.Popup className={`${menu.popup} ${styles.popup}`}>
              <Popover.Title className={styles.title}>{t("findings")}</Popover.Title>
              <Kinds onSettings={openSettings} />
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
      {term ? <Later part={addTermDialog} props={{ onClose: () => store.setState({ panel: null }) }} /> : null}
      {settings ? <Later part={checksDialog} props={{ onClose: () => store.setState({ panel: null }) }} /> : null}
    </span>
  )
}

function Kinds({ onSettings }: { onSettings: () => void }) {
  const t = useTranslations("checks")
  const tn = useTranslations("checkNames")
  const tk = useTranslations("checking")
  const locale = useLocale()
  const editor = useEditor()
  const hint = useHint()
  const store = useDeskStore()
  const { phase, hints, unanswered, failed, stopped, checks } = useDesk(state => state.checking)
  const findings = useFindings()
  const kinds = useMemo(() => byCheck(findings), [findings])
  if (!editor) return null
  const names = new Intl.ListFormat(locale)
  const setHints = (wanted: boolean) => {
    store.setState({ checking: { ...store.getState().checking, hints: wanted } })
    keeperOf(editor)?.showAgain()
  }
  return (
    <>
      {findings.length > 0 ? (
        <div className={styles.walk}>
          <Button
            look="line"
            size="small"
            icon={<UpIcon />}
            hotkey={hint("previous-finding")}
            onClick={() => stepFinding(editor, -1, false)}
          >
            {t("previous")}
          </Button>
          <Button
            look="line"
            size="small"
            icon={<DownIcon />}
            hotkey={hint("next-finding")}
            onClick={() => stepFinding(editor, 1, false)}
          >
            {t("next")}
          </Button>
        </div>
      ) : (
        <p className="quiet">{t(phase === "checking" ? "checkingNow" : "none")}</p>
      )}
      <ul className={styles.kinds}>
        {kinds.map(kind => (
          <KindLine key={kind.check} kind={kind} />
        ))}
      </ul>
      <Tick label={t("hints")} checked={hints} onChange={event => setHints(event.currentTarget.checked)} />
      <Tick
        label={t("unanswered")}
        checked={unanswered}
        onChange={event => keeperOf(editor)?.markUnanswered(event.currentTarget.checked)}
      />
      {failed.length > 0 ? (
        <p className={styles.sorry}>{tk("failed", { name: names.format(failed.map(check => tn(check))) })}</p>
      ) : null}
      {stopped.length > 0 ? (
        <p className={styles.sorry}>
          {tk("stopped", { name: names.format(patternsOf(stopped, checks?.rules ?? [])) })}
        </p>
      ) : null}
      <Judged />
      <Unfetched className={styles.sorry ?? ""} />
      <LanguageToolNote />
      <NotChecked />
      <Button look="line" size="small" onClick={onSettings}>
        {t("settings.open")}
      </Button>
    </>
  )
}

/** Rules are known by what they look for, not by their ids. */
const patternsOf = (ids: readonly string[], rules: readonly OwnRule[]): string[] =>
  ids.map(id => rules.find(rule => rule.id === id)?.pattern ?? id)

/** One kind: go to its first, or make a suggestion of all of them. */
function KindLine({ kind: { check, level, findings } }: { kind: Kind }) {
  const t = useTranslations("checks")
  const tn = useTranslations("checkNames")
  const editor = useEditor()
  const mode = useDesk(state => state.mode)
  const mendable = findings.filter(isMendable)
  const [first] = findings
  if (!editor || !first) return null
  return (
    <li className={styles[level]}>
      <button type="button" className={styles.kind} onClick={() => showFinding(editor, first)}>
        <WaveIcon />
        <span>{tn(check)}</span>
        <span className="quiet num">{findings.length}</span>
      </button>
      {mendable.length > 1 && mayMend(editor) ? (
        <Button
          size="small"
          aria-label={t(mode === "editing" ? "changeAllOf" : "suggestAllOf", {
            count: mendable.length,
            name: tn(check),
          })}
          onClick={() => suggestKind(editor, mendable)}
        >
          {t(mode === "editing" ? "changeAll" : "suggestAll", { count: mendable.length })}
        </Button>
      ) : null}
    </li>
  )
}

/** What no check can tell, and how much of the page nobody has had before them. */
export function NotChecked() {
  const t = useTranslations("checks")
  const tk = useTranslations("checking")
  const rows = useDesk(state => state.rows)
  const opened = useDesk(state => state.checking.opened)
  const unopened = rows.filter(row => !opened.has(row.id)).length
  return (
    <p className={styles.not}>
      {tk("notChecked")} {t("unopened", { count: unopened, all: rows.length })}
    </p>
  )
}
