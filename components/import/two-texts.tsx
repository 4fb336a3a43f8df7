"use client"

import { memo } from "react"
import { useLocale, useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { SwapIcon, TicketIcon } from "@/components/ui/icons"
import { NoteLine } from "@/components/ui/note-line"
import { languageName } from "@/lib/messages/languages"
import type { Languages } from "./kept"
import { CERTAIN, hasText, type Known, type Slate as SlateState, sameLanguage } from "./sides"
import { Slate } from "./slate"
import styles from "./two-texts.module.css"

export interface TwoTextsProps {
  readonly source: SlateState
  readonly target: SlateState
  readonly known: { readonly source: Known; readonly target: Known }
  readonly usual: Languages
  readonly onChange: (sides: { source: SlateState; target: SlateState }) => void
  /** The languages stand as they are, the other way round from usual. */
  readonly onMeantSo: () => void
  readonly onTicket: (slate: SlateState) => void
}

/** Two slates side by side, and what is odd about their languages. Texts as long as books are not drawn again for a progress bar. */
export const TwoTexts = memo(function TwoTexts(props: TwoTextsProps) {
  const { source, target, known, usual, onChange, onMeantSo, onTicket } = props
  const t = useTranslations("bringIn")
  const both = { source, target }
  const swap = () => onChange({ source: { ...target, lang: source.lang }, target: { ...source, lang: target.lang } })
  const two = ([first, second]: readonly [SlateState, SlateState]) => onChange({ source: first, target: second })
  return (
    <>
      <div className={styles.spread}>
        <Slate
          side="source"
          role={t("source")}
          label={t("sourceText")}
          placeholder={t("sourcePlaceholder")}
          slate={source}
          known={known.source}
          onChange={next => onChange({ ...both, source: next })}
          onTwoFiles={two}
        >
          {known.source.ticket ? (
            <NoteLine
              icon={<TicketIcon />}
              actions={
                <Button size="small" look="line" onClick={() => onTicket(source)}>
                  {t("readAsTicket")}
                </Button>
              }
            >
              {t("looksLikeTicket")}
            </NoteLine>
          ) : null}
        </Slate>
        <Slate
          side="target"
          role={t("draft")}
          label={t("draftText")}
          placeholder={t("draftPlaceholder")}
          slate={target}
          known={known.target}
          onChange={next => onChange({ ...both, target: next })}
          onTwoFiles={two}
        />
      </div>
      {hasText(source) && hasText(target) ? (
        <Doubts {...{ source, target, known, usual, onChange, onMeantSo }} swap={swap} />
      ) : null}
    </>
  )
})

type DoubtsProps = Omit<TwoTextsProps, "onTicket"> & { readonly swap: () => void }

/** At most one of: the sides are swapped, both are one language, one reads like another language. */
function Doubts({ source, target, known, usual, onChange, onMeantSo, swap }: DoubtsProps) {
  const t = useTranslations("bringIn")
  const locale = useLocale()
  const guess = { source: known.source.guess, target: known.target.guess }
  const certain = (side: "source" | "target") => guess[side].sure >= CERTAIN && guess[side].lang !== "und"
  const expected = { source: source.lang ?? usual.source, target: target.lang ?? usual.target }
  const crossed =
    certain("source") &&
    certain("target") &&
    sameLanguage(guess.source.lang, expected.target) &&
    sameLanguage(guess.target.lang, expected.source) &&
    !sameLanguage(expected.source, expected.target)
  if (crossed)
    return (
      <NoteLine
        tone="strip"
        className={styles.doubt}
        actions={
          <>
            <Button size="small" look="line" icon={<SwapIcon />} onClick={swap}>
              {t("swap")}
            </Button>
            <Button size="small" onClick={onMeantSo}>
              {t("meantSo")}
            </Button>
          </>
        }
      >
        {t("looksSwapped", {
          sourceGuess: languageName(guess.source.lang, locale),
          targetGuess: languageName(guess.target.lang, locale),
        })}
      </NoteLine>
    )
  const wrong = (["source", "target"] as const).filter(
    side => certain(side) && !sameLanguage(guess[side].lang, known[side].lang),
  )
  const both = { source, target }
  if (wrong.length > 0)
    return wrong.map(side => (
      <NoteLine
        key={side}
        tone="strip"
        className={styles.doubt}
        actions={
          <Button
            size="small"
            look="line"
            onClick={() => onChange({ ...both, [side]: { ...both[side], lang: guess[side].lang } })}
          >
            {t("useGuess", { language: languageName(guess[side].lang, locale) })}
          </Button>
        }
      >
        {t("noteSide", {
          side: t(side === "source" ? "sourceText" : "draftText"),
          note: t("guessDiffers", { language: languageName(guess[side].lang, locale) }),
        })}
      </NoteLine>
    ))
  if (sameLanguage(known.source.lang, known.target.lang))
    return (
      <NoteLine tone="strip" className={styles.doubt}>
        {t("sameLanguage", { language: languageName(known.source.lang, locale) })}
      </NoteLine>
    )
  return null
}
