"use client"

import { useLocale, useTranslations } from "use-intl"
import { useHint } from "@/components/keys/use-keys"
import { Button } from "@/components/ui/button"
import { ArrowIcon, BookIcon, CheckIcon, CommentIcon, PencilIcon, WaveIcon } from "@/components/ui/icons"
import { findingOf, type PageFinding, suggestionsOf } from "@/lib/client/checking"
import type { Locale } from "@/lib/messages"
import { sentenceOfFinding } from "@/lib/messages/findings"
import { may } from "@/lib/review/roles"
import { useDesk, useEditor } from "../desk-context"
import { FaultWords } from "../fault-picker"
import margin from "../margin.module.css"
import { keepWord, mayMend, notAFault, openFinding, suggestFinding } from "./finding-actions"
import styles from "./finding-card.module.css"
import { isWord } from "./finding-doings"
import { mayReport, reportFault } from "./report-fault"

export const useOpenFinding = (): PageFinding | null => useDesk(state => findingOf(state.checking))

/** A finding beside its words: what is wrong, why, an example, and what one may do about it. */
export function FindingCard({ found }: { found: PageFinding }) {
  const t = useTranslations("checks")
  const tn = useTranslations("checkNames")
  const tw = useTranslations("checkWhy")
  const tl = useTranslations("checking.levels")
  const locale = useLocale() as Locale
  const editor = useEditor()
  const explained = useDesk(state => state.checking.explained)
  const page = useDesk(state => state.page)
  const { finding } = found
  const sentence = sentenceOfFinding(finding, locale)
  const own = explained?.id === found.id ? explained : null
  const [first, ...others] = finding.side === "target" ? suggestionsOf(found, explained) : []
  const lang = page[finding.side]
  // Rules and terms of the group say what their authors wrote; LanguageTool speaks the language of the text.
  const theirs = finding.check === "languagetool"
  const why = finding.rule && !theirs ? null : tw(finding.check)
  const note = finding.check === "term" ? finding.rule?.says : undefined
  return (
    <article
      id="finding-card"
      data-of={found.id}
      tabIndex={-1}
      className={`${margin.note} ${margin.on} ${styles.card} ${styles[finding.level]}`}
      aria-label={t("card", { level: tl(finding.level), name: tn(finding.check), quote: shortened(finding.quote) })}
    >
      <button
        type="button"
        className={margin.badge}
        aria-label={t("close")}
        onClick={() => editor && openFinding(editor, null)}
      >
        <WaveIcon />
      </button>
      <p className={styles.name}>
        <b>{tn(finding.check)}</b> <FaultWords fault={finding} />
        {theirs && finding.rule ? <span lang={lang}> · {finding.rule.says}</span> : null}
      </p>
      <p className={styles.sentence} lang={theirs ? lang : locale}>
        {sentence}
      </p>
      {note ? <p className={styles.note}>{note}</p> : null}
      {first === undefined ? null : (
        <p className={styles.change} lang={lang}>
          <del>{shortened(finding.quote)}</del>
          <ArrowIcon />
          {first === "" ? <em>{t("nothing")}</em> : <ins>{first}</ins>}
        </p>
      )}
      {why ? (
        <p className={styles.why}>
          {why}{" "}
          <a href={`/checks#${finding.check}`} target="_blank" rel="noreferrer">
            {t("about")}
          </a>
        </p>
      ) : null}
      {own?.example ? (
        <p className={styles.example} lang={page.target}>
          <span lang={locale}>{t("example")}</span> <Wrong text={own.example.wrong} fault={own.example.fault} />{" "}
          <ArrowIcon /> <ins>{own.example.right}</ins>
        </p>
      ) : null}
      <Actions found={found} first={first} sentence={sentence} />
      {others.length > 0 ? <Others found={found} others={others} lang={lang} /> : null}
    </article>
  )
}

function Actions({ found, first, sentence }: { found: PageFinding; first: string | undefined; sentence: string }) {
  const t = useTranslations("checks")
  const hint = useHint()
  const editor = useEditor()
  const roles = useDesk(state => state.page.roles)
  const mode = useDesk(state => state.mode)
  // Asks anew when the page's state or the view changes.
  useDesk(state => state.page.state + state.view)
  if (!editor) return null
  const mends = first !== undefined && mayMend(editor)
  const judges = may(roles, "judge-findings")
  const keeps = isWord(found) && may(roles, "keep-terms")
  const reports = mayReport(editor, found)
  if (!mends && !judges && !keeps && !reports) return null
  return (
    <div className={margin.acts}>
      {mends ? (
        <Button
          className={margin.yes}
          icon={<PencilIcon />}
          hotkey={hint("suggest-finding")}
          onClick={() => suggestFinding(editor, found)}
        >
          {t(mode === "editing" ? "change" : "suggest")}
        </Button>
      ) : null}
      {reports ? (
        <Button className={margin.yes} icon={<CommentIcon />} onClick={() => void reportFault(editor, found, sentence)}>
          {t("report")}
        </Button>
      ) : null}
      {judges ? (
        <Button
          look="line"
          icon={<CheckIcon />}
          hotkey={hint("not-a-fault")}
          onClick={() => void notAFault(editor, [found])}
        >
          {t("notAFault")}
        </Button>
      ) : null}
      {keeps ? (
        <Button look="line" icon={<BookIcon />} hotkey={hint("keep-word")} onClick={() => void keepWord(editor, found)}>
          {t("keepWord")}
        </Button>
      ) : null}
    </div>
  )
}

/** The example's text with its fault underlined. */
function Wrong({ text, fault }: { text: string; fault: string }) {
  const at = fault === "" ? -1 : text.indexOf(fault)
  if (at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <del>{fault}</del>
      {text.slice(at + fault.length)}
    </>
  )
}

/** Less likely corrections, one click each. */
function Others({ found, others, lang }: { found: PageFinding; others: readonly string[]; lang: string }) {
  const t = useTranslations("checks")
  const editor = useEditor()
  if (!editor || !mayMend(editor)) return null
  return (
    <p className={styles.others}>
      {t("or")}
      {others.slice(0, 4).map(words => (
        <Button key={words} size="small" lang={lang} onClick={() => suggestFinding(editor, found, words)}>
          {words}
        </Button>
      ))}
    </p>
  )
}

const LONGEST = 80
const shortened = (words: string): string => (words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words)
