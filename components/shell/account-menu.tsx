"use client"

import { useRouter } from "next/navigation"
import { useEffect, useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { Face } from "@/components/ui/face"
import { Menu, MenuChoices, MenuHead, MenuItem, MenuLine, MenuLink } from "@/components/ui/menu"
import { api } from "@/lib/client/api"
import { locales } from "@/lib/messages"
import { languageHeading } from "@/lib/messages/languages"
import { personName } from "@/lib/messages/people"
import { may } from "@/lib/review/roles"
import type { Me } from "@/lib/sync/api"
import styles from "./account-menu.module.css"
import { InviteDialog } from "./invite-dialog"
import { chooseLanguage, chooseTheme, type Theme, themes } from "./look"

/** Who one is here, the interface's language and light, inviting (for coordinators), and the way out. */
export function AccountMenu({ me }: { me: Me }) {
  const t = useTranslations("common")
  const locale = useLocale()
  const router = useRouter()
  const name = personName(me.person.name, locale)
  const [theme, setTheme] = useState<Theme>("system")
  const [inviting, setInviting] = useState(false)
  useEffect(() => {
    const chosen = document.documentElement.dataset.theme
    setTheme(chosen === "light" || chosen === "dark" ? chosen : "system")
  }, [])

  const signOut = async () => {
    await api.signOut()
    window.location.assign("/")
  }

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
          onChoose={next => {
            chooseLanguage(next)
            router.refresh()
          }}
        />
        <MenuLine />
        <MenuChoices
          label={t("theme")}
          value={theme}
          choices={themes.map(one => ({ value: one, label: t(`themes.${one}`) }))}
          onChoose={next => {
            setTheme(next)
            chooseTheme(next)
          }}
        />
        <MenuLine />
        {may(me.roles, "invite") && !me.sample ? (
          <MenuItem onClick={() => setInviting(true)}>{t("invite")}</MenuItem>
        ) : null}
        {me.sample ? null : <MenuLink href="/account">{t("yourAccount")}</MenuLink>}
        <MenuItem onClick={() => void signOut()}>{t("signOut")}</MenuItem>
      </Menu>
      <InviteDialog open={inviting} onOpenChange={setInviting} group={me.group.name} />
    </>
  )
}
