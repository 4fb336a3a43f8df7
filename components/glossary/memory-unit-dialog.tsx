"use client"

import { type FormEvent, useId, useRef, useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import type { FileUnit } from "@/components/memory/memory-list"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { TextField } from "@/components/ui/field"
import { type ApiRefusal, api } from "@/lib/client/api"
import { languageHeading } from "@/lib/messages/languages"
import type { MemoryUnit } from "@/lib/review/memory/memory"
import { LONGEST_UNIT, type MemoryLanguages } from "@/lib/sync/memory"
import styles from "./glossary.module.css"

interface MemoryUnitDialogProps {
  readonly group: string
  readonly unit: FileUnit
  readonly languages: MemoryLanguages
  readonly onMended: () => void
  readonly onClose: () => void
}

/** A pair that came with a file: corrected, or taken out of the memory. */
export function MemoryUnitDialog({ group, unit, languages, onMended, onClose }: MemoryUnitDialogProps) {
  const t = useTranslations("memory.unit")
  const locale = useLocale()
  const form = useId()
  const [source, setSource] = useState(unit.source)
  const [target, setTarget] = useState(unit.target)
  const [sorry, setSorry] = useState<"needs" | "gone" | null>(null)
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const busy = useRef(false)
  const send = async (instead: MemoryUnit | null) => {
    if (busy.current) return
    busy.current = true
    const { file } = unit.origin
    const answer = await api.mendMemory(group, { file, unit: { source: unit.source, target: unit.target }, instead })
    busy.current = false
    setWhy(answer.ok ? null : answer.why)
    if (!answer.ok) return
    onMended()
    if (answer.value.mended) onClose()
    else setSorry("gone")
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    const words = { source: source.trim(), target: target.trim() }
    const isMissing = words.source === "" || words.target === ""
    setSorry(isMissing ? "needs" : null)
    if (!isMissing) void send(words)
  }
  return (
    <Dialog
      open
      onOpenChange={open => (open ? undefined : onClose())}
      title={t("title")}
      description={t("help", { name: unit.origin.name })}
      footer={
        <>
          <Button className={styles.remove} onClick={() => void send(null)}>
            {t("remove")}
          </Button>
          <Button look="main" type="submit" form={form}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={save}>
        <TextField
          label={languageHeading(languages.source, locale)}
          lang={languages.source}
          rows={3}
          maxLength={LONGEST_UNIT}
          value={source}
          onChange={event => setSource(event.target.value)}
        />
        <TextField
          label={languageHeading(languages.target, locale)}
          lang={languages.target}
          rows={3}
          autoFocus
          maxLength={LONGEST_UNIT}
          value={target}
          onChange={event => setTarget(event.target.value)}
        />
        {sorry ? (
          <p role="alert" className={styles.sorry}>
            {t(sorry)}
          </p>
        ) : null}
        {why ? <Refused why={why} /> : null}
      </form>
    </Dialog>
  )
}
