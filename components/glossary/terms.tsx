"use client"

import { useMemo, useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { download } from "@/components/export/download"
import { useHint } from "@/components/keys/use-keys"
import { Button } from "@/components/ui/button"
import { Select } from "@/components/ui/field"
import { FindField } from "@/components/ui/find-field"
import { ExportIcon, FileIcon, PlusIcon } from "@/components/ui/icons"
import { writeGlossaryCsv } from "@/lib/bitexts/terms/write-glossary-csv"
import { holdsIn, type Languages, type Term } from "@/lib/checks/terms/term"
import { api } from "@/lib/client/api"
import { languageName } from "@/lib/messages/languages"
import type { GroupChecks, TermWish } from "@/lib/sync/checks"
import type { GroupGlossary } from "@/lib/sync/glossary"
import { fold } from "@/lib/text/fold"
import { FileDialog } from "./file-dialog"
import styles from "./glossary.module.css"
import { Proposed } from "./proposed"
import { TermDialog } from "./term-dialog"
import { TermLine } from "./term-line"

/** So many are drawn at once; the search looks through all. */
const DRAWN = 200

export interface PartProps {
  readonly glossary: GroupGlossary
  readonly onChanged: (checks: GroupChecks) => void
}

type Asked = { readonly what: "add" | "file" } | { readonly what: "edit"; readonly term: Term }

export function Terms({ glossary, onChanged }: PartProps) {
  const { group, checks, keeps, sets } = glossary
  const t = useTranslations("glossary")
  const locale = useLocale()
  const hint = useHint()
  const all = useLanguages(glossary)
  const [chosen, setChosen] = useState("0")
  const [words, setWords] = useState("")
  const [asked, setAsked] = useState<Asked | null>(null)
  const [drawn, setDrawn] = useState(DRAWN)
  const languages = all[Number(chosen)] ?? all[0] ?? plain
  const terms = useMemo(() => checks.terms.filter(term => holdsIn(term, languages)), [checks.terms, languages])
  const found = useMemo(() => termsWith(terms, words), [terms, words])
  const set = async (wishes: readonly TermWish[]) => {
    const answer = await api.setGroupTerms(group.id, wishes)
    if (!answer.ok) return answer.why
    onChanged(answer.value)
    return null
  }
  const save = () =>
    download({
      name: `${t("fileName")}-${languages.source}-${languages.target}.csv`,
      mime: "text/csv",
      text: writeGlossaryCsv(terms, languages),
      packed: false,
    })
  return (
    <section aria-label={t("terms")}>
      <div className={styles.tools}>
        <FindField
          className={styles.find ?? ""}
          label={t("find")}
          value={words}
          onChange={next => {
            setWords(next)
            setDrawn(DRAWN)
          }}
        />
        {all.length > 1 ? (
          <Select
            className={styles.languages ?? ""}
            aria-label={t("languages")}
            value={chosen}
            onChange={event => setChosen(event.target.value)}
          >
            {all.map((one, i) => (
              <option key={`${one.source} ${one.target}`} value={String(i)}>
                {t("pair", {
                  source: languageName(one.source, locale),
                  target: languageName(one.target, locale),
                })}
              </option>
            ))}
          </Select>
        ) : null}
        <p className={styles.count} role="status">
          {words.trim() === ""
            ? t("count", { count: terms.length })
            : t("shown", { shown: found.length, count: terms.length })}
        </p>
        <div className={styles.verbs}>
          {terms.length > 0 ? (
            <Button look="line" icon={<ExportIcon />} onClick={save}>
              {t("export")}
            </Button>
          ) : null}
          {keeps ? (
            <>
              <Button look="line" icon={<FileIcon />} onClick={() => setAsked({ what: "file" })}>
                {t("bring")}
              </Button>
              <Button look="main" icon={<PlusIcon />} onClick={() => setAsked({ what: "add" })}>
                {t("add")}
              </Button>
            </>
          ) : null}
        </div>
      </div>
      {sets ? <Proposed group={group.id} terms={checks.terms} onSave={set} /> : null}
      <div className={styles.paper}>
        {terms.length === 0 ? (
          <p className={styles.none}>
            {keeps ? t("none", { key: hint("add-term", "text") ?? "Alt+G" }) : t("noneReading")}
          </p>
        ) : found.length === 0 ? (
          <p className={styles.none}>{t("notFound", { words })}</p>
        ) : (
          <ul className={styles.entries}>
            {found.slice(0, drawn).map(term => (
              <TermLine
                key={term.id}
                term={term}
                languages={languages}
                onEdit={keeps ? () => setAsked({ what: "edit", term }) : null}
              />
            ))}
          </ul>
        )}
        {found.length > drawn ? (
          <p className={styles.more}>
            <Button look="line" onClick={() => setDrawn(drawn + DRAWN)}>
              {t("more", { count: Math.min(DRAWN, found.length - drawn) })}
            </Button>
          </p>
        ) : null}
      </div>
      {asked?.what === "add" || asked?.what === "edit" ? (
        <TermDialog
          term={asked.what === "edit" ? asked.term : null}
          known={checks.terms}
          languages={languages}
          onSave={set}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked?.what === "file" ? (
        <FileDialog known={checks.terms} languages={languages} onTake={set} onClose={() => setAsked(null)} />
      ) : null}
    </section>
  )
}

const plain: Languages = { source: "en", target: "es" }

/** Those of the group's pages, and those that only terms have; in a group without either, from English to Spanish. */
function useLanguages({ languages, checks }: GroupGlossary): readonly Languages[] {
  return useMemo(() => {
    const seen = new Map<string, Languages>()
    const ofTerms = checks.terms.flatMap(term => (term.languages ? [term.languages] : []))
    for (const { source, target } of [...languages, ...ofTerms]) {
      const key = `${source.split("-")[0]} ${target.split("-")[0]}`
      if (!seen.has(key)) seen.set(key, { source, target })
    }
    return seen.size > 0 ? [...seen.values()] : [plain]
  }, [languages, checks.terms])
}

function termsWith(terms: readonly Term[], words: string): readonly Term[] {
  const wanted = fold(words.trim())
  if (wanted === "") return terms
  return terms.filter(({ source, renderings, note }) =>
    [source, ...renderings.map(one => one.words), note ?? ""].some(text => fold(text).includes(wanted)),
  )
}
