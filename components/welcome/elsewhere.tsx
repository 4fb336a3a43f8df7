"use client"

import { useEffect, useState } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { NoteLine } from "@/components/ui/note-line"
import { type ApiRefusal, api } from "@/lib/client/api"
import { type ElsewhereFault, elsewhereFaults } from "@/lib/sync/outside"

interface ElsewhereProps {
  /** As the owner calls the provider. */
  readonly name: string
  /** Where to go on; a path of these pages. */
  readonly next: () => string
  /** Who is signed in wants to come that way too, from now on. */
  readonly joins?: boolean
}

/** Signing in by the provider that the owner of this Cotejo has set; and why it has not worked, where one comes back. */
export function Elsewhere({ name, next, joins = false }: ElsewhereProps) {
  const t = useTranslations("outside")
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const [fault, setFault] = useState<ElsewhereFault | null>(null)
  // Known in the browser only, and said once.
  useEffect(() => {
    const address = new URL(window.location.href)
    const told = address.searchParams.get("elsewhere")
    if (told === null) return
    setFault(elsewhereFaults.find(one => one === told) ?? "failed")
    address.searchParams.delete("elsewhere")
    window.history.replaceState(window.history.state, "", address)
  }, [])
  const go = async () => {
    setFault(null)
    const answer = await (joins ? api.joinElsewhere : api.signInElsewhere)(next())
    if (answer.ok) window.location.assign(answer.value.url)
    else setWhy(answer.why)
  }
  return (
    <>
      {fault ? <NoteLine tone="error">{t(`providerFaults.${fault}`, { name })}</NoteLine> : null}
      <Button look="line" size={joins ? undefined : "large"} wide={!joins} onClick={() => void go()}>
        {t(joins ? "providerJoin" : "provider", { name })}
      </Button>
      {why ? <Refused why={why} /> : null}
    </>
  )
}
