"use client"

import { useTranslations } from "use-intl"
import { Dialog } from "@/components/ui/dialog"
import { Hotkey } from "@/components/ui/hotkey"
import { keepSingleKeys } from "@/lib/client/single-keys"
import { may } from "@/lib/review/roles"
import { LayerKeyList } from "./alignment/layer-keys"
import { useDesk, useDeskStore } from "./desk-context"
import styles from "./keys-sheet.module.css"

const desk = [
  [["J", "K", "↓", "↑"], "nextPair"],
  [["N", "P"], "nextNote"],
  [["A", "R"], "decideHelp"],
  [["C"], "commentHelp"],
  [["S"], "statusHelp"],
  [["M", "X"], "mergeSplit"],
  [["G"], "nextDoubtful"],
  [["/"], "findHelp"],
  [["Enter"], "write"],
  [["?"], "all"],
] as const
const text = [
  [["Alt+↓", "Alt+↑"], "nextPair"],
  [["Esc"], "leave"],
  [["Ctrl+Enter"], "acceptHere"],
  [["Ctrl+Shift+Enter"], "rejectHere"],
  [["Ctrl+M"], "commentSelection"],
  [["Alt+X"], "splitHere"],
  [["Ctrl+Z", "Ctrl+Y"], "undo"],
] as const

/** All keys, in the two layers they belong to. */
export function KeysSheet({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("keys")
  const store = useDeskStore()
  const single = useDesk(state => state.singleKeys)
  const mends = useDesk(state => state.page.state !== "approved" && may(state.page.roles, "mend-alignment"))
  const list = (rows: typeof desk | typeof text) => (
    <dl className={styles.list}>
      {rows.map(([keys, words]) => (
        <div key={words}>
          <dt>
            {keys.map(key => (
              <Hotkey key={key}>{key}</Hotkey>
            ))}
            <span className="only-sr">{keys.join(", ")}</span>
          </dt>
          <dd>{t(words)}</dd>
        </div>
      ))}
    </dl>
  )
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")} size="wide">
      <div className={styles.two}>
        <section>
          <h3>{t("deskLayer")}</h3>
          <p className="quiet">{t("deskHelp")}</p>
          {list(desk)}
          <label className={styles.single}>
            <input
              type="checkbox"
              checked={single}
              onChange={event => {
                store.setState({ singleKeys: event.target.checked })
                keepSingleKeys(event.target.checked)
              }}
            />
            <span>
              {t("single")} <span className="quiet">{t("singleHelp")}</span>
            </span>
          </label>
        </section>
        <section>
          <h3>{t("textLayer")}</h3>
          {list(text)}
        </section>
        {mends ? <LayerKeyList className={styles.list} /> : null}
      </div>
    </Dialog>
  )
}
