import Link from "next/link"
import type { ComponentProps, ReactNode } from "react"
import styles from "./button.module.css"
import { Hotkey } from "./hotkey"

export interface ButtonLook {
  /** main: the one thing to do here (ink-black). line: with an edge. plain: words only. */
  readonly look?: "main" | "line" | "plain"
  readonly size?: "normal" | "small" | "large"
  /** The key that does the same, shown and announced. */
  readonly hotkey?: string
  readonly wide?: boolean
}
const classes = ({ look = "plain", size = "normal", wide }: ButtonLook, iconOnly: boolean, more = ""): string =>
  [styles.button, styles[look], styles[size], wide ? styles.wide : "", iconOnly ? styles.icon : "", more]
    .filter(Boolean)
    .join(" ")

type ButtonProps = Omit<ComponentProps<"button">, "size"> &
  ButtonLook & { readonly children?: ReactNode; readonly icon?: ReactNode }

/** A verb. Without children it is only an icon and must have an `aria-label`. */
export function Button({ look, size, hotkey, wide, icon, children, className, type = "button", ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      aria-keyshortcuts={hotkey}
      className={classes({ look, size, wide }, children === undefined, className)}
      {...rest}
    >
      {icon}
      {children}
      {hotkey === undefined ? null : <Hotkey>{hotkey}</Hotkey>}
    </button>
  )
}

type ButtonLinkProps = ComponentProps<typeof Link> & ButtonLook & { readonly icon?: ReactNode }

/** The same, for going somewhere. */
export function ButtonLink({ look, size, wide, icon, hotkey: _, children, className, ...rest }: ButtonLinkProps) {
  return (
    <Link className={classes({ look, size, wide }, children === undefined, className)} {...rest}>
      {icon}
      {children}
    </Link>
  )
}
