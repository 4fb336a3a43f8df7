"use client"

import { type FormEvent, useId, useRef, useState } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Field, Select, TextField } from "@/components/ui/field"
import { CrossIcon, PlusIcon } from "@/components/ui/icons"
import { LONGEST_TERM, MOST_RENDERINGS } from "@/lib/checks/terms/bring-in"
import { holdsIn, type Languages, type Rendering, type Term } from "@/lib/checks/terms/term"
import type { ApiRefusal } from "@/lib/client/api"
import type { TermWish } from "@/lib/sync/checks"
import styles from "./glossary.module.css"
import { newEntryId } from "./new-id"

/** What the dialog begins with when a term is added: words that were chosen at the desk. */
export interface TermBegun {
  readonly source: string
  readonly rendering: string
}

interface TermDialogProps {
  /** null: a new one. */
  readonly term: Term | null
  readonly begun?: TermBegun
  readonly known: readonly Term[]
  readonly languages: Languages
  readonly onSave: (wishes: readonly TermWish[]) => Promise<ApiRefusal | null>
  readonly onClose: () => void
}

const standings = ["preferred", "allowed", "forbidden"] as const

/** A term with its renderings. Enter saves from any of its lines. */
export function TermDialog({ term, begun, known, languages, onSave, onClose }: TermDialogProps) {
  const t = useTranslations("glossary")
  const form = useId()
  const [source, setSource] = useState(term?.source ?? begun?.source ?? "")
  const [renderings, setRenderings] = useState<readonly Rendering[]>(
    term?.renderings ?? [{ words: begun?.rendering ?? "", standing: "preferred" }],
  )
  const [note, setNote] = useState(term?.note ?? "")
  const [sorry, setSorry] = useState<string | null>(null)
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const busy = useRef(false)
  const twin = term ? undefined : twinOf(known, source, languages)
  const change = (at: number, part: Partial<Rendering>) =>
    setRenderings(renderings.map((one, i) => (i === at ? { ...one, ...part } : one)))
  const send = async (wish: TermWish) => {
    if (busy.current) return
    busy.current = true
    const refused = await onSave([wish])
    busy.current = false
    setWhy(refused)
    if (refused === null) onClose()
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const words = source.trim()
    const given = renderings.map(one => ({ ...one, words: one.words.trim() })).filter(one => one.words !== "")
    const all = twin ? [...twin.renderings.filter(old => !given.some(one => isSame(one, old))), ...given] : given
    const twice = given.find((one, i) => given.findIndex(other => isSame(one, other)) < i)
    if (words === "" || given.length === 0) return setSorry(t("dialog.needs"))
    if (twice) return setSorry(t("dialog.twice", { words: twice.words }))
    setSorry(null)
    const before = term ?? twin
    const says = note.trim() || twin?.note
    await send({
      id: before?.id ?? newEntryId(),
      term: {
        source: twin?.source ?? words,
        renderings: all,
        languages: before ? (before.languages ?? languages) : languages,
        ...(says ? { note: says } : {}),
      },
    })
  }
  return (
    <Dialog
      open
      onOpenChange={open => (open ? undefined : onClose())}
      title={t(term ? "dialog.edit" : "dialog.add")}
      description={t("dialog.help")}
      footer={
        <>
          {term ? (
            <Button className={styles.remove} onClick={() => void send({ id: term.id, term: null })}>
              {t("dialog.remove")}
            </Button>
          ) : null}
          <Button look="main" type="submit" form={form}>
            {t("dialog.save")}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={event => void save(event)}>
        <Field
          label={t("dialog.source")}
          lang={languages.source}
          autoFocus={source === ""}
          maxLength={LONGEST_TERM}
          value={source}
          {...(twin ? { help: t("dialog.known", { term: twin.source }) } : {})}
          onChange={event => setSource(event.target.value)}
        />
        {renderings.map((one, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name; each stays where it is while its words change
          <div key={i} className={styles.pair}>
            <Field
              label={t("dialog.rendering", { number: i + 1 })}
              lang={languages.target}
              autoFocus={i === 0 ? source !== "" && term === null : one.words === ""}
              maxLength={LONGEST_TERM}
              value={one.words}
              onChange={event => change(i, { words: event.target.value })}
            />
            <Select
              className={styles.standing ?? ""}
              aria-label={`${t("standing")}: ${t("dialog.rendering", { number: i + 1 })}`}
              value={one.standing}
              onChange={event => {
                const standing = standings.find(other => other === event.target.value)
                if (standing) change(i, { standing })
              }}
            >
              {standings.map(standing => (
                <option key={standing} value={standing}>
                  {t(`standings.${standing}`)}
                </option>
              ))}
            </Select>
            <Button
              icon={<CrossIcon />}
              aria-label={t("dialog.takeOut", { number: i + 1 })}
              disabled={renderings.length === 1}
              onClick={() => setRenderings(renderings.filter((_, k) => k !== i))}
            />
          </div>
        ))}
        {renderings.length < MOST_RENDERINGS ? (
          <div>
            <Button
              look="line"
              size="small"
              icon={<PlusIcon />}
              onClick={() => setRenderings([...renderings, { words: "", standing: "allowed" }])}
            >
              {t("dialog.another")}
            </Button>
          </div>
        ) : null}
        <TextField
          label={t("dialog.note")}
          rows={2}
          maxLength={1000}
          value={note}
          onChange={event => setNote(event.target.value)}
        />
        {sorry ? (
          <p role="alert" className={styles.sorry}>
            {sorry}
          </p>
        ) : null}
        {why ? <Refused why={why} /> : null}
      </form>
    </Dialog>
  )
}

const isSame = (a: Rendering, b: Rendering): boolean => a.words.toLowerCase() === b.words.toLowerCase()

/** The entry that a new one of these words is added to. */
const twinOf = (known: readonly Term[], source: string, languages: Languages): Term | undefined =>
  known.find(term => term.source.toLowerCase() === source.trim().toLowerCase() && holdsIn(term, languages))
