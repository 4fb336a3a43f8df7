"use client"

import { useId, useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button, ButtonLink } from "@/components/ui/button"
import { Field, Select } from "@/components/ui/field"
import { NoteLine } from "@/components/ui/note-line"
import { type ApiRefusal, api } from "@/lib/client/api"
import { sentencesOf } from "@/lib/messages/notes"
import type { Lang } from "@/lib/page/page"
import { bothFormats } from "@/lib/sync/take-out"
import type { Both, BothKind } from "./both"
import styles from "./both-languages.module.css"
import type { BothSummary } from "./both-messages"
import { LanguageSelect } from "./language-select"
import { Remarks } from "./remarks"
import type { Slate } from "./sides"
import { useBoth } from "./use-both"

export interface BothLanguagesProps {
  readonly both: Both
  readonly onChange: (slate: Slate) => void
  /** Put away: nothing lies there any more. */
  readonly onClear: () => void
  readonly onOpened: (page: string, languages: { readonly source: Lang; readonly target: Lang }) => void
}

/** A file that holds both languages, or a whole page: what is in it, and on to the desk. Nothing is stored before that. */
export function BothLanguages({ both, onChange, onClear, onOpened }: BothLanguagesProps) {
  const t = useTranslations("both")
  const w = useTranslations("bringIn")
  const { kind, slate } = both
  const [chosen, setChosen] = useState<{ source: Lang | null; target: Lang | null }>({ source: null, target: null })
  const { reading, stop, again } = useBoth({ kind, text: slate.text, ...chosen })
  const heading = useId()
  const retry = (
    <Button size="small" look="line" onClick={again}>
      {t("again")}
    </Button>
  )
  return (
    <section className={styles.paper} aria-labelledby={heading}>
      <div className={styles.head}>
        <div>
          <h2 id={heading}>{t(kind === "archive" ? "archive" : "found")}</h2>
          <p>{t(kind === "archive" ? "archiveHelp" : "foundHelp")}</p>
          {slate.name ? <p className={styles.file}>{slate.name}</p> : null}
        </div>
        <div className={styles.tools}>
          {kind === "archive" ? null : (
            <Select
              quiet
              aria-label={t("format")}
              value={kind}
              onChange={event => onChange({ ...slate, both: event.target.value as Exclude<BothKind, "archive"> })}
            >
              {bothFormats.map(format => (
                <option key={format} value={format}>
                  {t(`formats.${format}`)}
                </option>
              ))}
            </Select>
          )}
          <Button size="small" look="line" onClick={() => onChange({ ...slate, format: "text" })}>
            {t("asText")}
          </Button>
          <Button size="small" onClick={onClear}>
            {w("clear")}
          </Button>
        </div>
      </div>
      <div aria-live="polite" className={styles.told}>
        {"kind" in reading ? (
          <Unreadable {...reading} />
        ) : reading.state === "working" ? (
          reading.slow ? (
            <p className={styles.working}>
              {t("reading")} <progress aria-label={t("reading")} />
              <Button size="small" onClick={stop}>
                {w("stop")}
              </Button>
            </p>
          ) : null
        ) : reading.state === "stopped" ? (
          <NoteLine actions={retry}>{w("stopped")}</NoteLine>
        ) : reading.state === "failed" ? (
          <NoteLine tone="error" actions={retry}>
            {t("cannot")}
          </NoteLine>
        ) : null}
      </div>
      {!("kind" in reading) && reading.state === "done" ? (
        <Read {...{ both, chosen, onOpened }} summary={reading.summary} onLanguages={setChosen} />
      ) : null}
    </section>
  )
}

function Unreadable({ why, detail }: { why: string; detail: string }) {
  const t = useTranslations("both")
  const sentence = useTranslations("bitextRefusals")
  const refusals = useTranslations("refusals")
  const said =
    why === "not-an-archive" ? refusals("not-an-archive") : sentence(why as Parameters<typeof sentence>[0], { detail })
  return (
    <NoteLine tone="error">
      {t("cannot")} {said}
    </NoteLine>
  )
}

