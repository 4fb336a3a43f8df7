"use client"

import { useMemo } from "react"
import { useTranslations } from "use-intl"
import { Pick } from "@/components/ui/pick"
import { type Category, dimensions, type Fault, type Severity, severities } from "@/lib/review/mqm"
import styles from "./fault-picker.module.css"

export interface FaultPickerProps {
  readonly fault: Fault
  readonly onChange: (fault: Fault) => void
  readonly disabled?: boolean
}

/** What kind of fault it is and how grave: two small lists side by side. */
export function FaultPicker({ fault, onChange, disabled }: FaultPickerProps) {
  const t = useTranslations("mqm")
  const groups = useMemo(
    () =>
      dimensions.map(([dimension, types]) => ({
        label: t(`categories.${dimension}`),
        options: [
          ...types.map(type => ({ value: type as Category, label: t(`categories.${type}`) })),
          { value: dimension as Category, label: t("whole", { dimension: t(`categories.${dimension}`) }) },
        ],
      })),
    [t],
  )
  const degrees = severities.map(value => ({
    value,
    label: t(`severities.${value}`),
    icon: <SeverityMark severity={value} />,
    help: t(`severityHelp.${value}`),
  }))
  return (
    <div className={styles.picker}>
      <Pick
        label={t("category")}
        none={t("noCategory")}
        value={fault.category}
        groups={groups}
        onPick={category => onChange({ ...fault, category })}
        disabled={disabled}
      />
      <Pick
        label={t("severity")}
        none={t("noSeverity")}
        value={fault.severity}
        groups={[{ options: degrees }]}
        onPick={severity => onChange({ ...fault, severity })}
        disabled={disabled}
      />
    </div>
  )
}

/** The fault in words, with the mark of its severity; nothing where nothing is said. */
export function FaultWords({ fault }: { fault: Fault }) {
  const t = useTranslations("mqm")
  const { category, severity } = fault
  if (!category && !severity) return null
  return (
    <span className={styles.words}>
      {severity ? <SeverityMark severity={severity} /> : null}
      <span>
        {[category ? t(`categories.${category}`) : null, severity ? t(`severities.${severity}`).toLowerCase() : null]
          .filter(Boolean)
          .join(", ")}
      </span>
    </span>
  )
}

const fills: { readonly [S in Severity]: number } = { neutral: 0, minor: 4, major: 8, critical: 12 }

/** Graver is fuller. Needs words beside it. */
export function SeverityMark({ severity }: { severity: Severity }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 14 12" width={14} height={12} className={`${styles.mark} ${styles[severity]}`}>
      <rect x="0.75" y="0.75" width="12.5" height="10.5" fill="none" stroke="currentColor" strokeWidth="1.2" />
      <rect x="1" y="1" width={fills[severity]} height="10" fill="currentColor" />
    </svg>
  )
}
