"use client"

import { useMemo, useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { Chip } from "@/components/ui/chip"
import { Dialog } from "@/components/ui/dialog"
import { FlagIcon } from "@/components/ui/icons"
import { inkClass } from "@/components/ui/ink"
import { Pick } from "@/components/ui/pick"
import { When } from "@/components/ui/when"
import { type Category, categories } from "@/lib/review/mqm"
import { isContested } from "@/lib/sync/dispute"
import type { Decision, SuggestionInfo } from "@/lib/sync/protocol"
import { Change } from "./change"
import styles from "./decided.module.css"
import { DecidedActs } from "./decided-acts"
import { useDesk, useEditor } from "./desk-context"
import { goToPair } from "./editor/actions"
import { FaultWords } from "./fault-picker"
import { useNames, usePerson } from "./people"
import { useReasonWords } from "./reasons"

const hows = ["accepted", "accepted-with-edit", "rejected", "withdrawn"] as const
/** How it was decided, or that it is disputed and waits for a coordinator. */
type Shown = Decision["how"] | "disputed"
const fitsHow = ({ info, decision }: DecidedOne, how: Shown): boolean =>
  how === "disputed" ? isContested(info) : decision.how === how
const FIRST = 50

interface DecidedOne {
  readonly info: SuggestionInfo
  readonly decision: Decision
}

/** What was decided, newest first: by whom, when, how and why. A chip as long as there is anything. */
export function Decided() {
  const t = useTranslations()
  const suggestions = useDesk(state => state.suggestions)
  const [open, setOpen] = useState(false)
  const decided = useMemo(
    () =>
      [...suggestions.values()]
        .flatMap((info): DecidedOne[] => (info.decision ? [{ info, decision: info.decision }] : []))
        .sort((a, b) => b.decision.at - a.decision.at),
    [suggestions],
  )
  if (decided.length === 0 && !open) return null
  return (
    <>
      <Chip count={decided.length} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("desk.decided")}
      </Chip>
      <Dialog open={open} onOpenChange={setOpen} title={t("deciding.decidedTitle")} size="wide">
        <DecidedList decided={decided} close={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function DecidedList({ decided, close }: { decided: readonly DecidedOne[]; close: () => void }) {
  const t = useTranslations()
  const people = useDesk(state => state.people)
  const named = useNames()
  const [author, setAuthor] = useState<string | null>(null)
  const [category, setCategory] = useState<Category | null>(null)
  const [how, setHow] = useState<Shown | null>(null)
  const [most, setMost] = useState(FIRST)
  const fitting = decided.filter(
    ({ info, decision }) =>
      (author === null || info.author === author) &&
      (category === null || info.fault.category === category) &&
      (how === null || fitsHow({ info, decision }, how)),
  )
  const count = (fits: (one: DecidedOne) => boolean) => decided.filter(fits).length
  const counted = (name: string, fits: (one: DecidedOne) => boolean) =>
    t("deciding.counted", { name, count: count(fits) })
  const authors = [...new Set(decided.map(one => one.info.author))]
  const used = categories.filter(one => decided.some(({ info }) => info.fault.category === one))
  return (
    <div className={styles.list}>
      <div className={styles.filters}>
        <Pick
          label={t("deciding.author")}
          none={t("deciding.anybody")}
          value={author}
          groups={[
            {
              options: authors.map(id => ({
                value: id,
                label: counted(named(people.get(id)?.name ?? "?"), ({ info }) => info.author === id),
              })),
            },
          ]}
          onPick={setAuthor}
        />
        {used.length > 0 ? (
          <Pick
            label={t("deciding.category")}
            none={t("deciding.anyCategory")}
            value={category}
            groups={[
              {
                options: used.map(one => ({
                  value: one,
                  label: counted(t(`mqm.categories.${one}`), ({ info }) => info.fault.category === one),
                })),
              },
            ]}
            onPick={setCategory}
          />
        ) : null}
        <Pick
          label={t("deciding.state")}
          none={t("deciding.anyDecision")}
          value={how}
          groups={[
            {
              options: [
                ...hows.map(one => ({
                  value: one as Shown,
                  label: counted(t(`deciding.how.${one}`), all => fitsHow(all, one)),
                })),
                { value: "disputed", label: counted(t("deciding.states.disputed"), ({ info }) => isContested(info)) },
              ],
            },
          ]}
          onPick={setHow}
        />
      </div>
      {fitting.length === 0 ? (
        <p className="quiet">{t(decided.length === 0 ? "deciding.decidedNone" : "deciding.decidedNothing")}</p>
      ) : null}
      {fitting.slice(0, most).map(one => (
        <Entry key={one.info.id} {...one} close={close} />
      ))}
      {fitting.length > most ? (
        <Button look="line" size="small" onClick={() => setMost(most + 200)}>
          {t("history.more")}
        </Button>
      ) : null}
    </div>
  )
}

function Entry({ info, decision, close }: DecidedOne & { close: () => void }) {
  const t = useTranslations("deciding")
  const editor = useEditor()
  const author = usePerson(info.author)
  const by = usePerson(decision.by ?? "")
  const disputer = usePerson(info.dispute?.by ?? "")
  const target = useDesk(state => state.page.target)
  const pair = useDesk(state => state.rows.findIndex(row => row.id === info.pair)) + 1
  const reasonWords = useReasonWords()
  const why = [decision.reason ? reasonWords(decision.reason) : "", decision.words].filter(Boolean).join(". ")
  const contested = isContested(info)
  const dispute = info.dispute ? (
    <p className={styles.disputed}>
      <FlagIcon />
      <span>
        {t.rich("disputed", { name: disputer.name, at: () => <When at={info.dispute?.at ?? 0} /> })}:{" "}
        {info.dispute.words}
      </span>
    </p>
  ) : null
  const go = () => {
    close()
    // After the dialog has given the focus back.
    setTimeout(() => editor && goToPair(editor, info.pair), 100)
  }
  return (
    <section className={`${styles.entry} ${inkClass(author.order)}`}>
      <Change suggestion={info} lang={target} />
      <p className={styles.said}>
        {t.rich("suggestedBy", { name: author.name, at: () => <When at={info.at} /> })}{" "}
        <FaultWords fault={info.fault} />
      </p>
      {info.reason ? <p className={styles.words}>{info.reason}</p> : null}
      {info.dispute && !contested ? dispute : null}
      <p className={styles.how}>
        <b>{t.rich(`by.${decision.how}`, { name: by.name, at: () => <When at={decision.at} /> })}</b>
        {why ? `: ${why}` : null}
      </p>
      {contested ? dispute : null}
      {decision.taken !== null ? (
        <p lang={target}>{t("takenWords", { words: decision.taken.replaceAll("\n", " … ") || "–" })}</p>
      ) : null}
      <DecidedActs info={info} pair={pair} go={go} />
    </section>
  )
}
