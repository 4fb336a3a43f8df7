"use client"

import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { PencilIcon } from "@/components/ui/icons"
import type { Languages, Rendering, Term } from "@/lib/checks/terms/term"
import styles from "./glossary.module.css"

interface TermLineProps {
  readonly term: Term
  readonly languages: Languages
  /** null for those who only read. */
  readonly onEdit: (() => void) | null
}

/** An entry as a dictionary prints it: the term, its renderings by their standing, the note below. */
export function TermLine({ term, languages, onEdit }: TermLineProps) {
  const t = useTranslations("glossary")
  return (
    <li className={styles.entry}>
      <b className={styles.source} lang={languages.source}>
        {term.source}
      </b>
      <div>
        <Renderings renderings={term.renderings} lang={languages.target} />
        {term.note ? <p className={styles.note}>{term.note}</p> : null}
      </div>
      {onEdit ? (
        <Button
          className={styles.edit}
          icon={<PencilIcon />}
          aria-label={t("edit", { term: term.source })}
          onClick={onEdit}
        />
      ) : null}
    </li>
  )
}

const order = { preferred: 0, allowed: 1, forbidden: 2 }

export function Renderings({ renderings, lang }: { renderings: readonly Rendering[]; lang: string }) {
  const t = useTranslations("glossary.standings")
  const sorted = [...renderings].sort((a, b) => order[a.standing] - order[b.standing])
  return (
    <ul className={styles.renderings}>
      {sorted.map(({ words, standing }) => (
        <li key={`${standing} ${words}`} className={styles[standing]}>
          <span lang={lang}>{words}</span>{" "}
          <small className={standing === "preferred" ? "only-sr" : undefined}>{t(standing)}</small>
        </li>
      ))}
    </ul>
  )
}
