"use client"

import Link from "next/link"
import { useTranslations } from "use-intl"
import { InboxLink } from "@/components/inbox/inbox-link"
import { may } from "@/lib/review/roles"
import type { Me } from "@/lib/sync/api"
import { AccountMenu } from "./account-menu"
import { Brand } from "./brand"
import { HatSwitch } from "./hat-switch"
import styles from "./top-bar.module.css"

/** The bar of every screen but the desk. */
export function TopBar({
  me,
  current,
  onHat,
}: {
  me: Me
  current?: "pages" | "bring-in" | "glossary" | "people" | "inbox"
  onHat?: () => void
}) {
  const t = useTranslations("common")
  const tg = useTranslations("glossary")
  return (
    <header className={styles.bar}>
      <Brand />
      <nav className={styles.nav} aria-label={t("main")}>
        <Link href="/" aria-current={current === "pages" ? "page" : undefined}>
          {t("pages")}
        </Link>
        <InboxLink current={current === "inbox"} />
        {may(me.roles, "bring-in") ? (
          <Link href="/bring-in" aria-current={current === "bring-in" ? "page" : undefined}>
            {t("bringIn")}
          </Link>
        ) : null}
        <Link href="/glossary" aria-current={current === "glossary" ? "page" : undefined}>
          {tg("nav")}
        </Link>
        {me.sample ? null : (
          <Link href="/people" aria-current={current === "people" ? "page" : undefined}>
            {t("people")}
          </Link>
        )}
      </nav>
      <div className={styles.end}>
        <HatSwitch me={me} onChanged={onHat} />
        {me.sample ? null : <span className={styles.group}>{me.group.name}</span>}
        <AccountMenu me={me} />
      </div>
    </header>
  )
}
