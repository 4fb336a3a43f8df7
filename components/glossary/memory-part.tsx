"use client"

import { useCallback, useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { download } from "@/components/export/download"
import memory from "@/components/memory/memory.module.css"
import { type FileUnit, MemoryList } from "@/components/memory/memory-list"
import { useFound } from "@/components/memory/use-found"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { Select } from "@/components/ui/field"
import { FindField } from "@/components/ui/find-field"
import { ExportIcon, FileIcon } from "@/components/ui/icons"
import { type ApiRefusal, api } from "@/lib/client/api"
import { languageName } from "@/lib/messages/languages"
import type { MemoryFound, MemoryLanguages } from "@/lib/sync/memory"
import styles from "./glossary.module.css"
import { MemoryDialog } from "./memory-dialog"
import { MemoryUnitDialog } from "./memory-unit-dialog"
import { writeMemory } from "./write-memory"

const plain: MemoryLanguages = { source: "en", target: "es" }

/** The group's translation memory: searched, brought in and saved as TMX. */
export function MemoryPart({ group }: { group: string }) {
  const t = useTranslations("memory")
  const [words, setWords] = useState("")
  const [chosen, setChosen] = useState<MemoryLanguages | null>(null)
  const [bringing, setBringing] = useState(false)
  const [mending, setMending] = useState<FileUnit | null>(null)
  const ask = useCallback(
    (sought: string, signal: AbortSignal) => api.memory(group, sought, chosen, signal),
    [group, chosen],
  )
  const { searched, again } = useFound(ask, words)
  const found = searched.state === "here" ? searched.found : null
  const languages = chosen ?? found?.languages[0] ?? plain
  return (
    <section aria-label={t("part")}>
      <div className={styles.tools}>
        <FindField className={styles.find ?? ""} label={t("find")} value={words} onChange={setWords} />
        {found ? <Languages all={found.languages} chosen={languages} onChoose={setChosen} /> : null}
        <p className={styles.count} role="status">
          {searched.state !== "here"
            ? ""
            : searched.words.trim() === ""
              ? t("count", { count: searched.found.all })
              : t("found", { count: searched.found.count, all: searched.found.all })}
        </p>
        {found ? <Verbs group={group} found={found} languages={languages} onBring={() => setBringing(true)} /> : null}
      </div>
      {found ? <Files group={group} found={found} onChanged={again} /> : null}
      {searched.state === "refused" ? <Refused why={searched.why} onRetry={again} /> : null}
      {searched.state === "here" ? (
        <div className={styles.paper}>
          {searched.found.all === 0 ? (
            <p className={styles.none}>{t("none")}</p>
          ) : (
            <MemoryList
              units={searched.found.units}
              languages={languages}
              words={searched.words}
              onMend={searched.found.keeps ? setMending : null}
            />
          )}
          {searched.found.count > searched.found.units.length ? (
            <p className={styles.more}>{t("first", { count: searched.found.units.length })}</p>
          ) : null}
        </div>
      ) : null}
      {mending ? (
        <MemoryUnitDialog
          group={group}
          unit={mending}
          languages={languages}
          onMended={again}
          onClose={() => setMending(null)}
        />
      ) : null}
      {bringing ? (
        <MemoryDialog group={group} languages={languages} onTaken={again} onClose={() => setBringing(false)} />
      ) : null}
    </section>
  )
}

interface LanguagesProps {
  readonly all: readonly MemoryLanguages[]
  readonly chosen: MemoryLanguages
  readonly onChoose: (languages: MemoryLanguages) => void
}

function Languages({ all, chosen, onChoose }: LanguagesProps) {
  const tg = useTranslations("glossary")
  const locale = useLocale()
  if (all.length < 2) return null
  const at = all.findIndex(one => one.source === chosen.source && one.target === chosen.target)
  return (
    <Select
      className={styles.languages ?? ""}
      aria-label={tg("languages")}
      value={String(at)}
      onChange={event => onChoose(all[Number(event.target.value)] ?? chosen)}
    >
      {all.map(({ source, target }, i) => (
        <option key={`${source} ${target}`} value={String(i)}>
          {tg("pair", { source: languageName(source, locale), target: languageName(target, locale) })}
        </option>
      ))}
    </Select>
  )
}

interface VerbsProps {
  readonly group: string
  readonly found: MemoryFound
  readonly languages: MemoryLanguages
  readonly onBring: () => void
}

function Verbs({ group, found, languages, onBring }: VerbsProps) {
  const t = useTranslations("memory")
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const save = async () => {
    const answer = await api.wholeMemory(group, languages)
    setWhy(answer.ok ? null : answer.why)
    if (!answer.ok) return
    download({
      name: `${t("fileName")}-${languages.source}-${languages.target}.tmx`,
      mime: "application/x-tmx+xml",
      text: writeMemory(answer.value.units, languages),
      packed: false,
    })
  }
  return (
    <div className={styles.verbs}>
      {why ? <Refused why={why} /> : null}
      {found.all > 0 ? (
        <Button look="line" icon={<ExportIcon />} onClick={() => void save()}>
          {t("export")}
        </Button>
      ) : null}
      {found.keeps ? (
        <Button look="line" icon={<FileIcon />} onClick={onBring}>
          {t("bring")}
        </Button>
      ) : null}
    </div>
  )
}

/** What was brought in, each to be taken out again as a whole. */
function Files({ group, found, onChanged }: { group: string; found: MemoryFound; onChanged: () => void }) {
  const t = useTranslations("memory")
  const locale = useLocale()
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  if (found.files.length === 0) return null
  const drop = async (file: string) => {
    const answer = await api.dropMemory(group, file)
    setWhy(answer.ok ? null : answer.why)
    onChanged()
  }
  return (
    <>
      <h2 className={memory.filesHead}>{t("files")}</h2>
      <ul className={memory.files}>
        {found.files.map(({ id, name, count, at }) => (
          <li key={id}>
            {t("ofFile", { name, count, when: new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(at) })}
            {found.keeps ? (
              <Button size="small" aria-label={t("takeOutOne", { name })} onClick={() => void drop(id)}>
                {t("takeOut")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {why ? <Refused why={why} /> : null}
    </>
  )
}
