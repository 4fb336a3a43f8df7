"use client"

import { useLocale, useTranslations } from "use-intl"
import { AccountMenu } from "@/components/shell/account-menu"
import { Brand } from "@/components/shell/brand"
import { HatSwitch } from "@/components/shell/hat-switch"
import { Button } from "@/components/ui/button"
import { Choice } from "@/components/ui/choice"
import { ArrowIcon, ClockIcon, DownIcon, ExportIcon } from "@/components/ui/icons"
import { Later, later } from "@/components/ui/later"
import { Menu, MenuItem } from "@/components/ui/menu"
import { WordBack } from "@/components/word/word-back"
import type { Mode } from "@/lib/client/desk-store"
import { languageHeading } from "@/lib/messages/languages"
import { dayOf } from "@/lib/messages/when"
import { may, type PageState } from "@/lib/review/roles"
import type { Me } from "@/lib/sync/api"
import styles from "./desk-bar.module.css"
import { useDesk, useDeskStore, useEditor } from "./desk-context"
import { PageMenu } from "./drafts/page-menu"
import { Faces } from "./faces"
import { MoveDialog } from "./move-dialog"
import { possibleMoves } from "./moves"
import { Tally } from "./tally"
import { useStateNames } from "./use-state-names"

const exportDialog = later(async () => (await import("@/components/export/export-dialog")).ExportDialog)
const historyPanel = later(async () => (await import("./history-panel")).HistoryPanel)

/** A line that is down does not hold up a change of hats. */
const FLUSH_MS = 2000

/** The desk's top bar: which page, where it stands, who is here, in which mode one writes, and the way out. */
export function DeskBar({ me, putBy }: { me: Me; putBy: (isPutBy: boolean) => void }) {
  const t = useTranslations("desk")
  const locale = useLocale()
  const page = useDesk(state => state.page)
  const store = useDeskStore()
  const editor = useEditor()
  const panel = useDesk(state => state.panel)
  const show = (which: "history" | "export") => (open: boolean) => store.setState({ panel: open ? which : null })
  // What was written under one hat goes up under it; nothing is done at this desk after that.
  const changeHat = async (isChanging: boolean) => {
    putBy(isChanging)
    if (isChanging) await Promise.race([editor?.sync.flush(), new Promise(resolve => setTimeout(resolve, FLUSH_MS))])
  }
  // Whoever only reads takes out only what is approved.
  const exports = page.state === "approved" || page.roles.some(role => role !== "viewer")
  return (
    <header className={`${styles.bar} ${me.sample ? styles.guest : ""}`}>
      <Brand />
      <div className={styles.title}>
        <b>{page.title}</b>
        <span>
          {languageHeading(page.source, locale)} <ArrowIcon size={12} /> {languageHeading(page.target, locale)}
        </span>
      </div>
      <Stage />
      <Due />
      <Tally />
      <span className={styles.push} />
      <Faces />
      {me.sample ? (
        <div className={styles.asWhom}>
          <HatSwitch me={me} onChanging={changeHat} compact />
        </div>
      ) : null}
      <div className={styles.wide}>
        <ModeChoice />
      </div>
      <Button
        className={styles.history}
        icon={<ClockIcon />}
        aria-label={t("history")}
        title={t("history")}
        onClick={() => show("history")(true)}
      />
      {exports ? (
        <Button
          className={styles.export}
          look="main"
          icon={<ExportIcon />}
          aria-label={t("export")}
          onClick={() => show("export")(true)}
        >
          <span className={styles.wide}>{t("export")}</span>
        </Button>
      ) : null}
      <PageMenu manages={!me.sample && may(me.roles, "manage-people")} />
      <AccountMenu me={me} />
      <Later part={historyPanel} props={{ open: panel === "history", onOpenChange: show("history") }} />
      <Later part={exportDialog} props={{ open: panel === "export", onOpenChange: show("export") }} />
      <WordBack />
    </header>
  )
}

/** Where the page stands, and where it may go from here. */
function Stage() {
  const t = useTranslations()
  const page = useDesk(state => state.page)
  const store = useDeskStore()
  const to = useDesk(state => state.moving)
  const setTo = (moving: PageState | null) => store.setState({ moving })
  const written = useDesk(state => state.written)
  const possible = possibleMoves(page, written)
  const name = useStateNames()(page.state)
  const words = (state: PageState) => (page.state === "approved" ? t("move.reopen") : t(`move.to.${state}`))
  if (possible.length === 0) return <span className={styles.stage}>{name}</span>
  return (
    <>
      <Menu
        trigger={
          <Button size="small" className={styles.stage} aria-label={t("desk.state", { state: name })}>
            {name}
            <DownIcon />
          </Button>
        }
      >
        {possible.map(move => (
          <MenuItem key={move.to} onClick={() => setTo(move.to)}>
            {words(move.to)}
          </MenuItem>
        ))}
      </Menu>
      <MoveDialog to={to} verb={to ? words(to) : ""} onClose={() => setTo(null)} />
    </>
  )
}

/** Until when, while that still matters. */
function Due() {
  const t = useTranslations("workflow")
  const locale = useLocale()
  const { due, state } = useDesk(one => one.page)
  if (due === null || state === "approved") return null
  const late = due < Date.now()
  return (
    <span className={`${styles.due} ${late ? styles.late : ""}`}>
      {t(late ? "overdue" : "due", { day: dayOf(due, locale) })}
    </span>
  )
}

/** How what one types is meant. Only the modes that one's roles allow. */
export function ModeChoice() {
  const t = useTranslations("desk")
  const store = useDeskStore()
  const editor = useEditor()
  const mode = useDesk(state => state.mode)
  const page = useDesk(state => state.page)
  const allowed: Mode[] = [
    ...(may(page.roles, "suggest") && page.state !== "approved" ? (["suggesting"] as const) : []),
    ...(may(page.roles, "edit-target") && page.state !== "approved" ? (["editing"] as const) : []),
    "viewing",
  ]
  if (allowed.length === 1) return <span className={styles.stage}>{t("viewing")}</span>
  const choose = (next: Mode) => {
    store.setState({ mode: next })
    // The view asks anew whether it may be typed in.
    editor?.view.setProps({})
  }
  return (
    <Choice
      className={styles.oneLine}
      label={t("mode")}
      value={mode}
      options={allowed.map(one => ({ value: one, label: t(one), title: t(`modeHelp.${one}`) }))}
      onChoose={choose}
    />
  )
}
