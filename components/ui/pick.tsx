"use client"

import { Select as Base } from "@base-ui/react/select"
import type { ReactNode } from "react"
import { CheckIcon, DownIcon } from "./icons"
import menu from "./menu.module.css"
import styles from "./pick.module.css"

export interface PickOption<V extends string> {
  readonly value: V
  /** Letters typed while the list is open go to the option whose label begins so. */
  readonly label: string
  readonly icon?: ReactNode
  readonly help?: string
}
export interface PickGroup<V extends string> {
  readonly label?: string
  readonly options: readonly PickOption<V>[]
}
export interface PickProps<V extends string> {
  /** What is chosen here; read out with the value, and shown while there is none. */
  readonly label: string
  readonly value: V | null
  /** The words for "none of these"; leave out where something must be chosen. */
  readonly none?: string
  readonly groups: readonly PickGroup<V>[]
  readonly onPick: (value: V | null) => void
  readonly disabled?: boolean
}

/** One of many, small: a word with an arrow that opens a list in groups. */
export function Pick<V extends string>({ label, value, none, groups, onPick, disabled }: PickProps<V>) {
  const chosen = groups.flatMap(group => group.options).find(option => option.value === value)
  return (
    <Base.Root value={value} onValueChange={next => onPick(next)} disabled={disabled} modal={false}>
      <Base.Trigger
        className={`${styles.trigger} ${chosen ? "" : styles.unset}`}
        aria-label={chosen ? `${label}: ${chosen.label}` : label}
      >
        {chosen?.icon}
        <span className={styles.value}>{chosen?.label ?? label}</span>
        <DownIcon size={12} />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className={menu.positioner} sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup className={menu.popup}>
            <Base.List>
              {none === undefined ? null : <Option value={null} label={none} />}
              {groups.map((group, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: groups never change places
                <Base.Group key={i}>
                  {group.label ? <Base.GroupLabel className={menu.label}>{group.label}</Base.GroupLabel> : null}
                  {group.options.map(option => (
                    <Option key={option.value} {...option} />
                  ))}
                </Base.Group>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function Option({ value, label, icon, help }: Omit<PickOption<string>, "value"> & { value: string | null }) {
  return (
    <Base.Item value={value} label={label} className={menu.item}>
      <span className={menu.lead}>
        <Base.ItemIndicator>
          <CheckIcon size={14} />
        </Base.ItemIndicator>
      </span>
      <span className={styles.option}>
        {icon}
        <Base.ItemText>{label}</Base.ItemText>
        {help ? <small className={styles.help}>{help}</small> : null}
      </span>
    </Base.Item>
  )
}
