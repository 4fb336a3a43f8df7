"use client"

import { useRouter } from "next/navigation"
import { useCallback, useDeferredValue, useMemo, useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { TopBar } from "@/components/shell/top-bar"
import { Button } from "@/components/ui/button"
import { Choice } from "@/components/ui/choice"
import { ClockIcon } from "@/components/ui/icons"
import { NoteLine } from "@/components/ui/note-line"
import { api } from "@/lib/client/api"
import { readTicket, ticketSide } from "@/lib/formats/ticket-read"
import { languageName } from "@/lib/messages/languages"
import { may } from "@/lib/review/roles"
import type { Me } from "@/lib/sync/api"
import type { AlignWish } from "./align-messages"
import { asText, bothIn } from "./both"
import { BothLanguages } from "./both-languages"
import styles from "./bring-in.module.css"
import { takenFiles, withFiles } from "./dropped-files"
import { forget, type Kept, nothingKept, rememberLanguages } from "./kept"
import { LineUp } from "./line-up"
import { emptySlate, fileOf, hasText, knownOf, type Slate as SlateState } from "./sides"
import { Slate } from "./slate"
import { likeliestDraft, sidesOf } from "./ticket-facts"
import { TicketSummary } from "./ticket-summary"
import { TwoTexts } from "./two-texts"
import { useAligning } from "./use-aligning"
import { useDropped } from "./use-dropped"
import { useSlates } from "./use-slates"

/** Two texts or a ticket come in here, are laid side by side, and go on to the desk. */
export function BringIn({ me }: { me: Me }) {
  const t = useTranslations("bringIn")
  return (
    <>
      <TopBar me={me} current="bring-in" />
      <main id="content" tabIndex={-1} className={styles.wrap}>
        {may(me.roles, "bring-in") ? (
          <Forms />
        ) : (
          <div className={styles.lede}>
            <div>
              <h1>{t("title")}</h1>
              <p>{t("notAllowed")}</p>
            </div>
          </div>
        )}
      </main>
    </>
  )
}

function Forms() {
  const t = useTranslations("bringIn")
  const ticketWords = useTranslations("ticket")
  const refusal = useTranslations("formatRefusals")
  const locale = useLocale()
  const router = useRouter()
  const { kept, setKept, usual, setUsual, fromBefore, setFromBefore } = useSlates()
  const change = useCallback((part: Partial<Kept>) => setKept(now => ({ ...now, ...part })), [setKept])
  // Typing goes first; recognising and guessing follow when there is time.
  const later = useDeferredValue(kept)
  const both = useMemo(() => bothIn(later), [later])
  const source = asText(later.source, both, "source")
  const target = asText(later.target, both, "target")
  const ticketText = asText(later.ticket, both, "ticket").text
  const known = useMemo(
    () => ({ source: knownOf(source, usual.source), target: knownOf(target, usual.target) }),
    [source, target, usual],
  )

  const ticket = useMemo(() => (ticketText.trim() === "" ? null : readTicket(ticketText)), [ticketText])
  const [chosenDraft, setChosenDraft] = useState<number | null>(null)
  const [ticketLanguages, setTicketLanguages] = useState<{ source?: string; target?: string }>({})
  const read = ticket?.ok ? ticket.value : null
  const draft = read?.comments.some(comment => comment.number === chosenDraft)
    ? chosenDraft
    : read && likeliestDraft(read)
  const sides = useMemo(() => (read && draft !== null ? sidesOf(read, draft, usual) : null), [read, draft, usual])
  const languages = {
    source: ticketLanguages.source ?? sides?.languages.source ?? read?.languages?.source ?? usual.source,
    target: ticketLanguages.target ?? sides?.languages.target ?? read?.languages?.target ?? usual.target,
  }

  const wish = useMemo<AlignWish | null>(() => {
    if (kept.tab === "ticket") {
      if (!sides || !hasText(sides.source) || !hasText(sides.target)) return null
      return {
        source: fileOf(sides.source, knownOf({ ...sides.source, lang: languages.source }, languages.source), "source"),
        target: fileOf(sides.target, knownOf({ ...sides.target, lang: languages.target }, languages.target), "target"),
      }
    }
    if (!hasText(source) || !hasText(target)) return null
    return { source: fileOf(source, known.source, "source"), target: fileOf(target, known.target, "target") }
  }, [kept.tab, sides, languages.source, languages.target, source, target, known])
  const { aligning, stop, again } = useAligning(wish)

  const meantSo = useCallback(
    () => setUsual({ source: known.source.lang, target: known.target.lang }),
    [known, setUsual],
  )
  const readAsTicket = useCallback(
    (slate: SlateState) => change({ tab: "ticket", ticket: slate, source: emptySlate }),
    [change],
  )

  const [problem, setProblem] = useState<string | null>(null)
  useDropped(async files => {
    const taken = await takenFiles(files)
    if (typeof taken === "string") return setProblem(t("tooMany"))
    if ("why" in taken) return setProblem(t("fileRefused", { name: taken.name, why: refusal(taken.why) }))
    setProblem(null)
    setKept(now => withFiles(now, taken))
  })

  const waiting =
    kept.tab === "ticket"
      ? ""
      : !hasText(source) && !hasText(target)
        ? t("bothEmpty")
        : t(hasText(source) ? "emptyDraft" : "emptySource")

  const onStart: React.ComponentProps<typeof LineUp>["onStart"] = async ({
    title,
    pairs,
    granularity,
    wish: aligned,
  }) => {
    const answer = await api.bringIn({
      title,
      source: aligned.source,
      target: aligned.target,
      pairs,
      granularity,
      ...(kept.tab === "ticket" && draft !== null ? { ticket: { text: kept.ticket.text, draft } } : {}),
    })
    if (!answer.ok) return answer.why
    rememberLanguages({ source: aligned.source.lang, target: aligned.target.lang })
    forget()
    router.push(`/pages/${encodeURIComponent(answer.value.id)}`)
    return null
  }
  const afresh = () => {
    forget()
    setKept({ ...nothingKept, tab: kept.tab })
    setFromBefore(false)
  }
  const asTexts = () => {
    const parts =
      sides ?? (read ? { source: { ...emptySlate, ...ticketSide(read, "description") }, target: emptySlate } : null)
    change({ tab: "texts", ...(parts ? { source: parts.source, target: parts.target } : { source: kept.ticket }) })
  }

  return (
    <>
      <div className={styles.lede}>
        <div>
          <h1>{t("title")}</h1>
          <p>
            {kept.tab === "ticket"
              ? t("ledeTicket")
              : t("lede", {
                  source: languageName(known.source.lang, locale),
                  target: languageName(known.target.lang, locale),
                })}
          </p>
        </div>
        <Choice
          label={t("from")}
          value={kept.tab}
          options={[
            { value: "texts", label: t("twoTexts") },
            { value: "ticket", label: t("ticket") },
          ]}
          onChoose={tab => change({ tab })}
        />
      </div>
      {fromBefore ? (
        <NoteLine
          className={styles.before}
          icon={<ClockIcon />}
          actions={
            <Button size="small" look="line" onClick={afresh}>
              {t("startAfresh")}
            </Button>
          }
        >
          {t("keptFromBefore")}
        </NoteLine>
      ) : null}
      {problem ? (
        <NoteLine tone="error" className={styles.before}>
          {problem}
        </NoteLine>
      ) : null}
      {both ? (
        <BothLanguages
          both={both}
          onChange={slate => change({ [both.on]: slate })}
          onClear={() => change({ [both.on]: emptySlate })}
          onOpened={(page, languages) => {
            rememberLanguages(languages)
            forget()
            router.push(`/pages/${encodeURIComponent(page)}`)
          }}
        />
      ) : kept.tab === "texts" ? (
        <TwoTexts
          source={kept.source}
          target={kept.target}
          known={known}
          usual={usual}
          onChange={change}
          onMeantSo={meantSo}
          onTicket={readAsTicket}
        />
      ) : (
        <div className={styles.paper}>
          <Slate
            bare
            role={ticketWords("help")}
            label={ticketWords("label")}
            placeholder={ticketWords("placeholder")}
            slate={kept.ticket}
            known={known.source}
            onChange={next => {
              setChosenDraft(null)
              setTicketLanguages({})
              change({ ticket: next })
            }}
          />
          {ticket && !ticket.ok && ticketText.trim() !== "" ? (
            <NoteLine
              tone="strip"
              actions={
                <Button size="small" look="line" onClick={asTexts}>
                  {ticketWords("asTwoTexts")}
                </Button>
              }
            >
              <b>{ticketWords("notOne")}</b> {ticketWords("notOneHelp")}
            </NoteLine>
          ) : null}
          {read ? (
            <TicketSummary
              ticket={read}
              draft={draft}
              onDraft={setChosenDraft}
              sides={sides}
              languages={languages}
              onLanguage={(side, lang) => setTicketLanguages({ ...ticketLanguages, [side]: lang })}
              onAsTexts={asTexts}
            />
          ) : null}
        </div>
      )}
      {both ? null : (
        <LineUp
          aligning={aligning}
          onStop={stop}
          onAgain={again}
          waiting={waiting}
          title={kept.tab === "ticket" && read ? read.summary : null}
          onStart={onStart}
        />
      )}
    </>
  )
}
