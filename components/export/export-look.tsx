"use client"

import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { CommentIcon, PencilIcon } from "@/components/ui/icons"
import { NoteLine } from "@/components/ui/note-line"
import type { ApiRefusal } from "@/lib/client/api"
import type { Exported } from "@/lib/sync/api"
import { sizeOf } from "./download"
import styles from "./export-dialog.module.css"
import { NoteWords } from "./note-words"
import type { Choices } from "./wish"

/** Enough to see what it looks like; the file has it all. */
const MOST_SHOWN = 6000

interface Props {
  readonly choices: Choices
  readonly made: Exported | null
  readonly sorry: ApiRefusal | null
  readonly lang: string
  /** null: nothing can come back. */
  readonly onBring: (() => void) | null
}

/** The right side of the export dialog: what is open, what will be lost, and the file before it is saved. */
export function ExportLook({ choices, made, sorry, lang, onBring }: Props) {
  const t = useTranslations("export")
  const tw = useTranslations("word")
  const forReview = choices.way === "word-review"
  return (
    <div className={styles.look}>
      {sorry ? <Refused what={t("notMade")} why={sorry} /> : null}
      {made && !forReview ? <OpenThings open={made.open} /> : null}
      {made && made.notes.length > 0 ? (
        <details className={styles.losses}>
          <summary>{t("losses")}</summary>
          <ul>
            {made.notes.map((note, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: notes have no identity but their place
              <li key={i}>
                <NoteWords note={note} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <div className={styles.lookHead}>
        <b>{t("preview")}</b>
        {made ? (
          <span className="num">{t("file", { name: made.name, size: sizeOf(made) })}</span>
        ) : (
          <span role="status">{t("making")}</span>
        )}
      </div>
      {forReview ? (
        <ForReview open={made?.open ?? null} onBring={onBring} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it
        <section className={styles.printout} lang={lang} aria-label={t("preview")} tabIndex={0}>
          {made?.packed ? tw("noPreview") : made?.text.slice(0, MOST_SHOWN)}
        </section>
      )}
    </div>
  )
}

function OpenThings({ open }: { open: Exported["open"] }) {
  const t = useTranslations("export")
  const tf = useTranslations("comments")
  return (
    <div className={styles.warn}>
      {open.pairsNotApproved > 0 ? (
        <NoteLine>
          <b>{t("notApproved", { open: open.pairsNotApproved, all: open.pairs })}</b>
        </NoteLine>
      ) : null}
      {open.suggestions > 0 ? (
        <NoteLine icon={<PencilIcon />}>{t("open", { count: open.suggestions })}</NoteLine>
      ) : null}
      {open.threads > 0 ? (
        <NoteLine icon={<CommentIcon />}>{t("openThreads", { count: open.threads })}</NoteLine>
      ) : null}
      {open.sourceFaults > 0 ? (
        <NoteLine icon={<CommentIcon />}>{tf("sourceFaultsCount", { count: open.sourceFaults })}</NoteLine>
      ) : null}
      {open.pairsNotApproved + open.suggestions + open.threads === 0 ? <p>{t("allSettled")}</p> : null}
    </div>
  )
}

/** A Word file cannot be shown here: what goes along, and how it comes back. */
function ForReview({ open, onBring }: { open: Exported["open"] | null; onBring: (() => void) | null }) {
  const t = useTranslations("exportWays")
  return (
    <section className={styles.sheet}>
      <h3>{t("goes")}</h3>
      {open ? (
        <ul>
          <li>{t("asChanges", { count: open.suggestions })}</li>
          <li>{t("asComments", { count: open.threads })}</li>
        </ul>
      ) : null}
      <h3>{t("back")}</h3>
      <ol>
        <li>{t("steps.send")}</li>
        <li>{t("steps.review")}</li>
        <li>{t("steps.drop")}</li>
      </ol>
      <p className="quiet">{t("stays")}</p>
      {onBring ? (
        <Button look="line" onClick={onBring}>
          {t("bring")}
        </Button>
      ) : null}
    </section>
  )
}
