"use client"

import { useEffect, useState } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Face } from "@/components/ui/face"
import { type ApiRefusal, api } from "@/lib/client/api"
import { type Role, roles } from "@/lib/review/roles"
import type { PageRoles } from "@/lib/sync/api"
import { useDesk } from "./desk-context"
import styles from "./page-roles-dialog.module.css"
import { useNames } from "./people"

/** Who may do what on this page, where that is other than in the group. Each choice holds at once. */
export function PageRolesDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("workflow")
  const names = useTranslations("roles")
  const page = useDesk(state => state.page.id)
  const named = useNames()
  const [people, setPeople] = useState<readonly PageRoles[] | null>(null)
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  useEffect(() => {
    let over = false
    void api.pageRoles(page).then(answer => {
      if (over) return
      if (answer.ok) setPeople(answer.value)
      else setWhy(answer.why)
    })
    return () => {
      over = true
    }
  }, [page])
  const give = async (person: string, held: readonly Role[] | null) => {
    const answer = await api.setPageRoles(page, person, held)
    if (answer.ok) setPeople(answer.value)
    setWhy(answer.ok ? null : answer.why)
  }
  return (
    <Dialog
      open
      onOpenChange={open => (open ? undefined : onClose())}
      title={t("pageRoles")}
      description={t("pageRolesHelp")}
      size="wide"
    >
      <div className={styles.panel}>
        <ul className={`${styles.list} plain-list`}>
          {people?.map(({ person, group, here }) => {
            const held = here ?? group
            const name = named(person.name)
            return (
              <li key={person.id} className={styles.line}>
                <Face person={person} small />
                <b className={styles.name}>{name}</b>
                <fieldset className={styles.roles} aria-label={t("rolesHere", { name })}>
                  {roles.map(role => (
                    <label key={role} className={styles.role}>
                      <input
                        type="checkbox"
                        checked={held.includes(role)}
                        onChange={event =>
                          void give(
                            person.id,
                            event.target.checked ? [...held, role] : held.filter(one => one !== role),
                          )
                        }
                      />
                      {names(role)}
                    </label>
                  ))}
                </fieldset>
                <span className={styles.as}>
                  {here === null ? (
                    <span className="quiet">{t("asInGroup")}</span>
                  ) : (
                    <Button size="small" onClick={() => void give(person.id, null)}>
                      {t("backToGroup")}
                    </Button>
                  )}
                </span>
              </li>
            )
          })}
        </ul>
        {why ? <Refused why={why} /> : null}
      </div>
    </Dialog>
  )
}
