"use client"

import { useRef, useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { FileIcon } from "@/components/ui/icons"
import styles from "./word-back.module.css"

/** A place to let a Word file go on, with a button for those who would rather choose it. */
export function WordDrop({ onFile, onMany }: { onFile: (file: File) => void; onMany: () => void }) {
  const t = useTranslations("wordBack")
  const picker = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = (files: readonly File[]) => {
    const [file, more] = files
    if (more) onMany()
    else if (file) onFile(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a pointer's shortcut for the button "Choose a file"
    <div
      className={`${styles.drop} ${over ? styles.over : ""}`}
      onDragOver={event => {
        if (!event.dataTransfer.types.includes("Files")) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        setOver(false)
        event.preventDefault()
        take([...event.dataTransfer.files])
      }}
    >
      <p>{t(over ? "dropNow" : "drop")}</p>
      <Button look="line" icon={<FileIcon />} onClick={() => picker.current?.click()}>
        {t("choose")}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        tabIndex={-1}
        aria-label={t("choose")}
        accept=".docx,.odt,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        onChange={event => {
          take([...(event.target.files ?? [])])
          event.target.value = ""
        }}
      />
    </div>
  )
}
