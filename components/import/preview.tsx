"use client"

import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { Chip, Chips } from "@/components/ui/chip"
import { Choice } from "@/components/ui/choice"
import { dragToPlace } from "@/components/ui/drag-to-place"
import { MergeIcon, RedoIcon, UndoIcon } from "@/components/ui/icons"
import {
  crossRow,
  keepRow,
  mergeRows,
  moveBorder,
  moveEdge,
  partRow,
  type SideName,
  splitRow,
  swapRows,
} from "@/lib/align/mend"
import { isUnsure, previewRows, rowKey, type Shown } from "@/lib/align/preview-rows"
import { crossingCuts, matchingCut, proposedCuts } from "@/lib/align/proposed-cuts"
import type { Granularity, PiecePair } from "@/lib/align/types"
import { languageHeading } from "@/lib/messages/languages"
import { AgainDialog } from "./again-dialog"
import type { Aligned, RowsWish } from "./align-messages"
import { type Dropped, dropPlaces, dropsOf } from "./drop-places"
import styles from "./preview.module.css"
import { PreviewKeys } from "./preview-keys"
import { holdsCrossing, PreviewRow, type RowActs } from "./preview-row"
import type { useMending } from "./use-mending"

/** Rows drawn at once; more come as one nears the end. Ten thousand would take the browser seconds. */
const MOST_DRAWN = 240

export interface PreviewProps {
  readonly aligned: Aligned
  readonly granularity: Granularity
  readonly onGranularity: (granularity: Granularity) => void
  readonly mending: ReturnType<typeof useMending>
  /** Goes to a row's words in the text they came from. */
  readonly onEdit: (row: PiecePair | undefined, side: SideName) => void
}

