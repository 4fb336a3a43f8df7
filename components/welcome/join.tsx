"use client"

import { useCallback, useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { useAnswer } from "@/components/shell/use-answer"
import { Button, ButtonLink } from "@/components/ui/button"
import { type ApiRefusal, api } from "@/lib/client/api"
import type { JoinOffer } from "@/lib/sync/api"
import { AccountForm } from "./account-form"
import { Book } from "./book"
import { Elsewhere } from "./elsewhere"
import styles from "./form.module.css"

/** What an invitation's link leads to: an account in the group, or, for a person who is signed in, only joining. */
export function Join({ token }: { token: string }) {
  const t = useTranslations("join")
  const offer = useAnswer(useCallback(() => api.joinOffer(token), [token]))
  const { answer } = offer
  return (
    <Book label={answer.state === "here" ? t("title", { group: answer.value.group }) : t("label")}>
      {answer.state === "asking" ? (
        <div className={styles.form}>
          <h1>{t("label")}</h1>
          <p className={styles.intro} aria-live="polite">
            {answer.slow ? t("reading") : ""}
          </p>
        </div>
      ) : answer.state === "here" ? (
        <Offer token={token} offer={answer.value} />
      ) : answer.why === "invitation-over" || answer.why === "not-found" ? (
        <div className={styles.form}>
          <h1>{t("over")}</h1>
          <p className={styles.intro}>{t("overHelp")}</p>
          <ButtonLink look="line" href="/">
            {t("toPages")}
          </ButtonLink>
        </div>
      ) : (
        <div className={styles.form}>
          <h1>{t("notRead")}</h1>
          <Refused why={answer.why} onRetry={() => void offer.again()} />
        </div>
      )}
    </Book>
  )
}

function Offer({ token, offer }: { token: string; offer: JoinOffer }) {
  const t = useTranslations("join")
  const names = useTranslations("roles")
  const locale = useLocale()
  // The account, not the person: who is signed in may be of no group yet.
  const account = useAnswer(api.account)
  const welcome = useAnswer(api.welcome)
  const provider = welcome.answer.state === "here" ? welcome.answer.value.provider : null
  const done = () => window.location.assign("/")
  return (
    <div className={styles.form}>
      <h1>{t("title", { group: offer.group })}</h1>
      <p className={styles.intro}>
        {t("intro", { roles: new Intl.ListFormat(locale).format(offer.roles.map(role => names(role))) })}
      </p>
      {account.answer.state === "here" ? (
        <JoinSignedIn token={token} name={account.answer.value.name} onDone={done} />
      ) : account.answer.state === "asking" ? null : (
        <>
          <AccountForm submit={t("submit")} send={account => api.join(token, account)} onDone={done} />
          {provider === null ? null : <Elsewhere name={provider} next={() => window.location.pathname} />}
          <p className={styles.aside}>{t("haveAccount")}</p>
        </>
      )}
    </div>
  )
}

function JoinSignedIn({ token, name, onDone }: { token: string; name: string; onDone: () => void }) {
  const t = useTranslations("join")
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const join = async () => {
    const answer = await api.join(token)
    if (answer.ok) onDone()
    else setWhy(answer.why)
  }
  return (
    <>
      <Button look="main" size="large" wide onClick={() => void join()}>
        {t("submitSignedIn", { name })}
      </Button>
      {why ? <Refused why={why} /> : null}
    </>
  )
}