interface ReadProps extends Pick<BothLanguagesProps, "both" | "onOpened"> {
  readonly summary: BothSummary
  readonly chosen: { readonly source: Lang | null; readonly target: Lang | null }
  readonly onLanguages: (languages: { source: Lang | null; target: Lang | null }) => void
}

function Read({ both, summary, chosen, onLanguages, onOpened }: ReadProps) {
  const t = useTranslations("both")
  const locale = useLocale()
  const [typed, setTyped] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const { kind, slate } = both
  const archive = kind === "archive"
  const title = typed ?? (summary.title || (summary.first[0]?.source ?? "").slice(0, 80))

  const open = async () => {
    if (busy) return
    setBusy(true)
    setWhy(null)
    const { source, target } = summary
    const answer =
      kind === "archive"
        ? await api.bringInArchive(slate.text)
        : await api.bringInBoth({
            title: title.trim(),
            both: { format: kind, text: slate.text, source, target, ...(slate.name ? { name: slate.name } : {}) },
          })
    if (answer.ok) return onOpened(answer.value.id, { source, target })
    setBusy(false)
    setWhy(answer.why)
  }
  const facts = [
    t("rows", { count: summary.rows }),
    t("faces", { count: summary.alone }),
    summary.approved + summary.reviewed > 0
      ? t("statuses", { approved: summary.approved, reviewed: summary.reviewed })
      : "",
    t("suggestions", { count: summary.suggestions }),
    t("comments", { count: summary.comments }),
  ].filter(one => one !== "")
  return (
    <>
      <p className={styles.facts} role="status">
        {facts.join(" · ")}
      </p>
      {archive ? null : <Rows {...{ summary, chosen, onLanguages }} />}
      <Breaches summary={summary} />
      <Remarks className={styles.remarks} sentences={sentencesOf(summary.notes, "bitextNotes", locale)} />
      <div className={styles.start}>
        <div className={styles.title}>
          <Field
            label={t("title")}
            value={title}
            lang={summary.source}
            readOnly={archive}
            onChange={event => setTyped(event.target.value)}
          />
        </div>
        <ButtonLink href="/">{t("cancel")}</ButtonLink>
        <Button look="main" onClick={() => void open()} aria-disabled={busy || undefined}>
          {t(busy ? "opening" : "open")}
        </Button>
      </div>
      {why ? <Refused why={why} what={t("notMade")} /> : null}
    </>
  )
}

function Rows({ summary, chosen, onLanguages }: Pick<ReadProps, "summary" | "chosen" | "onLanguages">) {
  const t = useTranslations("both")
  const more = summary.rows - summary.first.length
  return (
    <>
      <table className={styles.rows}>
        <thead>
          <tr>
            {(["source", "target"] as const).map(side => (
              <th key={side} scope="col">
                <LanguageSelect
                  side={t(side)}
                  value={summary[side]}
                  onChoose={lang => onLanguages({ ...chosen, [side]: lang })}
                />{" "}
                {t(side)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {summary.first.map(row => (
            <tr key={row.id}>
              <td lang={summary.source}>{row.source}</td>
              <td lang={summary.target}>{row.target}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 ? <p className={styles.more}>{t("moreRows", { count: more })}</p> : null}
    </>
  )
}

/** So many breaches are told one by one. */
const TOLD = 20

function Breaches({ summary: { breaches } }: { summary: BothSummary }) {
  const t = useTranslations("both")
  const sentence = useTranslations("xliffRules")
  if (breaches.length === 0) return null
  return (
    <details className={styles.remarks}>
      <summary>{t("breaks", { count: breaches.length })}</summary>
      <ul className={styles.breaches}>
        {breaches.slice(0, TOLD).map((one, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two breaches may be alike in everything, and none moves
          <li key={i}>{t("line", { line: one.line, sentence: sentence(one.code, { detail: one.detail }) })}</li>
        ))}
      </ul>
    </details>
  )
}
