"use client"

import { useEffect, useMemo, useRef, useState } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { SkipLink } from "@/components/shell/skip-link"
import { TopBar } from "@/components/shell/top-bar"
import { Button, ButtonLink } from "@/components/ui/button"
import { Choice } from "@/components/ui/choice"
import { NoteLine } from "@/components/ui/note-line"
import { type ApiRefusal, api } from "@/lib/client/api"
import { compareVersions, countChanges } from "@/lib/review/compare-versions"
import { may } from "@/lib/review/roles"
import type { PageMoment, RestoreWish } from "@/lib/sync/api"
import styles from "./compare.module.css"
import { MomentLine, useMomentName } from "./moment-line"
import { type Look, Rows } from "./rows"
import { type Opened, useDocs, useMoments } from "./use-versions"

/** Two versions of a page, word by word. */
export function ComparePage({ id }: { id: string }) {
  const t = useTranslations("versions")
  const { opened, sorry, again } = useMoments(id)
  useEffect(() => {
    if (opened) document.title = t("document", { title: opened.opening.page.title })
  }, [opened, t])
  return (
    <>
      <SkipLink>{t("skip")}</SkipLink>
      {opened ? <TopBar me={opened.me} current="pages" onHat={() => void again()} /> : null}
      <main id="content" className={styles.wrap} aria-busy={opened === null}>
        {sorry ? <Refused why={sorry} onRetry={() => void again()} /> : null}
        {opened ? <Comparison opened={opened} again={again} /> : null}
      </main>
    </>
  )
}

type SideName = "source" | "target"

function asked(moments: readonly PageMoment[]): { chosen: [number, number]; side: SideName } {
  const wish = new URLSearchParams(location.search)
  const side = wish.get("side") === "source" ? "source" : "target"
  const find = (name: string): number => {
    const version = wish.get(name)
    if (version === null) return -1
    const isIt = (moment: PageMoment): boolean => moment.version === Number(version)
    // A draft's name says more than "now", while they are the same.
    const draft = moments.findLastIndex(moment => isIt(moment) && moment.what.kind === "draft")
    return draft >= 0 ? draft : moments.findLastIndex(isIt)
  }
  const [from, to] = [find("from"), find("to")]
  const older = Math.max(from, 0)
  const newer = to >= 0 && to !== older ? to : moments.length - 1
  return { chosen: [older, newer === older ? Math.max(0, older - 1) : newer], side }
}

