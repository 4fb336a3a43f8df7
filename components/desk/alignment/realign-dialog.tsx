"use client"

import { useEffect, useState } from "react"
import { useFormatter, useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { NoteLine } from "@/components/ui/note-line"
import { type RealignPlan, rangeAround } from "@/lib/review/mend/rows"
import { useDesk, useDeskStore, useEditor } from "../desk-context"
import { findPair } from "../editor/actions"
import type { DeskEditor } from "../editor/desk-editor"
import { doRealign } from "./actions"
import { BeforeAfter } from "./before-after"
import { planRealign } from "./plan-in-worker"
import styles from "./realign-dialog.module.css"

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
  const page = useDesk(state => state.page)
  const [look, setLook] = useState<Look>({ kind: "working", share: 0 })
  const [sorry, setSorry] = useState<"stale" | "tooMuch" | null>(null)
  const [round, setRound] = useState(0)
  const close = () => store.setState({ realigning: null })
  // Looks again when the text turned out to have changed; `round` counts these.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` is not read, it asks for another look.
  useEffect(() => {
    const stop = new AbortController()
    setLook({ kind: "working", share: 0 })
    lookAt(editor, pair, share => setLook({ kind: "working", share }), stop.signal)
      .catch((): Look => ({ kind: "failed" }))
      .then(answer => {
        if (!stop.signal.aborted) setLook(answer)
      })
    return () => stop.abort()
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
        {look.kind === "working" ? <progress value={look.share} max={1} aria-label={t("title")} /> : null}
        {plan ? <BeforeAfter changes={plan.changes} langs={page} /> : null}
      </div>
    </Dialog>
  )
}

async function lookAt(
  editor: DeskEditor,
  pair: string | null,
  onProgress: (share: number) => void,
  stop: AbortSignal,
): Promise<Look> {
  const { doc } = editor.state
  const { page } = editor.store.getState()
  const range = pair === null ? null : rangeAround(doc, findPair(editor, pair)?.index ?? -1)
  if (pair !== null && range === null) return { kind: "confirmed" }
  const langs = { source: page.source, target: page.target }
  return { kind: "planned", plan: await planRealign(range, { doc, langs, onProgress, stop }) }
}

const countsOf = ({ changes, looked }: RealignPlan) => ({
  before: changes.reduce((sum, change) => sum + change.before.length, 0),
  after: changes.reduce((sum, change) => sum + change.after.length, 0),
  looked,
})
