"use client"

import { type ReactNode, useCallback, useEffect, useRef, useState } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { ButtonLink } from "@/components/ui/button"
import { type ApiRefusal, api } from "@/lib/client/api"
import type { Me } from "@/lib/sync/api"
import type { DeskOpening } from "@/lib/sync/protocol"
import { Desk } from "./desk"
import styles from "./desk.module.css"
import { type FirstOpening, takeFirst } from "./first-opening"
import { KeptWords } from "./kept-words"

type Opened =
  | { readonly state: "asking"; readonly slow: boolean }
  | { readonly state: "open"; readonly me: Me; readonly opening: DeskOpening; readonly turn: number }
  | { readonly state: "refused"; readonly why: ApiRefusal }

/**
 * Opens the desk with what came along, or asks who is asking and for the page. A document that is sent again, for another
 * hat or language, opens it anew: nothing else need ask for it then. Until it is open, `children` are shown: the top of the
 * page to read.
 */
export function DeskPage({
  id,
  first,
  children,
}: {
  id: string
  first: Promise<FirstOpening> | null
  children: ReactNode
}) {
  const t = useTranslations("desk")
  const tc = useTranslations("errors")
  const [opened, setOpened] = useState<Opened>({ state: "asking", slow: false })
  const putBy = usePutBy(opened)
  const under = useRef<string | null>(null)
  const load = useCallback(async () => {
    const slow = setTimeout(() => setOpened(old => (old.state === "asking" ? { ...old, slow: true } : old)), 400)
    const [me, opening] = await Promise.all([api.me(), api.open(id)])
    clearTimeout(slow)
    if (!me.ok && me.why === "signed-out") {
      location.assign(`/?next=${encodeURIComponent(location.pathname + location.search)}`)
      return
    }
    if (!me.ok) setOpened({ state: "refused", why: me.why })
    else if (!opening.ok) setOpened({ state: "refused", why: opening.why })
    else setOpened({ state: "open", me: me.value, opening: opening.value, turn: Date.now() })
  }, [id])
  useEffect(() => {
    let isHere = true
    const open = (came: FirstOpening | null): void => {
      if (!isHere) return
      const here = takeFirst(came)
      // The same document once more under the desk it opened.
      if (!here && came !== null && came.nonce === under.current) return
      if (!here) return void load()
      under.current = came?.nonce ?? null
      setOpened({ state: "open", ...here, turn: Date.now() })
      // Asking who one is lengthens the session.
      void api.me()
    }
    // The rest of the document did not come: the desk asks for it.
    void Promise.resolve(first).then(open, () => open(null))
    return () => {
      isHere = false
    }
  }, [load, first])
  useEffect(() => {
    // A long list or preview may have been scrolled down before.
    if (opened.state === "open" && !location.search) window.scrollTo(0, 0)
    if (opened.state === "open") document.title = t("documentTitle", { title: opened.opening.page.title })
  }, [opened, t])
  if (opened.state === "open")
    return (
      <div ref={putBy.place} className={styles.whole} inert={putBy.is} aria-busy={putBy.is}>
        <Desk key={opened.turn} me={opened.me} opening={opened.opening} reload={() => void load()} putBy={putBy.set} />
      </div>
    )
  if (opened.state === "asking" && children) return children
  return (
    <main className={styles.closed} aria-busy={opened.state === "asking"}>
      {opened.state === "refused" ? (
        <>
          <Refused what={t("notOpened")} why={opened.why} onRetry={() => void load()} />
          <KeptWords page={id} />
          <ButtonLink href="/" look="line">
            {tc("toPages")}
          </ButtonLink>
        </>
      ) : opened.slow ? (
        <p role="status">{t("loading")}</p>
      ) : null}
    </main>
  )
}

/** A desk that does not come, the line being cut just then, does not take away the one that is here. */
const COMES_WITHIN_MS = 15_000

/**
 * Between the choice of another hat and the desk under it, the old desk stands there and takes nothing any more. The focus is
 * on the hat again when the new one has opened.
 */
function usePutBy(opened: Opened) {
  const place = useRef<HTMLDivElement>(null)
  const [is, set] = useState(false)
  const was = useRef(false)
  useEffect(() => {
    if (opened.state !== "asking") set(false)
  }, [opened])
  useEffect(() => {
    if (!is) return
    const late = setTimeout(() => set(false), COMES_WITHIN_MS)
    return () => clearTimeout(late)
  }, [is])
  useEffect(() => {
    if (was.current && !is) place.current?.querySelector<HTMLElement>("header [role=radiogroup] :checked")?.focus()
    was.current = is
  }, [is])
  return { place, is, set }
}
