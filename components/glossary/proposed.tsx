"use client"

import Link from "next/link"
import { useEffect, useState } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { CheckIcon, CrossIcon } from "@/components/ui/icons"
import { withProposal } from "@/lib/checks/terms/proposals"
import type { Term } from "@/lib/checks/terms/term"
import { type ApiRefusal, api } from "@/lib/client/api"
import type { TermWish } from "@/lib/sync/checks"
import type { ProposedTerm } from "@/lib/sync/glossary"
import styles from "./glossary.module.css"
import { newEntryId } from "./new-id"

interface ProposedProps {
  readonly group: string
  readonly terms: readonly Term[]
  readonly onSave: (wishes: readonly TermWish[]) => Promise<ApiRefusal | null>
}

/** For coordinators: terms that accepted changes speak for, to be taken in or dismissed. */
export function Proposed({ group, terms, onSave }: ProposedProps) {
  const t = useTranslations("glossary.proposed")
  const [all, setAll] = useState<readonly ProposedTerm[]>([])
  const [gone, setGone] = useState<ProposedTerm | null>(null)
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another glossary has other proposals
  useEffect(() => {
    let over = false
    void api.proposals(group).then(answer => {
      if (over) return
      if (answer.ok) setAll(answer.value)
      else setWhy(answer.why)
    })
    return () => {
      over = true
    }
  }, [group, terms])
  const take = async (one: ProposedTerm) => {
    const before = terms.find(term => term.id === one.term) ?? null
    setWhy(await onSave([{ id: before?.id ?? newEntryId(), term: withProposal({ ...one, changes: [] }, before) }]))
  }
  const judge = async (one: ProposedTerm, dismissed: boolean) => {
    const answer = await api.judgeProposal(group, { key: one.key, dismissed })
    if (!answer.ok) return setWhy(answer.why)
    setAll(answer.value)
    setGone(dismissed ? one : null)
  }
  if (all.length === 0 && gone === null && why === null) return null
  return (
    <section className={styles.proposed} aria-labelledby="proposed">
      <h2 id="proposed">{t("title")}</h2>
      <p className={styles.note}>{t("help")}</p>
      {why ? <Refused why={why} /> : null}
      <ul className={styles.entries}>
        {all.map(one => (
          <Line key={one.key} one={one} onTake={() => void take(one)} onDismiss={() => void judge(one, true)} />
        ))}
      </ul>
      {gone ? (
        <p role="status" className={styles.gone}>
          {t("dismissed", { term: gone.source, to: gone.to })}{" "}
          <Button size="small" onClick={() => void judge(gone, false)}>
            {t("undo")}
          </Button>
        </p>
      ) : null}
    </section>
  )
}

function Line({ one, onTake, onDismiss }: { one: ProposedTerm; onTake: () => void; onDismiss: () => void }) {
  const t = useTranslations("glossary.proposed")
  const { source, from, to, languages, count, pages } = one
  const names = { term: source, to }
  return (
    <li className={styles.entry}>
      <b className={styles.source} lang={languages.source}>
        {source}
      </b>
      <div>
        <p className={styles.change} lang={languages.target}>
          <b>{to}</b> <small>{t("from")}</small> <s>{from}</s>
        </p>
        <p className={styles.note}>
          <span>{t("count", { count })}</span>
          {pages.map(({ id, title }) => (
            <Link key={id} href={`/pages/${encodeURIComponent(id)}`}>
              {title}
            </Link>
          ))}
        </p>
      </div>
      <div className={styles.verbs}>
        <Button look="line" icon={<CheckIcon />} aria-label={t("addOne", names)} onClick={onTake}>
          {t("add")}
        </Button>
        <Button icon={<CrossIcon />} aria-label={t("dismissOne", names)} onClick={onDismiss}>
          {t("dismiss")}
        </Button>
      </div>
    </li>
  )
}
