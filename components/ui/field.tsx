"use client"

import {
  type ChangeEvent,
  type ComponentProps,
  type ReactNode,
  type Ref,
  type RefObject,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
} from "react"
import styles from "./field.module.css"
import { AlertIcon } from "./icons"

interface Around {
  readonly label: ReactNode
  readonly help?: ReactNode
  /** What is wrong, in a sentence; it is read out when it appears. */
  readonly error?: ReactNode
}
const ids = (id: string, around: Around): string | undefined =>
  [around.help ? `${id}-help` : "", around.error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined

function Frame({ id, label, help, error, children }: Around & { id: string; children: ReactNode }) {
  return (
    <div className={styles.frame}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children}
      {help ? (
        <p className={styles.help} id={`${id}-help`}>
          {help}
        </p>
      ) : null}
      {error ? (
        <p className={styles.error} id={`${id}-error`} role="alert">
          <AlertIcon />
          <span>{error}</span>
        </p>
      ) : null}
    </div>
  )
}

/** What stood in a field before React had it: typed on a slow line, or put in by the browser. It is heard like any typing. */
function useTypedBefore(
  at: RefObject<HTMLInputElement | null>,
  known: unknown,
  onChange: InputProps["onChange"],
): void {
  const first = useRef({ known, onChange })
  useEffect(() => {
    const input = at.current
    const { known, onChange } = first.current
    if (!input || typeof known !== "string" || known === input.value) return
    onChange?.({ target: input, currentTarget: input } as ChangeEvent<HTMLInputElement>)
  }, [at])
}

type InputProps = ComponentProps<"input">

/** A line to write in, with its label above and help or error below. */
export function Field({ label, help, error, ref, ...rest }: InputProps & Around & { ref?: Ref<HTMLInputElement> }) {
  const own = useId()
  const id = rest.id ?? own
  const at = useRef<HTMLInputElement>(null)
  useTypedBefore(at, rest.value, rest.onChange)
  useImperativeHandle(ref, () => at.current as HTMLInputElement)
  return (
    <Frame id={id} label={label} help={help} error={error}>
      <input
        {...rest}
        ref={at}
        id={id}
        className={styles.input}
        aria-invalid={error ? true : undefined}
        aria-describedby={ids(id, { label, help, error })}
      />
    </Frame>
  )
}

export function TextField({ label, help, error, ...rest }: ComponentProps<"textarea"> & Around) {
  const own = useId()
  const id = rest.id ?? own
  return (
    <Frame id={id} label={label} help={help} error={error}>
      <textarea
        {...rest}
        id={id}
        className={`${styles.input} ${styles.area}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={ids(id, { label, help, error })}
      />
    </Frame>
  )
}

/** A native list of choices under a label. */
export function SelectField({ label, help, error, children, ...rest }: ComponentProps<"select"> & Around) {
  const own = useId()
  const id = rest.id ?? own
  return (
    <Frame id={id} label={label} help={help} error={error}>
      <Select {...rest} id={id} aria-describedby={ids(id, { label, help, error })}>
        {children}
      </Select>
    </Frame>
  )
}

/** The bare list; give it an `aria-label`. `quiet` is the form inside a running head: an edge only under the pointer. */
export function Select({ quiet = false, className = "", ...rest }: ComponentProps<"select"> & { quiet?: boolean }) {
  return <select {...rest} className={`${styles.input} ${styles.select} ${quiet ? styles.quiet : ""} ${className}`} />
}

/** A box to tick, with an explanation under it. */
export function Tick({ label, help, ...rest }: ComponentProps<"input"> & { label: ReactNode; help?: ReactNode }) {
  return (
    <label className={styles.tick}>
      <input type="checkbox" {...rest} />
      <b>{label}</b>
      {help ? <span>{help}</span> : null}
    </label>
  )
}
