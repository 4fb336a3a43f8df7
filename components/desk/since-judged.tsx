"use client"

import { Node } from "prosemirror-model"
import { useEffect, useMemo, useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { When } from "@/components/ui/when"
import { Both } from "@/components/versions/diff"
import { type ApiRefusal, api } from "@/lib/client/api"
import { comparePair } from "@/lib/review/compare-pair"
import { may } from "@/lib/review/roles"
import { schema } from "@/lib/review/schema"
import { fallenFrom } from "@/lib/review/status"
import type { JudgedThen } from "@/lib/sync/api"
import { useDesk, useDeskStore, useEditor } from "./desk-context"
import { findPair, judge } from "./editor/actions"
import type { DeskEditor } from "./editor/desk-editor"
import { useNames } from "./people"
import styles from "./since-judged.module.css"

/** What changed in a pair since it was approved or reviewed, and by whom: a judgement is on words, and falls with them. */
export function SinceJudged() {
  const pair = useDesk(state => state.sinceJudged)
  const editor = useEditor()
  return pair !== null && editor ? <Asked key={pair} editor={editor} pair={pair} /> : null
}

/** `older`: the page as it was judged; null where that cannot be known. */
interface Then {
  readonly judged: JudgedThen
  readonly older: Node | null
}

function useThen(page: string, pair: string) {
  const [then, setThen] = useState<Then | null>(null)
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  useEffect(() => {
    let over = false
    void (async () => {
      const judged = await api.judgedThen(page, pair)
      if (over) return
      if (!judged.ok || judged.value === null) return setWhy(judged.ok ? "not-found" : judged.why)
      const { version } = judged.value
      const doc = version === null ? null : await api.version(page, version)
      if (over) return
      if (doc && !doc.ok) return setWhy(doc.why)
      setThen({ judged: judged.value, older: doc ? Node.fromJSON(schema, doc.value.doc) : null })
    })()
    return () => {
      over = true
    }
  }, [page, pair])
  return { then, why }
}

function Asked({ editor, pair }: { editor: DeskEditor; pair: string }) {
  const t = useTranslations("sinceJudged")
  const store = useDeskStore()
  const page = useDesk(state => state.page)
  const written = useDesk(state => state.written)
  const reading = useDesk(state => state.mode === "viewing")
  const number = useDesk(state => state.rows.findIndex(row => row.id === pair)) + 1
  const { then, why } = useThen(page.id, pair)
  // Somebody may give a judgement meanwhile, or take the words back: then there is nothing to do any more.
  const edition = useDesk(state => state.edition)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `edition` stands for the document, which React does not see
  const fallen = useMemo(() => {
    const node = findPair(editor, pair)?.node
    return node ? fallenFrom(node) : null
  }, [editor, pair, edition])
  const close = () => store.setState({ sinceJudged: null })
  const status = then?.judged.status
  const action = status === "approved" ? "judge-approved" : "judge-reviewed"
  const barred = status === "approved" && page.workflow.fourEyes && written.has(pair)
  const again = fallen && status && !barred && !reading && page.state !== "approved" && may(page.roles, action)
  return (
    <Dialog
      open
      onOpenChange={next => (next ? undefined : close())}
      title={status ? t("title", { pair: number, status }) : t("titlePlain")}
      description={then ? <Told then={then} /> : undefined}
      size="wide"
      footer={
        again ? (
          <Button
            look="main"
            onClick={() => {
              judge(editor, pair, status)
              close()
            }}
          >
            {t(status === "approved" ? "again" : "againReviewed")}
          </Button>
        ) : undefined
      }
    >
      <div className={styles.panel}>
        {why ? <Refused why={why} what={t("notRead")} /> : null}
        {then ? <Difference editor={editor} pair={pair} older={then.older} /> : null}
        {then || why ? null : (
          <p className="quiet" role="status">
            {t("reading")}
          </p>
        )}
      </div>
    </Dialog>
  )
}

/** Who judged it and when, and who has changed it since. */
function Told({ then: { judged } }: { then: Then }) {
  const t = useTranslations("sinceJudged")
  const locale = useLocale()
  const people = useDesk(state => state.people)
  const named = useNames()
  const nameOf = (id: string) => named(people.get(id)?.name ?? "?")
  const { status, by, at, since } = judged
  return (
    <>
      {t.rich("judged", { status, name: nameOf(by), at: () => <When at={at} /> })}{" "}
      {since.length > 0 ? t("changed", { names: new Intl.ListFormat(locale).format(since.map(nameOf)) }) : null}
    </>
  )
}

function Difference({ editor, pair, older }: { editor: DeskEditor; pair: string; older: Node | null }) {
  const t = useTranslations("sinceJudged")
  const page = useDesk(state => state.page)
  const edition = useDesk(state => state.edition)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `edition` stands for the document, which React does not see
  const sides = useMemo(
    () =>
      (["target", "source"] as const).map(side => {
        const rows = older ? comparePair(older, editor.state.doc, pair, side) : null
        return { side, rows, changed: rows?.some(row => row.kind !== "same") ?? false }
      }),
    [editor, older, pair, edition],
  )
  if (sides.every(one => one.rows === null)) return <p className="quiet">{t("unknown")}</p>
  const shown = sides.filter(one => one.changed)
  if (shown.length === 0) return <p className="quiet">{t("same")}</p>
  return shown.map(({ side, rows }) => (
    <section key={side} aria-label={t(side)}>
      {shown.length > 1 || side === "source" ? <h3 className={styles.side}>{t(side)}</h3> : null}
      {rows?.map(row => (
        <Both
          key={row.newer?.pair ?? row.older?.pair}
          older={row.older}
          newer={row.newer}
          lang={side === "source" ? page.source : page.target}
        />
      ))}
    </section>
  ))
}
