"use client"

import { useEffect, useRef, useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { FileIcon } from "@/components/ui/icons"

/** What a worker answers that reads a file: what it holds, or which sentence says why not. */
interface Refused {
  readonly kind: "refused"
  readonly from: string
  readonly why: string
  readonly detail?: string
}

export type Reading<Read> =
  | { readonly state: "none" }
  | { readonly state: "reading"; readonly name: string }
  | { readonly state: "too-large"; readonly name: string }
  | { readonly state: "failed"; readonly name: string }
  | { readonly state: "read"; readonly name: string; readonly read: Read }

/**
 * Reads files in a worker, the last one chosen.
 * @param largest in megabytes: larger files are refused before they are read
 * @param open a new worker; it is told what `asked` makes of the bytes, and answers with `Read`
 */
export function useReading<Read, Asked>(largest: number, open: () => Worker, asked: (bytes: Uint8Array) => Asked) {
  const [reading, setReading] = useState<Reading<Read>>({ state: "none" })
  const worker = useRef<Worker | null>(null)
  useEffect(() => () => worker.current?.terminate(), [])
  const read = async (file: File) => {
    const { name } = file
    worker.current?.terminate()
    if (file.size > largest * 1_000_000) return setReading({ state: "too-large", name })
    setReading({ state: "reading", name })
    const bytes = new Uint8Array(await file.arrayBuffer())
    const one = open()
    worker.current = one
    one.onmessage = ({ data }: MessageEvent<Read>) => setReading({ state: "read", name, read: data })
    one.onerror = () => setReading({ state: "failed", name })
    one.postMessage(asked(bytes))
  }
  return { reading, read }
}

export interface ChooserProps {
  /** Ends of names, as `accept` takes them. */
  readonly accept: string
  readonly isFirst: boolean
  readonly choose: string
  readonly another: string
  readonly onFile: (file: File) => void
}

/** The button that opens the browser's own choice of files. */
export function Chooser({ accept, isFirst, choose, another, onFile }: ChooserProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={choose}
        onChange={event => {
          const [file] = event.currentTarget.files ?? []
          if (file) onFile(file)
          event.currentTarget.value = ""
        }}
      />
      <Button look="line" icon={<FileIcon />} onClick={() => input.current?.click()}>
        {isFirst ? choose : another}
      </Button>
    </>
  )
}

/** Why nothing of a file is shown; null when something is, or nothing was asked for yet. `too-large` has its own sentence. */
export function useWhyNot(): (
  reading: Reading<Refused | { readonly kind: "read" }>,
  tooLarge: string,
) => string | null {
  const t = useTranslations()
  return (reading, tooLarge) => {
    if (reading.state === "too-large") return tooLarge
    if (reading.state === "failed") return t("refusals.not-understood")
    if (reading.state !== "read" || reading.read.kind !== "refused") return null
    const { from, why, detail = "" } = reading.read
    const say = t as unknown as (key: string, values: { detail: string }) => string
    return say(`${from}.${why}`, { detail })
  }
}
