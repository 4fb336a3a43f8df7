"use client"

import { useEffect, useState } from "react"
import { useFormatter, useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { NoteLine } from "@/components/ui/note-line"
import type { RealignPlan, RealignRow } from "@/lib/review/mend/realign"
import { useDesk, useDeskStore, useEditor } from "../desk-context"
import { findPair } from "../editor/actions"
import type { DeskEditor } from "../editor/desk-editor"
import { doRealign } from "./actions"
import styles from "./realign-dialog.module.css"

/** Shown at once; more would be a page to scroll without end. */
const MOST_SHOWN = 40

type Look =
  | { readonly kind: "working"; readonly share: number }
  | { readonly kind: "confirmed" | "failed" }
  | { readonly kind: "planned"; readonly plan: RealignPlan }

/** What aligning again would change, before anything is done. */
export function RealignDialog() {
  const wish = useDesk(state => state.realigning)
  const editor = useEditor()
  return wish && editor ? <Asked key={wish.pair ?? ""} editor={editor} pair={wish.pair} /> : null
}

function Asked({ editor, pair }: { editor: DeskEditor; pair: string | null }) {
  const t = useTranslations("desk.align.dialog")
  const tc = useTranslations("common")
  const format = useFormatter()
  const store = useDeskStore()
  const [look, setLook] = useState<Look>({ kind: "working", share: 0 })
  const [sorry, setSorry] = useState<"stale" | "tooMuch" | null>(null)
  const [round, setRound] = useState(0)
  const close = () => store.setState({ realigning: null })
  // Looks again when the text turned out to have changed; `round` counts these.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` is not read, it asks for another look.
  useEffect(() => {
    let stopped = false
    const progress = (share: number) => {
      if (!stopped) setLook({ kind: "working", share })
      return !stopped
    }
    lookAt(editor, pair, progress)
      .catch((): Look => ({ kind: "failed" }))
      .then(answer => {
        if (!stopped) setLook(answer)
      })
    return () => {
      stopped = true
    }
  }, [editor, pair, round])
  const plan = look.kind === "planned" && look.plan.changes.length > 0 ? look.plan : null
  const act = () => {
    if (!plan) return
    const answer = doRealign(editor, plan)
    if (answer === "done") close()
    else setSorry(answer === "stale" ? "stale" : "tooMuch")
    if (answer === "stale") setRound(count => count + 1)
  }
  return (
    <Dialog
      open
      onOpenChange={next => (next ? undefined : close())}
      title={t("title")}
      description={t("description")}
      size="wide"
      footer={
        <>
          <Button onClick={close}>{tc("cancel")}</Button>
          <Button look="main" disabled={plan === null} onClick={act}>
            {t("doIt")}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        {sorry ? <NoteLine tone="strip">{t(sorry)}</NoteLine> : null}
        <p role="status">
          {look.kind === "working"
            ? t("working", { share: format.number(look.share, { style: "percent", maximumFractionDigits: 0 }) })
            : look.kind === "planned"
              ? plan
                ? t("count", countsOf(plan))
                : t("none")
              : t(look.kind)}
        </p>
        {plan ? <Changes plan={plan} /> : null}
      </div>
    </Dialog>
  )
}

async function lookAt(editor: DeskEditor, pair: string | null, onProgress: (share: number) => boolean): Promise<Look> {
  // The aligner is only fetched by those who use it.
  const { rangeAround, realign } = await import("@/lib/review/mend/realign")
  const { doc } = editor.state
  const { page } = editor.store.getState()
  const langs = { source: page.source, target: page.target }
  const range = pair === null ? null : rangeAround(doc, findPair(editor, pair)?.index ?? -1)
  if (pair !== null && range === null) return { kind: "confirmed" }
  const plan = await realign(doc, { langs, onProgress, ...(range ? { range } : {}) })
  return plan ? { kind: "planned", plan } : { kind: "failed" }
}

const countsOf = ({ changes, looked }: RealignPlan) => ({
  before: changes.reduce((sum, change) => sum + change.before.length, 0),
  after: changes.reduce((sum, change) => sum + change.after.length, 0),
  looked,
})

function Changes({ plan }: { plan: RealignPlan }) {
  const t = useTranslations("desk.align.dialog")
  const hidden = plan.changes.length - MOST_SHOWN
  return (
    <>
      {plan.changes.slice(0, MOST_SHOWN).map(change => (
        <section key={change.at} className={styles.change}>
          <Rows title={t("now")} rows={change.before} first={change.at + 1} />
          <Rows title={t("later")} rows={change.after} />
        </section>
      ))}
      {hidden > 0 ? <p className="quiet">{t("more", { count: hidden })}</p> : null}
    </>
  )
}

function Rows({ title, rows, first }: { title: string; rows: readonly RealignRow[]; first?: number }) {
  const t = useTranslations("desk.align.dialog")
  const page = useDesk(state => state.page)
  const words = (text: string) => (text.trim() === "" ? <i className="quiet">{t("nothing")}</i> : text)
  return (
    <table className={styles.rows}>
      <caption>{title}</caption>
      <tbody>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a plan never change.
          <tr key={at}>
            <th scope="row" className="num">
              {first === undefined ? "" : first + at}
            </th>
            <td lang={page.source}>{words(row.source)}</td>
            <td lang={page.target}>{words(row.target)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
