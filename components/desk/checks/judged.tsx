"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { UndoIcon } from "@/components/ui/icons"
import { may } from "@/lib/review/roles"
import type { NotFault } from "@/lib/sync/checks"
import { useDesk, useEditor } from "../desk-context"
import { goToPair } from "../editor/actions"
import styles from "./judged.module.css"
import { keeperOf } from "./keeper"

/** What is kept as no fault on this page: where it stands, and the way back, however long ago it was judged. */
export function Judged() {
  const t = useTranslations("checks")
  const tn = useTranslations("checkNames")
  const editor = useEditor()
  const rows = useDesk(state => state.rows)
  const notFaults = useDesk(state => state.checking.notFaults)
  const judges = useDesk(state => may(state.page.roles, "judge-findings"))
  const lang = useDesk(state => state.page.target)
  const [isSorry, setSorry] = useState(false)
  const places = new Map(rows.map((row, index) => [row.id, index]))
  const here = notFaults
    .filter(one => places.has(one.pair))
    .sort((a, b) => (places.get(a.pair) ?? 0) - (places.get(b.pair) ?? 0))
  if (!editor || here.length === 0) return null
  const takeBack = async ({ pair, finding, check, quote }: NotFault) =>
    setSorry((await keeperOf(editor)?.keepJudged([{ pair, finding, check, quote, not: false }])) === false)
  return (
    <details className={styles.judged}>
      <summary>{t("judged", { count: here.length })}</summary>
      {isSorry ? <p role="alert">{t("done.notKept")}</p> : null}
      <ul>
        {here.map(one => (
          <li key={`${one.pair} ${one.finding}`}>
            <button type="button" className={styles.place} onClick={() => goToPair(editor, one.pair)}>
              <span lang={lang}>{one.quote}</span>
              <span className="quiet">
                {tn(one.check)} · <span className="num">{(places.get(one.pair) ?? 0) + 1}</span>
              </span>
            </button>
            {judges ? (
              <Button
                size="small"
                icon={<UndoIcon />}
                aria-label={t("takeBackOf", { quote: one.quote })}
                onClick={() => void takeBack(one)}
              >
                {t("takeBack")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
