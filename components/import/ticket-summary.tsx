"use client"

import { useId } from "react"
import { useLocale, useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { SelectField } from "@/components/ui/field"
import { NoteLine } from "@/components/ui/note-line"
import type { FieldChange, Ticket } from "@/lib/formats/ticket"
import { languageName } from "@/lib/messages/languages"
import { sentencesOf } from "@/lib/messages/notes"
import { countWords } from "@/lib/text/words"
import { LanguageSelect } from "./language-select"
import { Remarks } from "./remarks"
import { alongside, beginning, peopleIn, type TicketSides } from "./ticket-facts"
import styles from "./ticket-summary.module.css"

export interface TicketSummaryProps {
  readonly ticket: Ticket
  readonly draft: number | null
  readonly onDraft: (comment: number) => void
  readonly sides: TicketSides | null
  /** Chosen here or there; `sides.languages` is what the ticket says. */
  readonly languages: { readonly source: string; readonly target: string }
  readonly onLanguage: (side: "source" | "target", lang: string) => void
  readonly onAsTexts: () => void
}

/** What was recognised in a ticket: its head, the two sides, and what comes along. */
export function TicketSummary({ ticket, draft, onDraft, sides, languages, onLanguage, onAsTexts }: TicketSummaryProps) {
  const t = useTranslations("ticket")
  const bringIn = useTranslations("bringIn")
  const locale = useLocale()
  const along = alongside(ticket, draft)
  const drafting = ticket.comments.find(comment => comment.number === draft)
  return (
    <div className={styles.summary}>
      <div className={styles.head}>
        <p className="quiet">
          {t("head", { id: `#${ticket.id}` })} · {ticket.type}
        </p>
        <h2>{ticket.summary}</h2>
      </div>
      <dl className={styles.facts}>
        <Fact name={t("state")}>
          {ticket.resolution ? t("stateWith", { status: ticket.status, resolution: ticket.resolution }) : ticket.status}
        </Fact>
        {ticket.opened ? <Fact name={t("opened")}>{ticket.opened}</Fact> : null}
        {ticket.closed ? <Fact name={t("closed")}>{ticket.closed}</Fact> : null}
        <Fact name={t("people")}>{new Intl.ListFormat(locale).format(peopleIn(ticket))}</Fact>
        <Fact name={t("languages")}>
          {t(ticket.languages ? "languagesFromKeywords" : "languagesGuessed", {
            source: languageName(languages.source, locale),
            target: languageName(languages.target, locale),
          })}
        </Fact>
      </dl>
      <DraftChoice ticket={ticket} draft={draft} onDraft={onDraft} onAsTexts={onAsTexts} />
      {sides && drafting ? (
        <div className={styles.sides}>
          <p>
            <LanguageSelect
              side={bringIn("source")}
              value={languages.source}
              onChoose={lang => onLanguage("source", lang)}
            />
            {t("sourceFrom", {
              words: countWords(sides.source.text),
            })}
          </p>
          <p>
            <LanguageSelect
              side={bringIn("draft")}
              value={languages.target}
              onChoose={lang => onLanguage("target", lang)}
            />
            {t("draftFrom", {
              number: drafting.number,
              by: drafting.by,
              words: countWords(sides.target.text),
            })}
          </p>
        </div>
      ) : null}
      <details className={styles.along}>
        <summary>{t("along", { comments: along.comments.length, changes: along.changes })}</summary>
        <ol className="plain-list">
          {ticket.comments
            .filter(comment => comment.number !== draft || comment.changes.length > 0)
            .map(comment => (
              <li key={comment.number}>
                <b>{comment.by}</b>, <span className="quiet">{comment.when}</span>
                {comment.changes.map(change => (
                  <p key={change.field} className={styles.change}>
                    <Change change={change} />
                  </p>
                ))}
                {comment.number !== draft && comment.text.trim() !== "" ? (
                  <p className={styles.words}>{beginning(comment.text, 240)}</p>
                ) : null}
              </li>
            ))}
        </ol>
      </details>
      {ticket.attachments.length > 0 ? (
        <NoteLine>{t("attachments", { count: ticket.attachments.length })}</NoteLine>
      ) : null}
      <Remarks
        sentences={sentencesOf(
          ticket.notes.filter(note => note.code !== "several-drafts" && note.code !== "no-draft"),
          "formatNotes",
          locale,
        )}
      />
    </div>
  )
}

const Fact = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

function Change({ change }: { change: FieldChange }) {
  const t = useTranslations("ticket")
  const { field, from, to } = change
  if (from !== null && to !== null) return t("change", { field, from, to })
  return to === null ? t("changeUnset", { field, from: from ?? "" }) : t("changeSet", { field, to })
}

/** One likely draft is taken; of several the person says which; of none, too. */
function DraftChoice({
  ticket,
  draft,
  onDraft,
  onAsTexts,
}: Pick<TicketSummaryProps, "ticket" | "draft" | "onDraft" | "onAsTexts">) {
  const t = useTranslations("ticket")
  const name = useId()
  const numbers = ticket.drafts
  if (numbers.length === 0) {
    const written = ticket.comments.filter(comment => comment.text.trim() !== "")
    return (
      <div className={styles.none}>
        <NoteLine
          tone="strip"
          actions={
            <Button size="small" look="line" onClick={onAsTexts}>
              {t("asTwoTexts")}
            </Button>
          }
        >
          <b>{t("draftNone")}</b> {t("draftNoneHelp")}
        </NoteLine>
        {written.length > 0 ? (
          <SelectField
            label={t("draftLegend")}
            value={draft ?? ""}
            onChange={event => onDraft(Number(event.target.value))}
          >
            <option value="" disabled>
              {t("chooseComment")}
            </option>
            {written.map(comment => (
              <option key={comment.number} value={comment.number}>
                {t("draftOption", { number: comment.number, by: comment.by })}: {beginning(comment.text, 60)}
              </option>
            ))}
          </SelectField>
        ) : null}
      </div>
    )
  }
  if (numbers.length === 1) return null
  return (
    <fieldset className={styles.drafts}>
      <legend>{t("draftLegend")}</legend>
      {numbers.map(number => {
        const comment = ticket.comments.find(one => one.number === number)
        if (!comment) return null
        return (
          <label key={number}>
            <input type="radio" name={name} checked={number === draft} onChange={() => onDraft(number)} />
            <span>{t("draftOption", { number, by: comment.by })}</span>
            <span className={styles.words}>{t("draftStart", { start: beginning(comment.text) })}</span>
          </label>
        )
      })}
    </fieldset>
  )
}
