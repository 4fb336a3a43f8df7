"use client"

import { type ReactNode, useDeferredValue, useMemo, useRef, useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { Select } from "@/components/ui/field"
import { CrossIcon, FileIcon } from "@/components/ui/icons"
import { NoteLine } from "@/components/ui/note-line"
import { packedWords } from "@/lib/formats/packed-words"
import { noteSentence } from "@/lib/messages/notes"
import { countWords } from "@/lib/text/words"
import { BroughtChanges } from "./brought-changes"
import { LanguageSelect } from "./language-select"
import { readFiles } from "./read-files"
import { emptySlate, type FormatId, type Known, type SideName, type Slate as SlateState } from "./sides"
import styles from "./slate.module.css"

const formats: readonly FormatId[] = ["text", "markdown", "html", "trac-wiki"]
const packedFormats: readonly FormatId[] = ["docx"]

export interface SlateProps {
  /** "source" or "draft", in the interface's language. */
  readonly role: string
  readonly label: string
  readonly placeholder: string
  readonly slate: SlateState
  readonly known: Known
  readonly onChange: (slate: SlateState) => void
  /** Two files dropped at once fill both sides. */
  readonly onTwoFiles?: (slates: readonly [SlateState, SlateState]) => void
  /** Which side of a page it is; a ticket is none. Changes tracked in its file are asked about. */
  readonly side?: SideName
  /** Leaves out language and format: a ticket has neither of its own. */
  readonly bare?: boolean
  readonly children?: ReactNode
}

/** A sheet to paste a text on or to drop a file on. */
export function Slate({
  role,
  label,
  placeholder,
  slate,
  known,
  onChange,
  onTwoFiles,
  side,
  bare = false,
  children,
}: SlateProps) {
  const t = useTranslations("bringIn")
  const locale = useLocale()
  const refusal = useTranslations("formatRefusals")
  const picker = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const deferred = useDeferredValue(slate.text)
  const packed = useMemo(() => packedWords(deferred), [deferred])
  const words = useMemo(() => countWords(packed?.words ?? deferred), [packed, deferred])

  const take = async (files: readonly File[]) => {
    setProblem(null)
    if (files.length > 2 || (files.length === 2 && !onTwoFiles)) return setProblem(t("tooMany"))
    const read = await readFiles(files)
    const bad = read.find(one => !one.outcome.ok)
    if (bad && !bad.outcome.ok) return setProblem(t("fileRefused", { name: bad.name, why: refusal(bad.outcome.why) }))
    const slates = read.flatMap(one => (one.outcome.ok ? [one.outcome.value] : []))
    const [first, second] = slates
    if (first && second && onTwoFiles) onTwoFiles([first, second])
    else if (first) onChange({ ...first, lang: slate.lang })
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a pointer's shortcut for the button "Choose a file"
    <div
      className={`${styles.slate} ${over ? styles.over : ""}`}
      onDragOver={event => {
        if (!event.dataTransfer.types.includes("Files")) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        setOver(false)
        if (event.dataTransfer.files.length === 0) return
        event.preventDefault()
        void take([...event.dataTransfer.files])
      }}
    >
      <div className={styles.head}>
        {bare ? (
          <b className={styles.name}>{label}</b>
        ) : (
          <LanguageSelect side={role} value={known.lang} onChoose={lang => onChange({ ...slate, lang })} />
        )}
        <span>{role}</span>
        <span className={styles.facts}>
          {bare || slate.text === "" ? null : (
            <Select
              quiet
              aria-label={t("formatOf", { side: role })}
              value={known.format}
              onChange={event => onChange({ ...slate, format: event.target.value as FormatId })}
            >
              {(packed ? packedFormats : formats).map(format => (
                <option key={format} value={format}>
                  {t(`formats.${format}`)}
                </option>
              ))}
            </Select>
          )}
          {slate.text === "" ? null : <span className="num">{t("words", { count: words })}</span>}
        </span>
        <span className={styles.buttons}>
          {slate.text === "" ? null : (
            <Button
              size="small"
              icon={<CrossIcon size={14} />}
              aria-label={t("clear")}
              title={t("clear")}
              onClick={() => onChange({ ...emptySlate, lang: slate.lang })}
            />
          )}
          <Button
            size="small"
            icon={<FileIcon />}
            aria-label={t("chooseFor", { side: role })}
            title={t("chooseFor", { side: role })}
            onClick={() => picker.current?.click()}
          >
            <span className={slate.text === "" ? "" : styles.fileWords}>{t("chooseFile")}</span>
          </Button>
        </span>
        <input
          ref={picker}
          type="file"
          hidden
          tabIndex={-1}
          aria-label={t("chooseFor", { side: role })}
          accept=".docx,.odt,.txt,.md,.markdown,.html,.htm,.wiki,.trac,.csv,.tsv,.rss,.xml,.xlf,.xliff,.sdlxliff,.tmx,.json,text/*"
          onChange={event => {
            void take([...(event.target.files ?? [])])
            event.target.value = ""
          }}
        />
      </div>
      {problem ? <NoteLine tone="error">{problem}</NoteLine> : null}
      <textarea
        className={styles.text}
        aria-label={label}
        lang={slate.text === "" || bare ? undefined : known.lang}
        spellCheck={false}
        placeholder={over ? t("dropHere") : placeholder}
        // The words of a packed file are looked at here; they are changed in the program they come from, or at the desk.
        readOnly={packed !== null}
        value={packed?.words ?? slate.text}
        onChange={event => onChange({ ...slate, text: event.target.value })}
      />
      {packed && side ? <BroughtChanges {...{ packed, side, slate, onChange }} /> : null}
      {slate.name ? <p className={styles.file}>{slate.name}</p> : null}
      {slate.notes.map(note => (
        <NoteLine key={`${note.code} ${note.detail ?? ""}`}>{noteSentence(note, "formatNotes", locale)}</NoteLine>
      ))}
      {children}
    </div>
  )
}
