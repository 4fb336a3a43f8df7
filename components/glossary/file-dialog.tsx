"use client"

import { useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { CheckIcon } from "@/components/ui/icons"
import { LONGEST_NOTE, LONGEST_TERM, MOST_RENDERINGS, type TermPlan } from "@/lib/checks/terms/bring-in"
import type { Languages, Term } from "@/lib/checks/terms/term"
import type { ApiRefusal } from "@/lib/client/api"
import type { Locale } from "@/lib/messages"
import { languageName } from "@/lib/messages/languages"
import { sentencesOf } from "@/lib/messages/notes"
import type { TermWish } from "@/lib/sync/checks"
import styles from "./glossary.module.css"
import type { GlossaryFile, GlossaryRead } from "./read-glossary"
import { Chooser, type Reading, useReading, useWhyNot } from "./reading"
import { Renderings } from "./term-line"

/** Larger files are refused before they are read, in megabytes. */
const LARGEST = 20
/** The lists of a preview are that long. */
const SHOWN = 50
/** Terms in one request. */
const AT_ONCE = 500

interface FileDialogProps {
  readonly known: readonly Term[]
  readonly languages: Languages
  readonly onTake: (wishes: readonly TermWish[]) => Promise<ApiRefusal | null>
  readonly onClose: () => void
}

/** A glossary file, with what would become of the glossary, before anything is kept. */
export function FileDialog({ known, languages, onTake, onClose }: FileDialogProps) {
  const t = useTranslations("glossary.file")
  const { reading, read } = useReading<GlossaryRead, GlossaryFile>(
    LARGEST,
    () => new Worker(new URL("./glossary.worker.ts", import.meta.url), { type: "module" }),
    bytes => ({ bytes, languages, known }),
  )
  const [at, setAt] = useState<number | null>(null)
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const plan = reading.state === "read" && reading.read.kind === "read" ? reading.read.plan : null
  const wishes = plan ? wishesOf(plan) : []
  const take = async () => {
    setWhy(null)
    for (let from = 0; from < wishes.length; from += AT_ONCE) {
      setAt(from)
      const refused = await onTake(wishes.slice(from, from + AT_ONCE))
      if (refused) {
        setWhy(refused)
        return
      }
    }
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={open => (open ? undefined : onClose())}
      title={t("title")}
      description={t("help")}
      size="wide"
      footer={
        plan ? (
          <Button
            look="main"
            icon={<CheckIcon />}
            disabled={wishes.length === 0 || (at !== null && why === null)}
            onClick={() => void take()}
          >
            {at !== null && why === null
              ? t("taking", { at, count: wishes.length })
              : t("take", { count: wishes.length })}
          </Button>
        ) : undefined
      }
    >
      <div className={styles.file}>
        <Chooser
          accept=".tbx,.xml,.csv,.tsv,.txt"
          isFirst={reading.state === "none"}
          choose={t("choose")}
          another={t("another")}
          onFile={file => void read(file)}
        />
        <Said reading={reading} languages={languages} />
        {why && at !== null && at > 0 ? (
          <p className={styles.sorry}>{t("partly", { at, count: wishes.length })}</p>
        ) : null}
        {why ? <Refused why={why} /> : null}
      </div>
    </Dialog>
  )
}

const wishesOf = ({ added, widened }: TermPlan): TermWish[] =>
  [...added, ...widened.map(one => one.now)].map(({ id, ...term }) => ({ id, term }))

function Said({ reading, languages }: { reading: Reading<GlossaryRead>; languages: Languages }) {
  const t = useTranslations("glossary.file")
  const locale = useLocale() as Locale
  const why = useWhyNot()(reading, t("tooLarge", { size: LARGEST }))
  if (reading.state === "none") return null
  const { name } = reading
  if (reading.state === "reading") return <p className="quiet">{t("reading", { name })}</p>
  if (reading.state !== "read" || reading.read.kind === "refused")
    return (
      <p role="alert" className={styles.sorry}>
        {t("unreadable", { name, why: why ?? "" })}
      </p>
    )
  const { plan, notes } = reading.read
  return (
    <div className={styles.preview}>
      <p className={styles.name}>{name}</p>
      {notes.length > 0 ? (
        <ul className={styles.notes}>
          {sentencesOf(notes, "termNotes", locale).map(sentence => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
      <Plan plan={plan} languages={languages} />
    </div>
  )
}

function Plan({ plan: { added, widened, same, refused }, languages }: { plan: TermPlan; languages: Languages }) {
  const t = useTranslations("glossary.file")
  const locale = useLocale()
  const values = {
    source: languageName(languages.source, locale),
    target: languageName(languages.target, locale),
    longest: LONGEST_TERM,
    most: MOST_RENDERINGS,
    note: LONGEST_NOTE,
  }
  return (
    <>
      <section>
        <h3>{t("added", { count: added.length })}</h3>
        <Entries terms={added} languages={languages} />
      </section>
      {widened.length > 0 ? (
        <section>
          <h3>{t("widened", { count: widened.length })}</h3>
          <Entries terms={widened.map(({ now, more }) => ({ ...now, renderings: more }))} languages={languages} />
        </section>
      ) : null}
      {same > 0 ? <p className="quiet">{t("same", { count: same })}</p> : null}
      {refused.length > 0 ? (
        <section>
          <h3>{t("refused", { count: refused.length })}</h3>
          <ul className={styles.refused}>
            {refused.slice(0, SHOWN).map(({ source, rendering, why }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a file may hold the same words twice; the list never changes
              <li key={i}>
                <b>{rendering === null ? source : `${source} → ${rendering}`}</b> {t(`faults.${why}`, values)}
              </li>
            ))}
          </ul>
          <More count={refused.length - SHOWN} />
        </section>
      ) : null}
    </>
  )
}

function Entries({ terms, languages }: { terms: readonly Term[]; languages: Languages }) {
  return (
    <>
      <ul className={styles.entries}>
        {terms.slice(0, SHOWN).map(term => (
          <li key={term.id} className={styles.entry}>
            <b className={styles.source} lang={languages.source}>
              {term.source}
            </b>
            <Renderings renderings={term.renderings} lang={languages.target} />
          </li>
        ))}
      </ul>
      <More count={terms.length - SHOWN} />
    </>
  )
}

function More({ count }: { count: number }) {
  const t = useTranslations("glossary.file")
  return count > 0 ? <p className="quiet">{t("more", { count })}</p> : null
}
