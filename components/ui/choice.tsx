"use client"

import { type ReactNode, useId } from "react"
import styles from "./choice.module.css"

export interface ChoiceOption<V extends string> {
  readonly value: V
  readonly label: ReactNode
  readonly lang?: string
  readonly title?: string
}
export interface ChoiceProps<V extends string> {
  /** Read out, not shown. */
  readonly label: string
  readonly value: V
  readonly options: readonly ChoiceOption<V>[]
  readonly onChoose: (value: V) => void
  readonly disabled?: boolean
  readonly className?: string
}

/** One of a few, all in sight: mode, hat, language. Native radio buttons, so that arrows work as everywhere. */
export function Choice<V extends string>({
  label,
  value,
  options,
  onChoose,
  disabled,
  className = "",
}: ChoiceProps<V>) {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} className={`${styles.choice} ${className}`}>
      {options.map(option => (
        <label key={option.value} className={styles.option} lang={option.lang} title={option.title}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={disabled}
            onChange={() => onChoose(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  )
}
