"use client"

import { Menu as Base } from "@base-ui/react/menu"
import Link from "next/link"
import type { ReactElement, ReactNode } from "react"
import { Hotkey } from "./hotkey"
import { CheckIcon } from "./icons"
import styles from "./menu.module.css"

export interface MenuProps {
  /** The button that opens it; it gets the aria attributes. */
  readonly trigger: ReactElement
  readonly children: ReactNode
  readonly align?: "start" | "center" | "end"
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  /** Where the focus goes when it closes, instead of to its button; false leaves it where it is. */
  readonly focusAfter?: () => HTMLElement | false
}

/** A list of verbs or choices that opens from a button; arrows, letters and Esc work. */
export function Menu({ trigger, children, align = "start", open, onOpenChange, focusAfter }: MenuProps) {
  return (
    <Base.Root open={open} onOpenChange={next => onOpenChange?.(next)} modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align={align} className={styles.positioner}>
          <Base.Popup className={styles.popup} finalFocus={focusAfter}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

export interface MenuItemProps {
  readonly children: ReactNode
  readonly onClick?: () => void
  readonly icon?: ReactNode
  readonly hotkey?: string
  readonly disabled?: boolean
  readonly lang?: string
}
export function MenuItem({ children, onClick, icon, hotkey, disabled, lang }: MenuItemProps) {
  return (
    <Base.Item className={styles.item} onClick={onClick} disabled={disabled} lang={lang}>
      <span className={styles.lead}>{icon}</span>
      <span>{children}</span>
      {hotkey ? <Hotkey>{hotkey}</Hotkey> : null}
    </Base.Item>
  )
}

export function MenuLink({ href, children, icon }: { href: string; children: ReactNode; icon?: ReactNode }) {
  return (
    <Base.LinkItem className={styles.item} render={<Link href={href} />}>
      <span className={styles.lead}>{icon}</span>
      <span>{children}</span>
    </Base.LinkItem>
  )
}

export interface MenuChoice<V extends string> {
  readonly value: V
  readonly label: ReactNode
  /** Set where the label is in another language than the interface. */
  readonly lang?: string
}
export interface MenuChoicesProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly choices: readonly MenuChoice<V>[]
  readonly onChoose: (value: V) => void
}
/** One of several, with a tick before the one that holds. */
export function MenuChoices<V extends string>({ label, value, choices, onChoose }: MenuChoicesProps<V>) {
  return (
    <Base.RadioGroup value={value} onValueChange={next => onChoose(next as V)}>
      <Base.GroupLabel className={styles.label}>{label}</Base.GroupLabel>
      {choices.map(choice => (
        <Base.RadioItem key={choice.value} value={choice.value} className={styles.item} lang={choice.lang} closeOnClick>
          <span className={styles.lead}>
            <Base.RadioItemIndicator>
              <CheckIcon size={14} />
            </Base.RadioItemIndicator>
          </span>
          <span>{choice.label}</span>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  )
}

export const MenuLine = () => <Base.Separator className={styles.line} />
/** Words at the head of a menu that do nothing. */
export const MenuHead = ({ children }: { children: ReactNode }) => <div className={styles.head}>{children}</div>