/** How the two texts line up, row by row, with the doubtful ones to be looked at and mended. */
export function Preview({ aligned, granularity, onGranularity, mending, onEdit }: PreviewProps) {
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
  const [drag, setDrag] = useState<{ readonly at: number; readonly side: SideName } | null>(null)
  const [again, setAgain] = useState<RowsWish | null>(null)
  const [drawn, setDrawn] = useState(MOST_DRAWN)
  const more = useRef<HTMLLIElement>(null)
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

  // As one comes near the end of what is drawn, more is.
  useEffect(() => {
    if (!more.current) return
    const near = new IntersectionObserver(
      seen => {
        if (seen.some(one => one.isIntersecting)) setDrawn(count => count + MOST_DRAWN)
      },
      { rootMargin: "100% 0px" },
    )
    near.observe(more.current)
    return () => near.disconnect()
  })
  // After an act the row that was acted on may have another number, or be gone: the focus goes where the work goes on.
  useEffect(() => {
    if (wanted.current === null) return
    nodes.current.get(wanted.current)?.focus()
    wanted.current = null
  })
  const goTo = (at: number | undefined) => {
    if (at === undefined) return
    const place = shown.findIndex(one => one.kind === "row" && one.at === at)
    if (place + 20 > drawn) setDrawn(place + MOST_DRAWN)
    wanted.current = at
    setActive(at)
  }
  const step = (by: 1 | -1) => goTo(visible[visible.indexOf(here) + by])
  const nextUnsure = (from: number, all = rows) => {
    const next = all.findIndex((row, at) => at > from && isUnsure(row))
    return next === -1 ? undefined : next
  }

  const acts: RowActs = {
    keep: at => {
      const next = keepRow(rows, at)
      mend(next)
      goTo(nextUnsure(at, next) ?? at)
    },
    merge: at => {
      if (at < 0 || at >= rows.length - 1) return
      const next = mergeRows(rows, at)
      mend(next)
      // What a crossing binds is taken in too, from above as well.
      goTo(Math.max(0, at - Math.max(0, rows.length - next.length - 1)))
    },
    split: (at, side, cut) => {
      const row = rows[at]
      if (!row) return
      const answer = matchingCut(row, side, cut, pages)
      mend(splitRow(rows, at, side === "source" ? { source: cut, target: answer } : { source: answer, target: cut }))
      goTo(at)
    },
    splitHere: at => {
      const row = rows[at]
      const cuts = row && proposedCuts(row, pages)
      if (!cuts) return
      mend(splitRow(rows, at, cuts))
      goTo(at)
    },
    swap: at => {
      mend(swapRows(rows, at))
      goTo(at)
    },
    crossHere: at => {
      const cuts = rows[at] && crossingCuts(rows[at], pages)
      if (!cuts) return
      mend(crossRow(rows, at, cuts))
      goTo(at)
    },
    part: at => {
      mend(partRow(rows, at))
      goTo(at)
    },
    edge: (at, side, way) => {
      const next = moveEdge(rows, at, side, way, pages)
      mend(next)
      goTo(next.length < rows.length && way === "up" ? at - 1 : at)
    },
    activate: at => {
      setTouched(true)
      setActive(at)
    },
    drag: (at, side, event) => {
      setDrag({ at, side })
      dragToPlace<Dropped | null>(
        event,
        () => dropPlaces(nodes.current.get(at), nodes.current.get(at + 1)),
        to => {
          if (to) mend(moveBorder(rows, at, side, to))
          goTo(at)
        },
      )
      window.addEventListener("pointerup", () => setDrag(null), { once: true })
      window.addEventListener("pointercancel", () => setDrag(null), { once: true })
    },
    node: (at, node) => {
      if (node) nodes.current.set(at, node)
      else nodes.current.delete(at)
    },
  }
  const steady = useSteady(acts)
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
    // A button in a row keeps its own key.
    if (event.key === " " && (event.target as HTMLElement).closest("button")) return
    const side = event.shiftKey ? "source" : "target"
    const keys: { readonly [key: string]: () => void } = {
      arrowdown: () => step(1),
      j: () => step(1),
      arrowup: () => step(-1),
      k: () => step(-1),
      n: () => goTo(nextUnsure(here) ?? nextUnsure(-1)),
      " ": () => goTo(nextUnsure(here) ?? nextUnsure(-1)),
      m: () => acts.merge(event.shiftKey ? here - 1 : here),
      s: () => (event.shiftKey ? acts.part(here) : acts.splitHere(here)),
      x: () => acts.splitHere(here),
      a: () => acts.keep(here),
      w: () => (holdsCrossing(rows[here]) ? acts.crossHere(here) : acts.swap(here)),
      u: () => acts.edge(here, side, "up"),
      d: () => acts.edge(here, side, "down"),
      r: () => setAgain({ pages, rows, granularity, around: here }),
      e: () => onEdit(rows[here], side),
    }
    const act = keys[event.key.toLowerCase()]
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
          <Button
            size="small"
            icon={<MergeIcon />}
            onClick={() => setAgain({ pages, rows, granularity, around: null })}
          >
            {t("alignAgain")}
          </Button>
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
          {shown.slice(0, drawn).map(one => {
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
                at={at}
                count={rows.length}
                pages={pages}
                tabStop={at === here}
                active={touched && at === here}
                acts={steady}
                drops={dropsOf(drag, at)}
              />
            )
          })}
          {drawn < shown.length ? (
            <li ref={more} className={styles.fold}>
              <button type="button" onClick={() => setDrawn(drawn + MOST_DRAWN)}>
                {t("showMore", { count: shown.length - drawn })}
              </button>
            </li>
          ) : null}
        </ol>
        {visible.length === 0 ? <p className={styles.nothing}>{t("noUnsure")}</p> : null}
      </div>
      <PreviewKeys language={pages.target.lang} />
      {again ? (
        <AgainDialog
          wish={again}
          onClose={() => setAgain(null)}
          onDo={next => {
            setAgain(null)
            mend(next)
            goTo(Math.min(here, next.length - 1))
          }}
        />
      ) : null}
    </>
  )
}

/** The same object for life that always calls the newest acts, so that rows that stay need not be drawn again. */
function useSteady(acts: RowActs): RowActs {
  const newest = useRef(acts)
  newest.current = acts
  return useMemo(
    () => ({
      keep: at => newest.current.keep(at),
      merge: at => newest.current.merge(at),
      split: (at, side, cut) => newest.current.split(at, side, cut),
      splitHere: at => newest.current.splitHere(at),
      swap: at => newest.current.swap(at),
      crossHere: at => newest.current.crossHere(at),
      part: at => newest.current.part(at),
      edge: (at, side, way) => newest.current.edge(at, side, way),
      activate: at => newest.current.activate(at),
      node: (at, node) => newest.current.node(at, node),
      drag: (at, side, event) => newest.current.drag(at, side, event),
    }),
    [],
  )
}
