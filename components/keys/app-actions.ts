"use client"

import { usePathname, useRouter } from "next/navigation"
import { useEffect, useRef } from "react"
import { useTranslations } from "use-intl"
import { chooseLanguage, chooseTheme, type Theme } from "@/components/shell/look"
import { api } from "@/lib/client/api"
import { openPanel } from "@/lib/client/keys/panels"
import { takePreferences } from "@/lib/client/keys/preferences"
import { type Asked, placeOf } from "@/lib/client/keys/registry"
import type { Locale } from "@/lib/messages"
import { may } from "@/lib/review/roles"
import type { Me, PageSummary } from "@/lib/sync/api"
import { useDoings, useFinder } from "./use-keys"

/** A key that works everywhere was pressed somewhere: what is chosen is done there. */
const standing = ({ layer, at }: Asked): Asked => ({ layer: placeOf(at) ?? layer, at })

/** What can be done on every screen of whoever is signed in, and the pages they can go to. */
export function useAppActions(me: Me, menu: { setTheme: (theme: Theme) => void; invite: () => void }) {
  const router = useRouter()
  const path = usePathname()
  const states = useTranslations("states")
  const pages = useRef<readonly PageSummary[]>([])
  useEffect(() => takePreferences(me.preferences), [me.preferences])
  const speak = (locale: Locale) => {
    chooseLanguage(locale)
    router.refresh()
  }
  const light = (theme: Theme) => {
    menu.setTheme(theme)
    chooseTheme(theme)
  }
  const signOut = () => void api.signOut().then(() => window.location.assign("/"))
  useDoings({
    palette: { run: from => openPanel("palette", standing(from)) },
    keys: { run: from => openPanel("sheet", standing(from)) },
    "change-keys": { run: from => openPanel("remap", from) },
    "to-pages": { can: () => path !== "/", run: () => router.push("/") },
    "to-glossary": { can: () => path !== "/glossary", run: () => router.push("/glossary") },
    "bring-in": { can: () => may(me.roles, "bring-in") && path !== "/bring-in", run: () => router.push("/bring-in") },
    invite: { can: () => may(me.roles, "invite") && me.sample === null, run: menu.invite },
    "language-en": { can: () => document.documentElement.lang !== "en", run: () => speak("en") },
    "language-es": { can: () => document.documentElement.lang !== "es", run: () => speak("es") },
    "theme-system": { run: () => light("system") },
    "theme-light": { run: () => light("light") },
    "theme-dark": { run: () => light("dark") },
    "sign-out": { run: signOut },
  })
  useFinder({
    prepare: async () => {
      const answer = await api.pages()
      if (answer.ok) pages.current = answer.value
    },
    find: (wanted, most) =>
      wanted.words === ""
        ? []
        : pages.current
            .filter(page => wanted.fits(`${page.title} ${page.targetTitle}`) && path !== addressOf(page.id))
            .slice(0, most)
            .map(page => ({
              kind: "page",
              id: page.id,
              title: page.title,
              detail: page.stateName ?? states(page.state),
              run: () => router.push(addressOf(page.id)),
            })),
  })
  return { speak, light, signOut }
}

const addressOf = (page: string): string => `/pages/${encodeURIComponent(page)}`
