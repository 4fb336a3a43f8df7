"use client"

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { inkClass } from "@/components/ui/ink"
import { fetchLaterParts } from "@/components/ui/later"
import { createDeskStore, type DeskStore, type Mode } from "@/lib/client/desk-store"
import type { Locale } from "@/lib/messages"
import { sentenceOfFinding } from "@/lib/messages/findings"
import { languageHeading, languageName } from "@/lib/messages/languages"
import { isRole, may, type Role } from "@/lib/review/roles"
import type { Me } from "@/lib/sync/api"
import type { DeskOpening } from "@/lib/sync/protocol"
import { mendings } from "./alignment/actions"
import { dragBorder } from "./alignment/drag"
import { GranularityDialog } from "./alignment/granularity-dialog"
import { RealignDialog } from "./alignment/realign-dialog"
import { openFinding, openFindingOf } from "./checks/finding-actions"
import { NotChecked } from "./checks/findings-chip"
import { keepFindings } from "./checks/keeper"
import { LinkedNote } from "./comments/linked-note"
import { DeskBar } from "./desk-bar"
import { DeskProvider, useDesk, useEditor } from "./desk-context"
import { useDeskFinder } from "./desk-finder"
import { useDeskKeys } from "./desk-keys"
import "./carets.css"
import "./desk-text.css"
import "./form/suggested-form.css"
import styles from "./desk.module.css"
import { activate, openNote } from "./editor/actions"
import { DeskEditor } from "./editor/desk-editor"
import type { EditorHooks, Mending } from "./editor/hooks"
import { keepWork } from "./editor/keep-work"
import { keepSending } from "./editor/outbox"
import { keepPresence } from "./editor/presence"
import { findDecorationsQuickly } from "./editor/quick-decorations"
import { asked, numbered } from "./editor/row-words"
import { warm } from "./editor/warm"
import { FindBar } from "./find/find-bar"
import { Foot } from "./foot"
import { LinkDialog } from "./form/link-dialog"
import { LeftWork } from "./left-work"
import { LostStrip } from "./lost-strip"
import { Margin } from "./margin"
import { MemoryHere } from "./memory/memory-here"
import { NotUndone } from "./not-undone"
import { PairMenu } from "./pair-menu"
import { PrintedHead, PrintedKey } from "./printed"
import { Published } from "./published"
import { SelectionBubble } from "./selection-bubble"
import { SinceJudged } from "./since-judged"
import { TermsHere } from "./terms/terms-here"
import { LinkedEvent } from "./timeline-fields"
import { Tray } from "./tray"
import { useShownView } from "./use-shown-view"
import { useSteadyPlace } from "./use-steady-place"
import { useWordCounts } from "./use-word-counts"
import { Voice } from "./voice"

findDecorationsQuickly()

/** What a page opens in, by what its reader may do. */
const firstMode = (roles: readonly Role[]): Mode =>
  may(roles, "edit-target") ? "editing" : may(roles, "suggest") ? "suggesting" : "viewing"

interface DeskProps {
  readonly opening: DeskOpening
  readonly me: Me
  readonly reload: () => void
  /** The desk as it stands takes nothing any more, until it is opened anew or this is taken back. */
  readonly putBy: (isPutBy: boolean) => void
}

/** The review desk of one opened page. */
export function Desk({ opening, me, reload, putBy }: DeskProps) {
  const mount = useRef<HTMLDivElement>(null)
  const [store] = useState(() =>
    createDeskStore({
      me: opening.me,
      page: opening.page,
      people: new Map(opening.people.map(one => [one.id, one])),
      suggestions: new Map(opening.suggestions.map(one => [one.id, one])),
      threads: new Map(opening.threads.map(one => [one.id, one])),
      reasons: opening.reasons,
      written: new Set(opening.written),
      mode: opening.page.state === "approved" ? "viewing" : firstMode(opening.page.roles),
    }),
  )
  const [editor, setEditor] = useState<DeskEditor | null>(null)
  const [menu, setMenu] = useState<{ pair: string; pin: HTMLElement } | null>(null)
  const hooks = useHooks(store, opening, (pair, pin) => setMenu({ pair, pin }))
  const made = useRef<DeskEditor | null>(null)
  // Before anything is painted: the rows that the server sent give way to the editor's in one and the same frame.
  useLayoutEffect(() => {
    if (!mount.current) return
    const place = document.createElement("div")
    place.className = "pairs"
    mount.current.append(place)
    const one = new DeskEditor(place, opening, store, { ...hooks, ...editorActions(() => made.current) }, hooks.label)
    made.current = one
    setEditor(one)
    const stopSending = keepSending(one)
    const stopKeeping = keepWork(one)
    const stopPresence = keepPresence(one)
    const stopFindings = keepFindings(one)
    const stopWarming = warm(one)
    return () => {
      stopWarming()
      stopFindings()
      stopPresence()
      stopKeeping()
      stopSending()
      made.current = null
      one.destroy()
      place.remove()
    }
    // The editor is made once for an opening; words and names change by reloading it.
  }, [opening, store, hooks])
  useEffect(fetchLaterParts, [])
  const world = useMemo(() => ({ store, editor }), [store, editor])
  return (
    <DeskProvider world={world}>
      <DeskBody
        me={me}
        mount={mount}
        menu={menu}
        closeMenu={() => setMenu(null)}
        reload={reload}
        putBy={putBy}
        opening={opening}
      />
    </DeskProvider>
  )
}

