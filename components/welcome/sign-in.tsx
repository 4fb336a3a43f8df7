"use client"

import { type FormEvent, useState } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { type ApiRefusal, api } from "@/lib/client/api"
import type { Welcome } from "@/lib/sync/api"
import { Book } from "./book"
import { Elsewhere } from "./elsewhere"
import { Forgotten } from "./forgotten"
import styles from "./form.module.css"
import { SampleOffer } from "./sample-offer"

export interface SignInProps {
  readonly welcome: Welcome
  /** Somebody asked for a page that needs an account: say so, and go on there. */
  readonly goOn?: boolean
}

/** Where somebody was going before they had to sign in; only within these pages. */
function wanted(): string {
  const next = new URLSearchParams(window.location.search).get("next") ?? ""
  return /^\/pages\/[^/]/.test(next) ? next : "/"
}

export function SignIn({ welcome, goOn = false }: SignInProps) {
  const t = useTranslations("signIn")
  const [email, setEmail] = useState("")
  const [password, setPassword] = useState("")
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const common = useTranslations("common")
  const [busy, setBusy] = useState(false)
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setWhy(null)
    setBusy(true)
    const answer = await api.signIn(email.trim(), password)
    if (answer.ok) return goOn ? window.location.reload() : window.location.assign(wanted())
    setBusy(false)
    setWhy(answer.why)
  }
  return (
    <Book label={t("title")}>
      <form className={styles.form} onSubmit={event => void onSubmit(event)}>
        <h1>{t("title")}</h1>
        {goOn ? <p className={styles.intro}>{t("goOn")}</p> : null}
        <Field
          label={t("email")}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={event => setEmail(event.target.value)}
        />
        <Field
          label={t("password")}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={event => setPassword(event.target.value)}
        />
        {why ? <Refused why={why} /> : null}
        <Button type="submit" look="main" size="large" wide disabled={busy}>
          {busy ? common("working") : t("submit")}
        </Button>
        {welcome.provider === null ? null : (
          <Elsewhere name={welcome.provider} next={() => (goOn ? window.location.pathname : wanted())} />
        )}
        <p className={styles.aside}>
          {t("invited")} {welcome.mail ? null : t("forgotten")}
        </p>
        {welcome.mail ? <Forgotten email={email.trim()} /> : null}
      </form>
      {welcome.sampleOffered ? <SampleOffer /> : null}
    </Book>
  )
}
