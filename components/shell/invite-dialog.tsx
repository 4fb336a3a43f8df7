"use client"

import { useCallback, useEffect, useRef, useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { CopyButton } from "@/components/ui/copy-button"
import { Dialog } from "@/components/ui/dialog"
import { SelectField, Tick } from "@/components/ui/field"
import { type ApiRefusal, api } from "@/lib/client/api"
import { dayOf } from "@/lib/messages/when"
import { type Role, roles } from "@/lib/review/roles"
import type { InvitationInfo } from "@/lib/sync/api"
import styles from "./invite-dialog.module.css"
import { Refused } from "./refused"

interface InviteDialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly group: string
}
const dayChoices = [1, 7, 30] as const
const useChoices = [1, 5, 25] as const

/** Makes an invitation's link, shown once, and lists the open ones. */
export function InviteDialog({ open, onOpenChange, group }: InviteDialogProps) {
  const t = useTranslations("invite")
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")} description={t("intro", { group })}>
      <InviteForm />
    </Dialog>
  )
}

function InviteForm() {
  const t = useTranslations("invite")
  const words = useTranslations()
  const [chosen, setChosen] = useState<readonly Role[]>(["reviewer"])
  const [days, setDays] = useState(7)
  const [uses, setUses] = useState(1)
  const [link, setLink] = useState<string | null>(null)
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const [open, setOpen] = useState<readonly InvitationInfo[] | null>(null)

  const asked = useRef(0)

  const load = useCallback(async () => {
    const turn = ++asked.current
    const answer = await api.invitations()
    if (turn !== asked.current) return
    if (answer.ok) setOpen(answer.value)
    else setWhy(answer.why)
  }, [])
  useEffect(() => void load(), [load])

  const make = async () => {
    setWhy(null)
    const answer = await api.invite({ roles: chosen, days, uses })
    if (!answer.ok) return setWhy(answer.why)
    // The link and the list it stands in come together: what "take back" is pressed on is what is open.
    await load()
    setLink(`${window.location.origin}/join/${answer.value.token}`)
  }
  const revoke = async (id: string) => {
    const answer = await api.revoke(id)
    if (!answer.ok) return setWhy(answer.why)
    await load()
  }
  const toggle = (role: Role) =>
    setChosen(before =>
      before.includes(role) ? before.filter(r => r !== role) : roles.filter(r => r === role || before.includes(r)),
    )

  return (
    <div className={styles.form}>
      {link === null ? (
        <>
          <fieldset>
            <legend className={styles.legend}>{t("roles")}</legend>
            {roles.map(role => (
              <Tick
                key={role}
                label={words(`roles.${role}`)}
                help={words(`roleHelp.${role}`)}
                checked={chosen.includes(role)}
                onChange={() => toggle(role)}
              />
            ))}
            {chosen.length === 0 ? <p className={styles.missing}>{t("rolesMissing")}</p> : null}
          </fieldset>
          <div className={styles.two}>
            <SelectField label={t("days")} value={days} onChange={event => setDays(Number(event.target.value))}>
              {dayChoices.map(one => (
                <option key={one} value={one}>
                  {t("dayCount", { days: one })}
                </option>
              ))}
            </SelectField>
            <SelectField label={t("uses")} value={uses} onChange={event => setUses(Number(event.target.value))}>
              {useChoices.map(one => (
                <option key={one} value={one}>
                  {t("useCount", { uses: one })}
                </option>
              ))}
            </SelectField>
          </div>
          <Button look="main" onClick={() => void make()} disabled={chosen.length === 0}>
            {t("make")}
          </Button>
        </>
      ) : (
        <div>
          <p className={styles.legend} id="invite-link">
            {t("link")}
          </p>
          <div className={styles.link}>
            <input readOnly value={link} aria-labelledby="invite-link" onFocus={event => event.target.select()} />
            <CopyButton text={link} look="main" />
          </div>
          <p className={styles.once}>{t("once")}</p>
          <Button look="line" size="small" onClick={() => setLink(null)}>
            {t("another")}
          </Button>
        </div>
      )}
      {why ? <Refused why={why} /> : null}
      <section aria-label={t("open")} className={styles.open}>
        <h3>{t("open")}</h3>
        {open?.length ? (
          <ul className="plain-list">
            {open.map(one => (
              <OpenInvitation key={one.id} invitation={one} onRevoke={() => void revoke(one.id)} />
            ))}
          </ul>
        ) : (
          <p className="quiet">{open ? t("noneOpen") : ""}</p>
        )}
      </section>
    </div>
  )
}

function OpenInvitation({ invitation, onRevoke }: { invitation: InvitationInfo; onRevoke: () => void }) {
  const t = useTranslations("invite")
  const names = useTranslations("roles")
  const locale = useLocale()
  const named = new Intl.ListFormat(locale).format(invitation.roles.map(role => names(role)))
  return (
    <li>
      <div>
        <b>{named}</b>
        <span className="quiet">
          {t("left", { uses: invitation.usesLeft, date: dayOf(invitation.expires, locale) })}
        </span>
      </div>
      <Button size="small" onClick={onRevoke} aria-label={t("revokeLabel", { roles: named })}>
        {t("revoke")}
      </Button>
    </li>
  )
}
