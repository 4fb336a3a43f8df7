"use client"

import { type ReactNode, useId, useState } from "react"
import { useFormatter, useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button, ButtonLink } from "@/components/ui/button"
import { Field, Tick } from "@/components/ui/field"
import { NoteLine } from "@/components/ui/note-line"
import { isUnsure } from "@/lib/align/preview-rows"
import type { Granularity, PiecePair } from "@/lib/align/types"
import type { ApiRefusal } from "@/lib/client/api"
import type { Aligned, AlignWish } from "./align-messages"
import { firstWords } from "./block-words"
import { goToWords } from "./go-to-words"
import styles from "./line-up.module.css"
import { NotesList } from "./notes-list"
import { Preview } from "./preview"
import type { Aligning } from "./use-aligning"
import { useMending } from "./use-mending"

export interface LineUpProps {
  readonly aligning: Aligning
  readonly onStop: () => void
  readonly onAgain: () => void
  /** Said while there is nothing to align. */
  readonly waiting: string
  /** A title known from elsewhere (a ticket's summary). */
  readonly title: string | null
  readonly onStart: (what: {
    readonly title: string
    readonly pairs: readonly PiecePair[]
    readonly granularity: Granularity
    readonly wish: AlignWish
  }) => Promise<ApiRefusal | null>
}

/** The lower half of bringing in: nothing yet, at work, what failed, or how the two line up. */
export function LineUp({ aligning, onStop, onAgain, waiting, title, onStart }: LineUpProps) {
  const t = useTranslations("bringIn")
  const refusal = useTranslations("formatRefusals")
  const format = useFormatter()
  const heading = useId()
  if (aligning.state === "done")
    return (
      <section aria-labelledby={heading} id="preview" className={styles.section}>
        <Done key={aligning.turn} {...{ heading, title, onStart }} aligned={aligning.aligned} wish={aligning.wish} />
      </section>
    )
  const again = (
    <Button size="small" look="line" onClick={onAgain}>
      {t("alignAgain")}
    </Button>
  )
  const words: { readonly [S in Exclude<Aligning["state"], "done">]: ReactNode } = {
    idle: <p className="quiet">{waiting}</p>,
    working:
      aligning.state === "working" && aligning.slow ? (
        <p className={styles.working}>
          <span>
            {t("aligning", { percent: format.number(Math.floor(aligning.share * 100) / 100, { style: "percent" }) })}
          </span>
          <progress value={aligning.share} max={1} aria-label={t("align")} />
          <Button size="small" onClick={onStop}>
            {t("stop")}
          </Button>
        </p>
      ) : null,
    refused:
      aligning.state === "refused" ? (
        <NoteLine tone="error">
          {t("noteSide", {
            side: t(aligning.side === "source" ? "sourceText" : "draftText"),
            note: refusal(aligning.why),
          })}
        </NoteLine>
      ) : null,
    stopped: <NoteLine actions={again}>{t("stopped")}</NoteLine>,
    failed: (
      <NoteLine tone="error" actions={again}>
        {t("alignFailed")} {t("textsKept")}
      </NoteLine>
    ),
  }
  return (
    <div className={styles.waiting} aria-live="polite">
      {words[aligning.state]}
    </div>
  )
}

interface DoneProps extends Pick<LineUpProps, "title" | "onStart"> {
  readonly heading: string
  readonly aligned: Aligned
  readonly wish: AlignWish
}

function Done({ heading, aligned, wish, title: given, onStart }: DoneProps) {
  const t = useTranslations("bringIn")
  const [granularity, setGranularity] = useState<Granularity>("paragraph")
  // Either way of cutting keeps what was mended in it.
  const both = { paragraph: useMending(aligned.rows.paragraph), sentence: useMending(aligned.rows.sentence) }
  const mending = both[granularity]
  const other: Granularity = granularity === "paragraph" ? "sentence" : "paragraph"
  const [ticked, setTicked] = useState(false)
  const [typed, setTyped] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const title = typed ?? given ?? (aligned.pages.source.title?.trim() || firstWords(aligned.pages.source))
  const unsure = mending.rows.filter(isUnsure).length
  const absent = mending.rows.filter(row => row.source.length === 0 || row.target.length === 0).length
  const blocked =
    aligned.kinship === "unrelated" && !ticked ? t("tickFirst") : title.trim() === "" ? t("titleMissing") : null

  const start = async () => {
    if (blocked || busy) return
    setBusy(true)
    setWhy(null)
    const refused = await onStart({ title: title.trim(), pairs: mending.rows, granularity, wish })
    if (!refused) return
    setBusy(false)
    setWhy(refused)
  }
  return (
    <>
      <div className={styles.lede}>
        <h2 id={heading}>{t("preview")}</h2>
        <p role="status">
          {t("previewLede", { pairs: mending.rows.length, unsure, sure: mending.rows.length - unsure })}{" "}
          {t("previewAbsent", { count: absent })} {unsure > 0 || absent > 0 ? t("previewLater") : null}
        </p>
      </div>
      {aligned.kinship === "related" ? null : (
        <NoteLine tone="strip" className={styles.kinship}>
          {aligned.kinship === "unrelated" ? (
            <>
              <b>{t("unrelated")}</b> {t("unrelatedHelp")}
              <Tick label={t("unrelatedTick")} checked={ticked} onChange={event => setTicked(event.target.checked)} />
            </>
          ) : (
            t("doubtful")
          )}
        </NoteLine>
      )}
      {both[other].canUndo ? (
        <NoteLine className={styles.kinship}>{t("mendedOther", { granularity: other })}</NoteLine>
      ) : null}
      <Preview
        key={granularity}
        aligned={aligned}
        granularity={granularity}
        onGranularity={setGranularity}
        mending={mending}
        onEdit={(row, side) => goToWords(row, side, aligned, wish)}
      />
      <NotesList aligned={aligned} />
      <div className={styles.start}>
        <div className={styles.title}>
          <Field
            label={t("pageTitle")}
            value={title}
            lang={aligned.pages.source.lang}
            onChange={event => setTyped(event.target.value)}
          />
        </div>
        <ButtonLink href="/">{t("cancel")}</ButtonLink>
        <Button
          look="main"
          onClick={() => void start()}
          aria-disabled={blocked !== null || busy || undefined}
          aria-describedby={blocked ? `${heading}-blocked` : undefined}
        >
          {busy ? t("starting") : t("start")}
        </Button>
      </div>
      {blocked ? (
        <p className={styles.blocked} id={`${heading}-blocked`}>
          {blocked}
        </p>
      ) : null}
      {why ? <Refused className={styles.blocked} why={why} what={t("notStored")} comfort={t("textsKept")} /> : null}
    </>
  )
}
