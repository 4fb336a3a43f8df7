"use client"

import { useEffect, useRef, useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { CheckIcon, FileIcon } from "@/components/ui/icons"
import { type ApiRefusal, api } from "@/lib/client/api"
import { languageName } from "@/lib/messages/languages"
import type { MemoryUnit } from "@/lib/review/memory/memory"
import { LONGEST_UNIT, type MemoryLanguages, MOST_UNITS } from "@/lib/sync/memory"
import styles from "./glossary.module.css"
import type { MemoryBytes, MemoryRead } from "./read-memory"

/** Larger files are refused before they are read, in megabytes. */
const LARGEST = 30
const SHOWN = 20

interface MemoryDialogProps {
  readonly group: string
  readonly languages: MemoryLanguages
  readonly onTaken: () => void
  readonly onClose: () => void
}

type Reading =
  | { readonly state: "none" }
  | { readonly state: "reading"; readonly name: string }
  | { readonly state: "too-large"; readonly name: string }
  | { readonly state: "failed"; readonly name: string }
  | { readonly state: "read"; readonly name: string; readonly read: MemoryRead }

/** A TMX file, with what it holds, before anything is kept. */
export function MemoryDialog({ group, languages, onTaken, onClose }: MemoryDialogProps) {
  const t = useTranslations("memory.file")
  const input = useRef<HTMLInputElement>(null)
  const worker = useRef<Worker | null>(null)
  const [reading, setReading] = useState<Reading>({ state: "none" })
  const [taking, setTaking] = useState(false)
  const [taken, setTaken] = useState<number | null>(null)
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  useEffect(() => () => worker.current?.terminate(), [])
  const units = reading.state === "read" && reading.read.kind === "read" ? reading.read.units : []
  const fits = units.length > 0 && units.length <= MOST_UNITS
  const look = async (file: File) => {
    const { name } = file
    worker.current?.terminate()
    setTaken(null)
    setWhy(null)
    if (file.size > LARGEST * 1_000_000) return setReading({ state: "too-large", name })
    setReading({ state: "reading", name })
    const bytes = new Uint8Array(await file.arrayBuffer())
    const one = new Worker(new URL("./memory.worker.ts", import.meta.url), { type: "module" })
    worker.current = one
    one.onmessage = ({ data }: MessageEvent<MemoryRead>) => setReading({ state: "read", name, read: data })
    one.onerror = () => setReading({ state: "failed", name })
    one.postMessage({ bytes, languages } satisfies MemoryBytes)
  }
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
        <input
          ref={input}
          type="file"
          hidden
          accept=".tmx,.xml"
          aria-label={t("choose")}
          onChange={event => {
            const [file] = event.currentTarget.files ?? []
            if (file) void look(file)
            event.currentTarget.value = ""
          }}
        />
        <Button look="line" icon={<FileIcon />} onClick={() => input.current?.click()}>
          {t(reading.state === "none" ? "choose" : "another")}
        </Button>
        <Said reading={reading} languages={languages} />
        {taken === null ? null : <p role="status">{t("taken", { taken })}</p>}
        {why ? <Refused why={why} /> : null}
      </div>
    </Dialog>
  )
}

function Said({ reading, languages }: { reading: Reading; languages: MemoryLanguages }) {
  const t = useTranslations("memory.file")
  const tr = useTranslations()
  const locale = useLocale()
  const names = { source: languageName(languages.source, locale), target: languageName(languages.target, locale) }
  if (reading.state === "none") return null
  const { name } = reading
  if (reading.state === "reading") return <p className="quiet">{t("reading", { name })}</p>
  const refused = (sentence: string) => (
    <p role="alert" className={styles.sorry}>
      {t("unreadable", { name, why: sentence })}
    </p>
  )
  if (reading.state === "too-large") return refused(t("tooLarge", { size: LARGEST }))
  if (reading.state === "failed") return refused(tr("refusals.not-understood"))
  const { read } = reading
  if (read.kind === "refused") {
    const say = tr as unknown as (key: string, values: { detail: string }) => string
    return refused(say(`${read.from}.${read.why}`, { detail: read.detail ?? "" }))
  }
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
