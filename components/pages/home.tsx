"use client"

import { useTranslations } from "use-intl"
import { Message } from "@/components/shell/message"
import { Refused } from "@/components/shell/refused"
import { useAnswer } from "@/components/shell/use-answer"
import { FirstVisit } from "@/components/welcome/first-visit"
import { SignIn } from "@/components/welcome/sign-in"
import { api } from "@/lib/client/api"
import type { Me, Welcome } from "@/lib/sync/api"
import { PagesList } from "./pages-list"

/** The address of the house: first visit, sign-in, or the pages. */
export function Home({ me, welcome }: { me?: Me; welcome?: Welcome }) {
  const t = useTranslations("common")
  const { answer, again } = useAnswer(api.me, me)
  if (answer.state === "here") return <PagesList me={answer.value} onHat={() => void again()} />
  if (answer.state === "asking") return <Message>{answer.slow ? t("working") : ""}</Message>
  if (answer.why === "signed-out" || answer.why === "not-set-up") return <Door welcome={welcome} />
  return (
    <Message>
      <Refused why={answer.why} onRetry={() => void again()} />
    </Message>
  )
}

function Door({ welcome }: { welcome?: Welcome | undefined }) {
  const t = useTranslations("common")
  const { answer, again } = useAnswer(api.welcome, welcome)
  if (answer.state === "asking") return <Message>{answer.slow ? t("working") : ""}</Message>
  if (answer.state === "refused")
    return (
      <Message>
        <Refused why={answer.why} onRetry={() => void again()} />
      </Message>
    )
  const { needsFirstAccount, sampleOffered } = answer.value
  return needsFirstAccount ? <FirstVisit sampleOffered={sampleOffered} /> : <SignIn sampleOffered={sampleOffered} />
}
