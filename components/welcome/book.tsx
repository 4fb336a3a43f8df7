"use client"

import type { ReactNode } from "react"
import { Brand } from "@/components/shell/brand"
import { inkClass } from "@/components/ui/ink"
import styles from "./book.module.css"
import { LanguageChoice } from "./language-choice"

/** An open book: what Cotejo does, in its two first languages, and a form on the facing page. */
export function Book({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.table}>
      <main id="content" tabIndex={-1} className={styles.book} aria-label={label}>
        <div className={styles.verso}>
          <Brand large />
          <p lang="en">Two texts, side by side, until they say the same.</p>
          <p lang="es">
            Dos textos, frente a frente, hasta que{" "}
            <span className={`sugg ${inkClass(0)}`} data-by="MR">
              <del>dicen</del>
              <ins>digan</ins>
            </span>{" "}
            lo mismo.
          </p>
        </div>
        <div className={styles.recto}>
          {children}
          <LanguageChoice />
        </div>
      </main>
    </div>
  )
}