const editorActions = (editor: () => DeskEditor | null) => ({
  onFindings: (pair: string) => {
    const one = editor()
    if (one) openFindingOf(one, pair)
  },
  onMend: (pair: string, how: Mending) => {
    const one = editor()
    if (one) mendings[how](one, pair)
  },
  onDragBorder: (pair: string, side: "source" | "target", event: PointerEvent) => {
    const one = editor()
    if (one) dragBorder(one, pair, side, event)
  },
})

interface BodyProps extends DeskProps {
  readonly mount: React.RefObject<HTMLDivElement | null>
  readonly menu: { readonly pair: string; readonly pin: HTMLElement } | null
  readonly closeMenu: () => void
}

function DeskBody({ me, mount, menu, closeMenu, reload, putBy, opening }: BodyProps) {
  const t = useTranslations("desk")
  const locale = useLocale()
  const editor = useEditor()
  const page = useDesk(state => state.page)
  const view = useDesk(state => state.view)
  const aligning = useDesk(state => state.aligning && state.mode !== "viewing")
  const [drawer, setDrawer] = useState(false)
  const onDrawer = useSteadyPlace(editor, () => setDrawer(open => !open))
  const changed = useShownView()
  // Said on the root, not asked by :has(), which would look through the whole page again at every key.
  useLayoutEffect(() => {
    document.documentElement.dataset.desk = aligning ? "aligning" : ""
    return () => {
      delete document.documentElement.dataset.desk
    }
  }, [aligning])
  useDeskKeys()
  useDeskFinder()
  const [source, target] = [languageHeading(page.source, locale), languageHeading(page.target, locale)]
  return (
    <>
      <DeskBar me={me} putBy={putBy} />
      <Tray drawer={drawer} onDrawer={onDrawer} />
      <FindBar />
      <PrintedHead />
      <main id="content" className={`${styles.desk} ${drawer ? styles.withDrawer : ""}`}>
        <section className={styles.sheet} aria-label={t("label")}>
          <LostStrip reload={reload} />
          <LeftWork />
          <NotUndone />
          <LinkedNote />
          <LinkedEvent />
          {page.override ? <p className={styles.strip}>{t("approvedReadOnly")}</p> : null}
          <div className={styles.heads} hidden={view === "published"}>
            <div className={styles.headSource}>
              <b>{source}</b>
              {t("source")}
            </div>
            <div className={styles.headTarget}>
              <b>{target}</b>
              {view === "changes" ? (
                <span role="status">{changed === null ? t("changesBase") : t("changesCount", { count: changed })}</span>
              ) : (
                t(view === "clean" ? "marksFinal" : view === "original" ? "marksOriginal" : "draft")
              )}
            </div>
          </div>
          <div
            ref={mount}
            className={styles.text}
            hidden={view === "published"}
            data-aligning={aligning || undefined}
            role="document"
            aria-label={t("label")}
            onPointerDown={event => editor && followPointer(editor, event.target as HTMLElement)}
            onFocus={event => editor && followFocus(editor, event.target as HTMLElement)}
            onKeyUp={() => editor && followCaret(editor)}
          />
          {view === "published" ? <Published /> : null}
          <Colophon opening={opening} />
        </section>
        <Margin drawer={drawer} />
        <PrintedKey />
      </main>
      <SelectionBubble />
      <LinkDialog />
      <TermsHere />
      <MemoryHere />
      <Foot />
      <Voice />
      <RealignDialog />
      <GranularityDialog />
      <SinceJudged />
      {menu && editor ? <PairMenu pair={menu.pair} pin={menu.pin} onClose={closeMenu} /> : null}
    </>
  )
}

