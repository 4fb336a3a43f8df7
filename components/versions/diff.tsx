"use client"

import { type ReactNode, useMemo } from "react"
import { useTranslations } from "use-intl"
import { inOneText } from "@/lib/review/compare-inline"
import type { VersionBlock, VersionHalf, VersionPart } from "@/lib/review/compare-versions"
import styles from "./diff.module.css"

/** The words of one version of a row, with what the other has not marked by line as well as by colour. */
export function Half({ half, lang }: { half: VersionHalf | null; lang: string }) {
  return (
    <div lang={lang} dir="auto" className={styles.words}>
      <Blocks blocks={half?.blocks ?? []} />
    </div>
  )
}

/** Both versions of a row in one text: what is gone before what is new. */
export function Both({ older, newer, lang }: { older: VersionHalf | null; newer: VersionHalf | null; lang: string }) {
  const blocks = useMemo(() => inOneText(older, newer), [older, newer])
  return (
    <div lang={lang} dir="auto" className={styles.words}>
      <Blocks blocks={blocks} />
    </div>
  )
}

function Blocks({ blocks }: { blocks: readonly VersionBlock[] }) {
  const t = useTranslations("versions")
  if (blocks.length === 0) return <p className={styles.nothing}>{t("nothing")}</p>
  return blocks.map((block, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a version have no name but their place, and are never moved
    <p key={at} className={`${styles.block} ${lookOf(block)}`}>
      {block.parts.map((part, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same holds for their parts
        <Words key={k} part={part} />
      ))}
    </p>
  ))
}

const lookOf = ({ type, level }: VersionBlock): string =>
  (type === "heading"
    ? (level ?? 2) <= 1
      ? styles.h1
      : styles.h2
    : type === "item"
      ? styles.item
      : type === "pre" || type === "opaque"
        ? styles.code
        : type === "quote"
          ? styles.quote
          : "") ?? ""

function Words({ part }: { part: VersionPart }): ReactNode {
  const t = useTranslations("drafts")
  if (part.kind === "same") return part.text
  const moved = part.moved ? styles.moved : ""
  return part.kind === "gone" ? (
    <del className={`${styles.gone} ${moved}`} title={part.moved ? t("movedAway") : undefined}>
      {part.text}
    </del>
  ) : (
    <ins className={`${styles.new} ${moved}`} title={part.moved ? t("movedHere") : undefined}>
      {part.text}
    </ins>
  )
}
