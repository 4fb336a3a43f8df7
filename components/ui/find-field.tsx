"use client"

import { type Ref, useRef } from "react"
import { useDoings, useHint } from "@/components/keys/use-keys"
import styles from "./find-field.module.css"
import { Hotkey } from "./hotkey"
import { SearchIcon } from "./icons"

export interface FindFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onKeyDown?: (event: React.KeyboardEvent<HTMLInputElement>) => void
  /** Whether the key for finding puts the caret here; the browser's own search keeps its key. On by default. */
  readonly slash?: boolean
  readonly className?: string
  readonly ref?: Ref<HTMLInputElement>
}

/** The search field of a tray. */
export function FindField({ label, value, onChange, onKeyDown, slash = true, className = "", ref }: FindFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const hint = useHint()
  const key = slash ? hint("find") : undefined
  useDoings(slash ? { find: { can: ({ layer }) => layer === "desk", run: () => input.current?.focus() } } : null)
  return (
    <div className={`${styles.find} ${className}`}>
      <SearchIcon />
      <input
        ref={node => {
          input.current = node
          if (typeof ref === "function") ref(node)
          else if (ref) ref.current = node
        }}
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={event => onChange(event.target.value)}
        onKeyDown={event => {
          if (event.key === "Escape") onChange("")
          onKeyDown?.(event)
        }}
      />
      {key === undefined ? null : <Hotkey>{key}</Hotkey>}
    </div>
  )
}