function Colophon({ opening }: { opening: DeskOpening }) {
  const t = useTranslations("desk")
  const locale = useLocale()
  const { source, target } = opening.page
  const editor = useEditor()
  const pairs = useDesk(state => state.rows.length)
  const counts = useWordCounts(editor, pairs)
  if (pairs === 0) return null
  return (
    <footer className={styles.colophon}>
      {t("colophon", {
        pairs,
        ...counts,
        sourceLanguage: languageName(source, locale),
        targetLanguage: languageName(target, locale),
      })}
      <NotChecked />
      <span hidden>{opening.version}</span>
    </footer>
  )
}

/** A click on words opens the note that hangs on them, and makes its pair the active one. */
function followPointer(editor: DeskEditor, at: HTMLElement): void {
  const row = at.closest<HTMLElement>(".pair")
  if (row?.dataset.pair) activate(editor, row.dataset.pair)
  if (at.closest(".spine, .hint")) return
  const marked = at.closest<HTMLElement>("[data-sid], [data-thread]")
  const finding = marked?.dataset.sid ? undefined : at.closest<HTMLElement>("[data-finding]")?.dataset.finding
  openFinding(editor, finding ?? null)
  if (finding) return
  openNote(editor, marked?.dataset.sid ?? marked?.dataset.thread ?? null)
}

function followFocus(editor: DeskEditor, at: HTMLElement): void {
  const row = at.closest<HTMLElement>(".pair")
  if (at.classList.contains("pin") && row?.dataset.pair) activate(editor, row.dataset.pair)
}

/** The pair that the caret is in is the active one. */
function followCaret(editor: DeskEditor): void {
  if (!editor.view.hasFocus() || document.activeElement !== editor.view.dom) return
  const { $head } = editor.state.selection
  if ($head.depth > 0) activate(editor, $head.node(1).attrs.id as string)
}

function useHooks(store: DeskStore, opening: DeskOpening, onPin: (pair: string, pin: HTMLElement) => void) {
  const t = useTranslations("desk")
  const ts = useTranslations("status")
  const th = useTranslations("hats")
  const tc = useTranslations("checks")
  const tj = useTranslations("sinceJudged")
  const locale = useLocale()
  const pin = useRef(onPin)
  pin.current = onPin
  return useMemo(() => {
    const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 })
    const person = (id: string) => store.getState().people.get(id)
    const personName = (id: string) => {
      const name = person(id)?.name ?? "?"
      const hat = name.startsWith("hat:") ? name.slice(4) : ""
      return isRole(hat) && hat !== "viewer" ? th(hat) : name
    }
    const hooks: Omit<EditorHooks, "onMend" | "onDragBorder" | "onFindings"> & { readonly label: string } = {
      label: t("textbox", { language: languageName(opening.page.target, locale) }),
      languages: { source: opening.page.source, target: opening.page.target },
      names: {
        source: languageHeading(opening.page.source, locale),
        target: languageHeading(opening.page.target, locale),
      },
      words: {
        pairLabel: numbered((number, status, suggestions, comments, findings) =>
          t("pairLabel", { number, status: ts(`${status}Lower`), suggestions, comments, findings }),
        ),
        findings: count => tc("count", { count }),
        pairActions: numbered(number => t("pairActions", { number })),
        status: asked(status => ts(status)),
        crossed: count => t("align.crossed", { count }),
        absentSource: t("absentSource"),
        absentTarget: t("absentTarget"),
        unsure: share => t("unsureShare", { share: percent.format(share) }),
        mendings: {
          keep: t("keepTogether"),
          alone: t("align.alone"),
          split: t("align.splitHere"),
          merge: t("mergeNext"),
          mergeUp: t("align.mergePrevious"),
          apart: t("align.apart"),
        },
        changedSince: name => tj("hint", { name }),
        seeChange: tj("see"),
        dragBorder: asked(side => t("align.dragBorder", { language: languageHeading(opening.page[side], locale) })),
        insertion: name => t("addWord", { name }),
        deletion: name => t("delWord", { name }),
        format: name => t("fmtWord", { name }),
        ends: t("endWord"),
      },
      person,
      personName,
      saysFinding: ({ finding }) => sentenceOfFinding(finding, locale as Locale),
      settled: thread => Boolean(store.getState().threads.get(thread)?.resolved),
      ink: id => inkClass(person(id)?.order ?? 7),
      mayMend: may(opening.page.roles, "mend-alignment"),
      onPin: (pair, element) => pin.current(pair, element),
      onSince: pair => store.setState({ sinceJudged: pair }),
    }
    return hooks
  }, [store, opening, t, ts, th, tc, tj, locale])
}
