"use client"

import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { Chip, Chips } from "@/components/ui/chip"
import { Choice } from "@/components/ui/choice"
import { Hotkey } from "@/components/ui/hotkey"
import { RedoIcon, UndoIcon } from "@/components/ui/icons"
import { type Cut, keepRow, matchingCut, mergeRows, proposedCuts, type SideName, splitRow } from "@/lib/align/mend"
import { isUnsure, previewRows, rowKey, type Shown } from "@/lib/align/preview-rows"
import type { Granularity } from "@/lib/align/types"
import { languageHeading } from "@/lib/messages/languages"
import type { Aligned } from "./align-messages"
import styles from "./preview.module.css"
import { PreviewRow } from "./preview-row"
import type { useMending } from "./use-mending"

export interface PreviewProps {
  readonly aligned: Aligned
  readonly granularity: Granularity
  readonly onGranularity: (granularity: Granularity) => void
  readonly mending: ReturnType<typeof useMending>
}

/** How the two texts line up, row by row, with the doubtful ones to be looked at and mended. */
export function Preview({ aligned, granularity, onGranularity, mending }: PreviewProps) {
  const t = useTranslations("bringIn")
  const common = useTranslations("common")
  const locale = useLocale()
  const { pages } = aligned
  const { rows, mend, undo, redo, canUndo, canRedo } = mending
  const [onlyUnsure, setOnlyUnsure] = useState(false)
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState(0)
  // Nobody is anywhere before the first touch: no ruler is laid on a row then.
  const [touched, setTouched] = useState(false)
  const nodes = useRef(new Map<number, HTMLElement>())
  const wanted = useRef<number | null>(null)
  const unsure = rows.filter(isUnsure).length
  const shown = useMemo<readonly Shown[]>(
    () =>
      onlyUnsure
        ? rows.flatMap((row, at) => (isUnsure(row) ? [{ kind: "row", at } as const] : []))
        : previewRows(rows, unfolded),
    [rows, unfolded, onlyUnsure],
  )
  const visible = shown.flatMap(one => (one.kind === "row" ? [one.at] : []))
  const here = visible.includes(active) ? active : (visible[0] ?? 0)

  // After an act the row that was acted on may have another number, or be gone: the focus goes where the work goes on.
  useEffect(() => {
    if (wanted.current === null) return
    nodes.current.get(wanted.current)?.focus()
    wanted.current = null
  })
  const goTo = (at: number | undefined) => {
    if (at === undefined) return
    wanted.current = at
    setActive(at)
  }
  const step = (by: 1 | -1) => goTo(visible[visible.indexOf(here) + by])
  const nextUnsure = (from: number, all = rows) => {
    const next = all.findIndex((row, at) => at > from && isUnsure(row))
    return next === -1 ? undefined : next
  }

  const keep = (at: number) => {
    const next = keepRow(rows, at)
    mend(next)
    goTo(nextUnsure(at, next) ?? at)
  }
  const merge = (at: number) => {
    if (at < 0 || at >= rows.length - 1) return
    mend(mergeRows(rows, at))
    goTo(at)
  }
  const split = (at: number, side: SideName, cut: Cut) => {
    const row = rows[at]
    if (!row) return
    const answer = matchingCut(row, side, cut, pages)
    mend(splitRow(rows, at, side === "source" ? { source: cut, target: answer } : { source: answer, target: cut }))
    goTo(at)
  }
  const splitHere = (at: number) => {
    const row = rows[at]
    const cuts = row && proposedCuts(row, pages)
    if (!cuts) return
    mend(splitRow(rows, at, cuts))
    goTo(at)
  }
  const back = (act: () => void) => {
    act()
    goTo(Math.min(here, rows.length - 1))
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const command = event.ctrlKey || event.metaKey
    if (command && event.key.toLowerCase() === "z") {
      event.preventDefault()
      return back(event.shiftKey ? redo : undo)
    }
    if (command || event.altKey) return
    const acts: { readonly [key: string]: () => void } = {
      arrowdown: () => step(1),
      j: () => step(1),
      arrowup: () => step(-1),
      k: () => step(-1),
      n: () => goTo(nextUnsure(here)),
      m: () => merge(here),
      x: () => splitHere(here),
      a: () => keep(here),
    }
    const act = acts[event.key.toLowerCase()]
    if (!act) return
    event.preventDefault()
    act()
  }

  return (
    <>
      <div className={styles.tools}>
        <Chips label={t("preview")}>
          <Chip pressed={!onlyUnsure} count={rows.length} onClick={() => setOnlyUnsure(false)}>
            {t("allPairs")}
          </Chip>
          <Chip pressed={onlyUnsure} count={unsure} onClick={() => setOnlyUnsure(true)}>
            {t("unsure")}
          </Chip>
        </Chips>
        <span className={styles.granularity}>
          <span className="quiet">{t("granularity")}</span>
          <Choice
            label={t("granularity")}
            value={granularity}
            options={(["paragraph", "sentence"] as const).map(one => ({
              value: one,
              label: t(`granularities.${one}`),
            }))}
            onChoose={onGranularity}
          />
        </span>
        <span className={styles.undo}>
          <Button size="small" icon={<UndoIcon />} disabled={!canUndo} onClick={() => back(undo)}>
            {common("undo")}
          </Button>
          <Button size="small" icon={<RedoIcon />} disabled={!canRedo} onClick={() => back(redo)}>
            {common("redo")}
          </Button>
        </span>
      </div>
      <div className={styles.paper}>
        <div className={styles.heads} aria-hidden="true">
          <b className={styles.source}>{languageHeading(pages.source.lang, locale)}</b>
          <span className={styles.middle}>{t("sure")}</span>
          <b className={styles.target}>{languageHeading(pages.target.lang, locale)}</b>
        </div>
        {/* The rows take single keys, as at the desk; every key has a button. */}
        <ol className={styles.rows} aria-label={t("preview")} onKeyDown={onKeyDown}>
          {shown.map(one => {
            if (one.kind === "fold") {
              const row = rows[one.from]
              const key = row ? rowKey(row) : ""
              return (
                <li key={`fold ${key}`} className={styles.fold}>
                  <button type="button" onClick={() => setUnfolded(new Set([...unfolded, key]))}>
                    {t("more", { count: one.to - one.from })}
                  </button>
                </li>
              )
            }
            const row = rows[one.at]
            if (!row) return null
            const { at } = one
            return (
              <PreviewRow
                key={rowKey(row)}
                row={row}
                number={at + 1}
                count={rows.length}
                pages={pages}
                tabStop={at === here}
                active={touched && at === here}
                onActivate={() => {
                  setTouched(true)
                  setActive(at)
                }}
                rowRef={node => {
                  if (node) nodes.current.set(at, node)
                  else nodes.current.delete(at)
                }}
                onKeep={() => keep(at)}
                onSplit={(side, cut) => split(at, side, cut)}
                onSplitHere={() => splitHere(at)}
                onMergeNext={() => merge(at)}
                onMergePrevious={() => merge(at - 1)}
              />
            )
          })}
        </ol>
        {visible.length === 0 ? <p className={styles.nothing}>{t("noUnsure")}</p> : null}
      </div>
      <p className={styles.keys} aria-hidden="true">
        <span>
          <Hotkey>J</Hotkey> <Hotkey>K</Hotkey> {t("keys")}
        </span>
        <span>
          <Hotkey>N</Hotkey> {t("keyUnsure")}
        </span>
        <span>
          <Hotkey>A</Hotkey> {t("keyKeep")}
        </span>
        <span>
          <Hotkey>M</Hotkey> {t("keyMerge")}
        </span>
        <span>
          <Hotkey>X</Hotkey> {t("keySplit")}
        </span>
      </p>
    </>
  )
}
