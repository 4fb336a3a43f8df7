"use client"

import { type FormEvent, useCallback, useState } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { useAnswer } from "@/components/shell/use-answer"
import { Button, ButtonLink } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { type ApiRefusal, api } from "@/lib/client/api"
import type { ResetOffer } from "@/lib/sync/api"
import { Book } from "./book"
import styles from "./form.module.css"

/** What a link for a new password leads to. */
export function Reset({ token }: { token: string }) {
  const t = useTranslations("reset")
  const join = useTranslations("join")
  const offer = useAnswer(useCallback(() => api.resetOffer(token), [token]))
  const { answer } = offer
  return (
    <Book label={t("label")}>
      {answer.state === "asking" ? (
        <div className={styles.form}>
          <h1>{t("label")}</h1>
        </div>
      ) : answer.state === "here" ? (
        <NewPassword token={token} offer={answer.value} />
      ) : answer.why === "reset-over" || answer.why === "not-found" ? (
        <div className={styles.form}>
          <h1>{t("over")}</h1>
          <p className={styles.intro}>{t("overHelp")}</p>
          <ButtonLink look="line" href="/">
            {join("toPages")}
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

function NewPassword({ token, offer }: { token: string; offer: ResetOffer }) {
  const t = useTranslations("reset")
  const common = useTranslations("common")
  const help = useTranslations("welcome")
  const refusal = useTranslations("refusals")
  const [password, setPassword] = useState("")
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const [busy, setBusy] = useState(false)
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setWhy(null)
    setBusy(true)
    const answer = await api.takeReset(token, password)
    if (answer.ok) return window.location.assign("/")
    setBusy(false)
    setWhy(answer.why)
  }
  return (
    <form className={styles.form} noValidate onSubmit={event => void onSubmit(event)}>
      <h1>{t("title", { name: offer.name })}</h1>
      <p className={styles.intro}>{t("intro", { email: offer.email })}</p>
      <input type="hidden" name="username" autoComplete="username" value={offer.email} readOnly />
      <Field
        label={t("password")}
        help={help("passwordHelp")}
        error={why === "weak-password" ? refusal("weak-password") : undefined}
        type="password"
        autoComplete="new-password"
        required
        value={password}
        onChange={event => setPassword(event.target.value)}
      />
      {why && why !== "weak-password" ? <Refused why={why} /> : null}
      <Button type="submit" look="main" size="large" wide disabled={busy || password === ""}>
        {busy ? common("working") : t("submit")}
      </Button>
    </form>
  )
}
