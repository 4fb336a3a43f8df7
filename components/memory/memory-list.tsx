"use client"

import { useLocale, useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { PencilIcon } from "@/components/ui/icons"
import type { KnownUnit, MemoryLanguages, MemoryOrigin } from "@/lib/sync/memory"
import { fold } from "@/lib/text/fold"
import styles from "./memory.module.css"
import { originOf } from "./origin"

interface MemoryListProps {
  readonly units: readonly KnownUnit[]
  readonly languages: MemoryLanguages
  /** Marked wherever they stand. */
  readonly words: string
  /** Null for those who only read. Pairs of pages are mended on their pages. */
  readonly onMend?: ((unit: FileUnit) => void) | null
}

/** A pair that came with a file. */
export type FileUnit = KnownUnit & { readonly origin: Extract<MemoryOrigin, { kind: "file" }> }

const isOfFile = (unit: KnownUnit): unit is FileUnit => unit.origin.kind === "file"

/** Both sides of each pair, with the words that were sought, and where it comes from. */
export function MemoryList({ units, languages, words, onMend = null }: MemoryListProps) {
  const t = useTranslations("memory")
  const locale = useLocale()
  return (
    <ul className={styles.units}>
      {units.map(unit => {
        const { source, target, origin } = unit
        return (
          <li
            key={`${origin.kind === "page" ? `${origin.page} ${origin.pair}` : origin.file} ${source} ${target}`}
            className={styles.unit}
          >
            <p lang={languages.source}>
              <Lit text={source} words={words} />
            </p>
            <p lang={languages.target}>
              <Lit text={target} words={words} />
            </p>
            <span className={styles.whence}>
              {origin.kind === "page" ? (
                <a href={`/pages/${encodeURIComponent(origin.page)}?pair=${encodeURIComponent(origin.pair)}`}>
                  {originOf(origin, t, locale)}
                </a>
              ) : (
                originOf(origin, t, locale)
              )}
              {onMend && isOfFile(unit) ? (
                <Button
                  size="small"
                  icon={<PencilIcon />}
                  aria-label={t("mend", { words: source })}
                  onClick={() => onMend(unit)}
                />
              ) : null}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function Lit({ text, words }: { text: string; words: string }) {
  const sought = fold(words.trim())
  const parts: React.ReactNode[] = []
  let from = 0
  for (const [at, end] of sought === "" ? [] : places(text, sought)) {
    parts.push(text.slice(from, at), <mark key={at}>{text.slice(at, end)}</mark>)
    from = end
  }
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  )
}

/** Where folded words stand in a text: each of its characters is folded on its own, so that places stay its own. */
function places(text: string, sought: string): (readonly [number, number])[] {
  let folded = ""
  const starts: number[] = []
  let at = 0
  for (const sign of text) {
    for (const one of fold(sign)) {
      folded += one
      for (let k = 0; k < one.length; k++) starts.push(at)
    }
    at += sign.length
  }
  starts.push(text.length)
  const found: (readonly [number, number])[] = []
  for (let k = folded.indexOf(sought); k >= 0; k = folded.indexOf(sought, k + sought.length))
    found.push([starts[k] ?? 0, starts[k + sought.length] ?? text.length])
  return found
}
