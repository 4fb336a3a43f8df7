"use client"

import { useTranslations } from "use-intl"
import { When } from "@/components/ui/when"
import type { Workflow } from "@/lib/review/workflow"
import type { PageMoment } from "@/lib/sync/api"
import type { PersonInfo } from "@/lib/sync/protocol"
import styles from "./compare.module.css"

/** What a moment is called; `names` is what the group calls its states. */
export function useMomentName(names: Workflow["names"]): (moment: PageMoment) => string {
  const t = useTranslations("versions")
  const ts = useTranslations("states")
  return ({ what }) =>
    what.kind === "draft"
      ? t("draft", { side: what.side, number: what.number })
      : what.kind === "before-draft"
        ? t("beforeDraft", { side: what.side, number: what.number })
        : what.kind === "moved"
          ? t("moved", { state: names[what.to] ?? ts(what.to) })
          : t(what.kind)
}

export interface MomentLineProps {
  readonly moments: readonly PageMoment[]
  /** Indexes of the two that are compared, in the order in which they were chosen. */
  readonly chosen: readonly [number, number]
  readonly people: ReadonlyMap<string, PersonInfo>
  readonly names: Workflow["names"]
  readonly onChoose: (chosen: [number, number]) => void
}

/** The versions on a line, oldest first; the one that was chosen first makes way for a third. */
export function MomentLine({ moments, chosen, people, names, onChoose }: MomentLineProps) {
  const t = useTranslations("versions")
  const nameOf = useMomentName(names)
  const [low, high] = [Math.min(...chosen), Math.max(...chosen)]
  return (
    <fieldset className={styles.line} aria-label={t("line")}>
      {moments.map((moment, at) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: moments only ever come at the end, and two may be alike
          key={at}
          type="button"
          aria-pressed={chosen.includes(at)}
          data-between={at > low && at <= high ? "" : undefined}
          onClick={() => (chosen.includes(at) ? undefined : onChoose([chosen[1], at]))}
        >
          <b>{nameOf(moment)}</b>
          {moment.what.kind === "now" ? null : <When at={moment.at} />}
          <span>{moment.by ? (people.get(moment.by)?.name.replace(/^hat:.*/, "") ?? "") : ""}</span>
        </button>
      ))}
    </fieldset>
  )
}
