"use client"

import { useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { CheckIcon } from "@/components/ui/icons"
import { type ApiRefusal, api } from "@/lib/client/api"
import { languageName } from "@/lib/messages/languages"
import type { MemoryUnit } from "@/lib/review/memory/memory"
import { LONGEST_UNIT, type MemoryLanguages, MOST_UNITS } from "@/lib/sync/memory"
import styles from "./glossary.module.css"
import type { MemoryBytes, MemoryRead } from "./read-memory"
import { Chooser, type Reading, useReading, useWhyNot } from "./reading"

/** Larger files are refused before they are read, in megabytes. */
const LARGEST = 30
const SHOWN = 20

interface MemoryDialogProps {
  readonly group: string
  readonly languages: MemoryLanguages
  readonly onTaken: () => void
  readonly onClose: () => void
}

/** A TMX file, with what it holds, before anything is kept. */
export function MemoryDialog({ group, languages, onTaken, onClose }: MemoryDialogProps) {
  const t = useTranslations("memory.file")
  const { reading, read } = useReading<MemoryRead, MemoryBytes>(
    LARGEST,
    () => new Worker(new URL("./memory.worker.ts", import.meta.url), { type: "module" }),
    bytes => ({ bytes, languages }),
  )
  const [taking, setTaking] = useState(false)
  const [taken, setTaken] = useState<number | null>(null)
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const units = reading.state === "read" && reading.read.kind === "read" ? reading.read.units : []
  const fits = units.length > 0 && units.length <= MOST_UNITS
  const take = async () => {
    if (reading.state !== "read") return
    setTaking(true)
    const answer = await api.takeMemory(group, { name: reading.name.slice(0, 300), ...languages, units })
    setTaking(false)
    setWhy(answer.ok ? null : answer.why)
    if (!answer.ok) return
    setTaken(answer.value.taken)
    onTaken()
  }
  return (
    <Dialog
      open
      onOpenChange={open => (open ? undefined : onClose())}
      title={t("title")}
      description={t("help")}
      size="wide"
      footer={
        fits && taken === null ? (
          <Button look="main" icon={<CheckIcon />} disabled={taking} onClick={() => void take()}>
            {taking ? t("taking") : t("take", { count: units.length })}
          </Button>
        ) : undefined
      }
    >
      <div className={styles.file}>
        <Chooser
          accept=".tmx,.xml"
          isFirst={reading.state === "none"}
          choose={t("choose")}
          another={t("another")}
          onFile={file => {
            setTaken(null)
            setWhy(null)
            void read(file)
          }}
        />
        <Said reading={reading} languages={languages} />
        {taken === null ? null : <p role="status">{t("taken", { taken })}</p>}
        {why ? <Refused why={why} /> : null}
      </div>
    </Dialog>
  )
}

function Said({ reading, languages }: { reading: Reading<MemoryRead>; languages: MemoryLanguages }) {
  const t = useTranslations("memory.file")
  const locale = useLocale()
  const names = { source: languageName(languages.source, locale), target: languageName(languages.target, locale) }
  const why = useWhyNot()(reading, t("tooLarge", { size: LARGEST }))
  if (reading.state === "none") return null
  const { name } = reading
  if (reading.state === "reading") return <p className="quiet">{t("reading", { name })}</p>
  const refused = (sentence: string) => (
    <p role="alert" className={styles.sorry}>
      {t("unreadable", { name, why: sentence })}
    </p>
  )
  if (reading.state !== "read" || reading.read.kind === "refused") return refused(why ?? "")
  const { read } = reading
  if (read.units.length === 0)
    return (
      <p role="alert" className={styles.sorry}>
        {t("nothing", { name, ...names })}
      </p>
    )
  if (read.units.length > MOST_UNITS) return refused(t("tooMany", { most: MOST_UNITS }))
  return (
    <div className={styles.preview}>
      <p className={styles.name}>{name}</p>
      <h3>{t("holds", { count: read.units.length, ...names })}</h3>
      {read.leftOut > 0 ? (
        <p className="quiet">{t("leftOut", { count: read.leftOut, longest: LONGEST_UNIT })}</p>
      ) : null}
      <First units={read.units.slice(0, SHOWN)} languages={languages} />
      {read.units.length > SHOWN ? <p className="quiet">{t("more", { count: read.units.length - SHOWN })}</p> : null}
    </div>
  )
}

function First({ units, languages }: { units: readonly MemoryUnit[]; languages: MemoryLanguages }) {
  return (
    <ul className={styles.entries}>
      {units.map(({ source, target }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a file may hold the same words twice; the list never changes
        <li key={i} className={styles.entry}>
          <span lang={languages.source}>{source}</span>
          <span lang={languages.target}>{target}</span>
        </li>
      ))}
    </ul>
  )
}
