"use client"

import { useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { Face } from "@/components/ui/face"
import { DotsIcon } from "@/components/ui/icons"
import { Menu, MenuItem, MenuLine } from "@/components/ui/menu"
import { personName } from "@/lib/messages/people"
import { dayOf } from "@/lib/messages/when"
import type { GroupInfo, MemberInfo } from "@/lib/sync/api"
import { LeaveDialog } from "./leave-dialog"
import styles from "./people.module.css"
import { ResetDialog } from "./reset-dialog"
import { RolesDialog } from "./roles-dialog"

interface MembersTableProps {
  readonly group: GroupInfo
  /** Whoever looks may change people. */
  readonly manages: boolean
  readonly guest: boolean
  readonly onChanged: () => void
}
type Asked = { readonly what: "roles" | "reset" | "leave"; readonly member: MemberInfo }

/** The members in order of joining, with a menu at each that one may do something about. */
export function MembersTable({ group, manages, guest, onChanged }: MembersTableProps) {
  const t = useTranslations("people")
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
  const done = () => {
    close()
    onChanged()
  }
  return (
    <div className={styles.paper}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("name")}</th>
            <th scope="col">{t("roles")}</th>
            <th scope="col">{t("waiting")}</th>
            <th scope="col">{t("joined")}</th>
            <th scope="col">
              <span className="only-sr">{t("actionsFor", { name: "" })}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {group.members.map(member => (
            <Member
              key={member.id}
              member={member}
              self={member.id === group.me}
              manages={manages}
              guest={guest}
              onAsk={what => setAsked({ what, member })}
            />
          ))}
        </tbody>
      </table>
      {asked?.what === "roles" ? (
        <RolesDialog group={group} member={asked.member} onClose={close} onDone={done} />
      ) : asked?.what === "reset" ? (
        <ResetDialog group={group} member={asked.member} onClose={close} />
      ) : asked?.what === "leave" ? (
        <LeaveDialog group={group} member={asked.member} onClose={close} onDone={done} />
      ) : null}
    </div>
  )
}

interface MemberProps {
  readonly member: MemberInfo
  readonly self: boolean
  readonly manages: boolean
  readonly guest: boolean
  readonly onAsk: (what: Asked["what"]) => void
}

function Member({ member, self, manages, guest, onAsk }: MemberProps) {
  const t = useTranslations("people")
  const roleNames = useTranslations("roles")
  const locale = useLocale()
  const name = personName(member.name, locale)
  const roles = new Intl.ListFormat(locale).format(member.roles.map(role => roleNames(role)))
  return (
    <tr>
      <td>
        <span className={styles.who}>
          <Face person={member} />
          <span>
            <b>{name}</b>
            {self ? <span className="quiet"> ({t("you")})</span> : null}
            {member.email ? <span className={styles.email}>{member.email}</span> : null}
          </span>
        </span>
      </td>
      <td data-label={t("roles")}>{roles || <span className="quiet">{t("noRole")}</span>}</td>
      <td data-label={t("waiting")}>{t("waitingCount", { count: member.waiting })}</td>
      <td data-label={t("joined")}>{dayOf(member.joined, locale)}</td>
      <td className={styles.last}>
        {!guest && (manages || self) ? (
          <Menu align="end" trigger={<Button icon={<DotsIcon />} aria-label={t("actionsFor", { name })} />}>
            {manages ? <MenuItem onClick={() => onAsk("roles")}>{t("changeRoles")}</MenuItem> : null}
            {manages && !self ? <MenuItem onClick={() => onAsk("reset")}>{t("makeReset")}</MenuItem> : null}
            {manages ? <MenuLine /> : null}
            <MenuItem onClick={() => onAsk("leave")}>{self ? t("leave") : t("remove")}</MenuItem>
          </Menu>
        ) : null}
      </td>
    </tr>
  )
}
