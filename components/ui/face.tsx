"use client"

import { useLocale } from "use-intl"
import { personName } from "@/lib/messages/people"
import type { PersonInfo } from "@/lib/sync/protocol"
import styles from "./face.module.css"
import { inkClass } from "./ink"

type Person = Pick<PersonInfo, "name" | "siglum" | "order">

/** Sigla are drawn, not text: they are neither read letter by letter nor copied. */

/** A person as a ring with two letters: in bars and lists. `label` says more than the name where needed ("Inés (you)"). */
export function Face({ person, label, small = false }: { person: Person; label?: string; small?: boolean }) {
  const locale = useLocale()
  const name = label ?? personName(person.name, locale)
  return (
    <span
      role="img"
      aria-label={name}
      title={name}
      data-siglum={person.siglum}
      className={`${styles.face} ${small ? styles.small : ""} ${inkClass(person.order)}`}
    />
  )
}

/** A person as two letters over their own line: in the margin and the key. Read aloud as the name. */
export function Siglum({ person }: { person: Person }) {
  const name = personName(person.name, useLocale())
  return (
    <span className={`${styles.siglum} ${inkClass(person.order)}`} title={name} data-siglum={person.siglum}>
      <span className="only-sr">{name}</span>
    </span>
  )
}
