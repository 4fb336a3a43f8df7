"use client"

import type { ReactNode } from "react"
import { useTranslations } from "use-intl"
import { SignIn } from "@/components/welcome/sign-in"
import { api } from "@/lib/client/api"
import type { Me } from "@/lib/sync/api"
import { Message } from "./message"
import { Refused } from "./refused"
import { useAnswer } from "./use-answer"

export interface SignedInProps {
  /** Known already when the server rendered the page. */
  readonly me?: Me
  readonly children: (me: Me, again: () => void) => ReactNode
}

/** What needs an account: shows the sign-in first, and then goes on to what was asked for. */
export function SignedIn({ me, children }: SignedInProps) {
  const t = useTranslations("common")
  const { answer, again } = useAnswer(api.me, me)
  if (answer.state === "here") return children(answer.value, () => void again())
  if (answer.state === "asking") return <Message>{answer.slow ? t("working") : ""}</Message>
  if (answer.why === "signed-out") return <SignIn goOn />
  return (
    <Message>
      <Refused why={answer.why} onRetry={() => void again()} />
    </Message>
  )
}
