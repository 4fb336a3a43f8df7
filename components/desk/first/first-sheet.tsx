import { Node } from "prosemirror-model"
import { createElement, Fragment, type ReactNode } from "react"
import { BrandMark, StatusBead } from "@/components/ui/icons"
import { UNSURE } from "@/lib/client/desk-store"
import { type Locale, translator } from "@/lib/messages"
import { languageHeading } from "@/lib/messages/languages"
import { pairSummary } from "@/lib/review/pair-summary"
import { isEmptySide, schema } from "@/lib/review/schema"
import type { DeskOpening } from "@/lib/sync/protocol"
import brand from "../../shell/brand.module.css"
import "../desk-text.css"
import "../form/suggested-form.css"
import styles from "../desk.module.css"
import bar from "../desk-bar.module.css"
import { directionOf } from "../editor/direction"
import { shapeOf } from "../editor/shape"
import foot from "../foot.module.css"
import tray from "../tray.module.css"
import { type Drawing, drawn } from "./drawn"

/** About as much as fits on a tall screen; the rest comes with the editor. */
const CHARACTERS = 7_000
const PAIRS = 40

/**
 * The top of the sheet, made on the server: it can be read while the desk is still on its way, and the editor then draws the
 * same in the same place. Nothing here can be clicked.
 */
export function FirstSheet({ opening, locale }: { opening: DeskOpening; locale: Locale }) {
  const t = translator(locale, "desk")
  const { page } = opening
  const languages = { source: languageHeading(page.source, locale), target: languageHeading(page.target, locale) }
  return (
    <div aria-busy="true">
      <div className={bar.bar}>
        <span className={brand.brand}>
          <BrandMark />
          <b>Cotejo</b>
        </span>
        <div className={bar.title}>
          <b>{page.title}</b>
          <span>
            {languages.source} → {languages.target}
          </span>
        </div>
      </div>
      <div className={tray.tray} />
      <main id="content" className={styles.desk}>
        <section className={styles.sheet} aria-label={t("label")}>
          {page.override ? <p className={styles.strip}>{t("approvedReadOnly")}</p> : null}
          <div className={styles.heads}>
            <div className={styles.headSource}>
              <b>{languages.source}</b>
              {t("source")}
            </div>
            <div className={styles.headTarget}>
              <b>{languages.target}</b>
              {t("draft")}
            </div>
          </div>
          <div className={styles.text}>
            <div className="pairs">
              {firstPairs(opening).map((pair, i) => (
                <FirstRow key={pair.attrs.id as string} pair={pair} number={i + 1} opening={opening} locale={locale} />
              ))}
            </div>
          </div>
        </section>
      </main>
      <div className={foot.foot} />
    </div>
  )
}

function firstPairs(opening: DeskOpening): Node[] {
  const { content } = opening.doc as { content?: unknown[] }
  const pairs: Node[] = []
  let characters = 0
  for (const json of content ?? []) {
    if (pairs.length === PAIRS || characters > CHARACTERS) break
    const pair = Node.fromJSON(schema, json)
    characters += Math.max(pair.child(0).content.size, pair.child(1).content.size)
    pairs.push(pair)
  }
  return pairs
}

function FirstRow(props: { pair: Node; number: number; opening: DeskOpening; locale: Locale }): ReactNode {
  const { pair, number, opening, locale } = props
  const t = translator(locale, "desk")
  const orders = new Map(opening.people.map(one => [one.id, one.order]))
  const over = new Set(opening.threads.filter(one => one.resolved).map(one => one.id))
  const drawing: Drawing = { order: id => orders.get(id) ?? 7, settled: thread => over.has(thread) }
  const { status, suggestions } = pairSummary(pair)
  const sure = pair.attrs.sure as number
  const unsure = sure < UNSURE && pair.attrs.locked !== true
  const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(sure)
  const side = (which: "source" | "target") => {
    const node = pair.child(which === "source" ? 0 : 1)
    const language = opening.page[which]
    return (
      <div
        className={`side side-${which}`}
        lang={language}
        dir={directionOf(language)}
        data-side={which}
        data-empty={isEmptySide(node) ? "" : undefined}
        data-absent={t(which === "source" ? "absentSource" : "absentTarget")}
      >
        {createElement(Fragment, null, ...node.children.map(block => drawn(block, drawing)))}
      </div>
    )
  }
  return (
    <div className="pair" data-shape={shapeOf(pair)} data-unsure={unsure ? "" : undefined}>
      <div className="sides">
        {side("source")}
        {side("target")}
      </div>
      <div className="spine" aria-hidden="true">
        <span className="pin">
          <span className="no">{number}</span>
          <StatusBead
            status={suggestions.length > 0 ? "changes" : status}
            className={`bead st-${suggestions.length > 0 ? "changes" : status}`}
          />
        </span>
      </div>
      {unsure ? (
        <div className="hint">
          <b>{t("unsureShare", { share })}</b>
        </div>
      ) : null}
    </div>
  )
}
