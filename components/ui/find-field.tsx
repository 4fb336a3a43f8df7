"use client"

import { type Ref, useEffect, useRef } from "react"
import styles from "./find-field.module.css"
import { Hotkey } from "./hotkey"
import { SearchIcon } from "./icons"

export interface FindFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onKeyDown?: (event: React.KeyboardEvent<HTMLInputElement>) => void
  /** Whether `/` anywhere outside a text puts the caret here. On by default. */
  readonly slash?: boolean
  readonly className?: string
  readonly ref?: Ref<HTMLInputElement>
}

/** The search field of a tray. */
export function FindField({ label, value, onChange, onKeyDown, slash = true, className = "", ref }: FindFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!slash) return
    const listen = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement | null
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return
      if (at?.isContentEditable || at?.matches("input, textarea, select")) return
      event.preventDefault()
      input.current?.focus()
    }
    document.addEventListener("keydown", listen)
    return () => document.removeEventListener("keydown", listen)
  }, [slash])
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
      {slash ? <Hotkey>/</Hotkey> : null}
    </div>
  )
}