function Comparison({ opened, again }: { opened: Opened; again: () => Promise<void> }) {
  const t = useTranslations("versions")
  const { moments, opening } = opened
  const { page } = opening
  const nameOf = useMomentName(page.workflow.names)
  const [first] = useState(() => asked(moments))
  const [chosen, setChosen] = useState(first.chosen)
  const [side, setSide] = useState<SideName>(first.side)
  const [look, setLook] = useState<Look>(() => (window.innerWidth < 900 ? "inline" : "side-by-side"))
  const [everything, setEverything] = useState(false)
  const [said, setSaid] = useState<{ readonly undo: RestoreWish | null } | null>(null)
  const [refused, setRefused] = useState<ApiRefusal | null>(null)
  const [older, newer] = [moments[Math.min(...chosen)], moments[Math.max(...chosen)]]
  const { docs, sorry } = useDocs(page.id, [older?.version ?? 0, newer?.version ?? 0])
  const [was, is] = [docs.get(older?.version ?? 0), docs.get(newer?.version ?? 0)]
  const rows = useMemo(() => (was && is ? compareVersions(was, is, side) : null), [was, is, side])
  const people = useMemo(() => new Map(opening.people.map(one => [one.id, one])), [opening])
  const isNow = newer !== undefined && newer.version === opening.version
  const mayRestore = side === "target" && isNow && page.state !== "approved" && may(page.roles, "edit-target")
  const box = useRef<HTMLDivElement>(null)
  useDifferenceKeys(box)

  const restore = async (wish: RestoreWish) => {
    setRefused(null)
    const answer = await api.restore(page.id, wish)
    if (!answer.ok) return setRefused(answer.why)
    const { before, version: made } = answer.value
    setSaid({ undo: before === made ? null : { ...wish, version: before } })
    await again()
    // What was compared with now goes on being so: a moment has come in between.
    setChosen(([a, b]) => {
      const late = Math.max(a, b)
      return [Math.min(a, b), late === moments.length - 1 && before !== made ? late + 1 : late]
    })
  }
  if (!older || !newer) return null
  const counts = rows ? countChanges(rows) : null
  return (
    <>
      <div className={styles.lede}>
        <div>
          <ButtonLink size="small" href={`/pages/${encodeURIComponent(page.id)}`}>
            {page.title} · {t("backTo")}
          </ButtonLink>
          <h1>{t("title", { older: nameOf(older), newer: nameOf(newer) })}</h1>
          <p role="status">{counts === null ? t("loading") : counts.rows === 0 ? t("same") : t("counts", counts)}</p>
        </div>
        {mayRestore && counts && counts.rows > 0 ? (
          <Button look="line" className={styles.back} onClick={() => void restore({ version: older.version })}>
            {t("restorePage", { older: nameOf(older) })}
          </Button>
        ) : null}
      </div>
      {sorry || refused ? <Refused why={(sorry ?? refused) as ApiRefusal} /> : null}
      {said ? (
        <NoteLine
          tone="strip"
          actions={
            said.undo === null ? null : (
              <Button size="small" onClick={() => (said.undo ? void restore(said.undo) : undefined)}>
                {t("undo")}
              </Button>
            )
          }
        >
          <span role="status">{t(said.undo === null ? "nothingRestored" : "restored1")}</span>
        </NoteLine>
      ) : null}
      <MomentLine moments={moments} chosen={chosen} people={people} names={page.workflow.names} onChoose={setChosen} />
      <div className={styles.choices}>
        <Choice
          label={t("side")}
          value={side}
          options={[
            { value: "target", label: t("target") },
            { value: "source", label: t("source") },
          ]}
          onChoose={setSide}
        />
        <Choice
          label={t("look")}
          value={look}
          options={[
            { value: "side-by-side", label: t("sideBySide") },
            { value: "inline", label: t("inline") },
          ]}
          onChoose={setLook}
        />
        <Choice
          label={t("all")}
          value={everything ? "all" : "changed"}
          options={[
            { value: "changed", label: t("onlyChanged") },
            { value: "all", label: t("all") },
          ]}
          onChoose={value => setEverything(value === "all")}
        />
      </div>
      <section ref={box} className={styles.paper} aria-label={t("comparison")}>
        {look === "side-by-side" ? (
          <div className={styles.heads}>
            <b>{nameOf(older)}</b>
            <b>{nameOf(newer)}</b>
          </div>
        ) : null}
        {rows ? (
          <Rows
            key={`${older.version} ${newer.version} ${side}`}
            rows={rows}
            look={look}
            everything={everything}
            lang={page[side]}
            onRestore={mayRestore ? pair => void restore({ version: older.version, pair }) : null}
          />
        ) : null}
      </section>
      <p className={styles.key}>
        <span>
          <del>{t("words")}</del> {t("olderKey")}
        </span>
        <span>
          <ins>{t("words")}</ins> {t("newerKey")}
        </span>
        <span>
          <ins className={styles.movedKey}>{t("words")}</ins> {t("movedKey")}
        </span>
        <span className={styles.keys}>
          <kbd>J</kbd> <kbd>K</kbd> {t("keys")}
        </span>
      </p>
    </>
  )
}

/** J and K go from difference to difference. */
function useDifferenceKeys(box: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const go = (event: KeyboardEvent): void => {
      const at = event.target as HTMLElement
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        at.closest("input[type=text], textarea, select, [role=menu]")
      )
        return
      const by = event.key === "j" || event.key === "J" ? 1 : event.key === "k" || event.key === "K" ? -1 : 0
      const changed = [...(box.current?.querySelectorAll<HTMLElement>("[data-changed]") ?? [])]
      if (by === 0 || changed.length === 0) return
      event.preventDefault()
      const here = changed.findIndex(row => row.contains(document.activeElement))
      const next = here < 0 ? (by > 0 ? 0 : changed.length - 1) : Math.min(changed.length - 1, Math.max(0, here + by))
      changed[next]?.focus({ preventScroll: true })
      changed[next]?.scrollIntoView({ block: "center" })
    }
    document.addEventListener("keydown", go)
    return () => document.removeEventListener("keydown", go)
  }, [box])
}
