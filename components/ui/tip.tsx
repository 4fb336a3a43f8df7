"use client"

import { Tooltip } from "@base-ui/react/tooltip"
import type { ReactElement, ReactNode } from "react"
import styles from "./tip.module.css"

/** A few words beside something that only has an icon. The thing itself still needs its own label. */
export function Tip({ words, hotkey, children }: { words: ReactNode; hotkey?: string; children: ReactElement }) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={children} />
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6} className={styles.positioner}>
          <Tooltip.Popup className={styles.popup}>
            {words}
            {hotkey ? <kbd>{hotkey}</kbd> : null}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
