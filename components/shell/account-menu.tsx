"use client"

import { useEffect, useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { useAppActions } from "@/components/keys/app-actions"
import { useHint } from "@/components/keys/use-keys"
import { Face } from "@/components/ui/face"
import { Menu, MenuChoices, MenuHead, MenuItem, MenuLine, MenuLink } from "@/components/ui/menu"
import { openPanel } from "@/lib/client/keys/panels"
import { locales } from "@/lib/messages"
import { languageHeading } from "@/lib/messages/languages"
import { personName } from "@/lib/messages/people"
import { may } from "@/lib/review/roles"
import type { Me } from "@/lib/sync/api"
import styles from "./account-menu.module.css"
import { InviteDialog } from "./invite-dialog"
import { type Theme, themes } from "./look"

const nowhere = { layer: "desk", at: null } as const
const hintOf = (hotkey: string | undefined) => (hotkey === undefined ? {} : { hotkey })

/** Who one is here, the interface's language and light, inviting (for coordinators), and the way out. */
export function AccountMenu({ me }: { me: Me }) {
  const t = useTranslations("common")
  const ta = useTranslations("actions")
  const locale = useLocale()
  const name = personName(me.person.name, locale)
  const [theme, setTheme] = useState<Theme>("system")
  const [inviting, setInviting] = useState(false)
  useEffect(() => {
    const chosen = document.documentElement.dataset.theme
    setTheme(chosen === "light" || chosen === "dark" ? chosen : "system")
  }, [])

  const app = useAppActions(me, { setTheme, invite: () => setInviting(true) })
  const hint = useHint()

  return (
    <>
      <Menu
        align="end"
        trigger={
          <button type="button" className={styles.trigger} aria-label={t("account", { name })}>
            <span aria-hidden="true">
              <Face person={me.person} />
            </span>
          </button>
        }
      >
        <MenuHead>
          <b className={styles.name}>{name}</b>
          <span className="quiet">{me.sample ? t("guest") : me.email}</span>
          {me.sample ? null : <span className="quiet">{me.group.name}</span>}
        </MenuHead>
        <MenuLine />
        <MenuChoices
          label={t("interfaceLanguage")}
          value={locale}
          choices={locales.map(one => ({ value: one, label: languageHeading(one, one), lang: one }))}
          onChoose={app.speak}
        />
        <MenuLine />
        <MenuChoices
          label={t("theme")}
          value={theme}
          choices={themes.map(one => ({ value: one, label: t(`themes.${one}`) }))}
          onChoose={app.light}
        />
        <MenuLine />
        <MenuItem {...hintOf(hint("keys"))} onClick={() => openPanel("sheet", nowhere)}>
          {ta("keys")}
        </MenuItem>
        <MenuItem onClick={() => openPanel("remap", nowhere)}>{ta("change-keys")}</MenuItem>
        <MenuLine />
        {may(me.roles, "invite") && !me.sample ? (
          <MenuItem onClick={() => setInviting(true)}>{t("invite")}</MenuItem>
        ) : null}
        {me.sample ? null : <MenuLink href="/account">{t("yourAccount")}</MenuLink>}
        <MenuItem onClick={() => app.signOut()}>{t("signOut")}</MenuItem>
      </Menu>
      <InviteDialog open={inviting} onOpenChange={setInviting} group={me.group.name} />
    </>
  )
}
