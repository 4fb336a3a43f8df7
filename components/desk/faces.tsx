"use client"

import { useTranslations } from "use-intl"
import { Face } from "@/components/ui/face"
import { useDesk, useDeskStore } from "./desk-context"
import styles from "./faces.module.css"
import { useNames } from "./people"

/** Who is here; pressing a face keeps that person's place in view. Pale while the line is down: nobody knows then. */
export function Faces() {
  const t = useTranslations("desk")
  const tp = useTranslations("presence")
  const store = useDeskStore()
  const me = useDesk(state => state.me.id)
  const here = useDesk(state => state.here)
  const people = useDesk(state => state.people)
  const following = useDesk(state => state.following)
  const offline = useDesk(state => state.save.kind === "offline")
  const named = useNames()
  const shown = here.flatMap(id => people.get(id) ?? [])
  if (shown.length < 2) return null
  const followed = following === null ? undefined : people.get(following)
  return (
    <fieldset className={`${styles.faces} ${offline ? styles.pale : ""}`} aria-label={t("presence")}>
      {shown.slice(0, 5).map(person => {
        const name = named(person.name)
        if (person.id === me) return <Face key={person.id} person={person} label={t("here", { name })} />
        const isFollowed = following === person.id
        const label = isFollowed ? tp("unfollow", { name }) : tp("follow", { name })
        return (
          <button
            key={person.id}
            type="button"
            className={styles.face}
            aria-pressed={isFollowed}
            aria-label={tp("followLabel", { name })}
            title={label}
            onClick={() => store.setState({ following: isFollowed ? null : person.id })}
          >
            <Face person={person} label={label} />
          </button>
        )
      })}
      {shown.length > 5 ? <span className="quiet num">+{shown.length - 5}</span> : null}
      <span className={styles.following} role="status">
        {followed ? tp("following", { name: named(followed.name) }) : ""}
      </span>
    </fieldset>
  )
}
