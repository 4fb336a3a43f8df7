"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { type ApiRefusal, api } from "@/lib/client/api"

interface ElsewhereProps {
  /** As the owner calls the provider. */
  readonly name: string
  /** Where to go on; a path of these pages. */
  readonly next: () => string
  /** Who is signed in wants to come that way too, from now on. */
  readonly joins?: boolean
}

/** Signing in by the provider that the owner of this Cotejo has set. */
export function Elsewhere({ name, next, joins = false }: ElsewhereProps) {
  const t = useTranslations("outside")
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const go = async () => {
    const answer = await (joins ? api.joinElsewhere : api.signInElsewhere)(next())
    if (answer.ok) window.location.assign(answer.value.url)
    else setWhy(answer.why)
  }
  return (
    <>
      <Button look="line" size={joins ? undefined : "large"} wide={!joins} onClick={() => void go()}>
        {t(joins ? "providerJoin" : "provider", { name })}
      </Button>
      {why ? <Refused why={why} /> : null}
    </>
  )
}
