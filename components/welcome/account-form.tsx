"use client"

import { type FormEvent, useState } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import type { ApiRefusal } from "@/lib/client/api"
import type { Outcome } from "@/lib/page/outcome"
import type { FirstAccount } from "@/lib/sync/api"
import styles from "./form.module.css"

export interface AccountFormProps {
  readonly withGroup?: boolean
  readonly submit: string
  readonly send: (account: FirstAccount) => Promise<Outcome<unknown, ApiRefusal>>
  readonly onDone: () => void
}
type Name = "name" | "email" | "password" | "group"
const fields: readonly Name[] = ["name", "email", "password", "group"]
/** As the server counts; see FirstAccount. */
const LEAST_PASSWORD = 10

/** Name, e-mail, password and, for the first account, the group. What is wrong is said at its field. */
export function AccountForm({ withGroup = false, submit, send, onDone }: AccountFormProps) {
  const t = useTranslations("welcome")
  const refusal = useTranslations("refusals")
  const [values, setValues] = useState<Record<Name, string>>({ name: "", email: "", password: "", group: "" })
  const [wrong, setWrong] = useState<Partial<Record<Name, string>>>({})
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const common = useTranslations("common")
  const [busy, setBusy] = useState(false)
  const shown = fields.filter(name => withGroup || name !== "group")

  const check = (): Partial<Record<Name, string>> => ({
    ...Object.fromEntries(shown.filter(name => values[name].trim() === "").map(name => [name, t("missing")])),
    ...(values.email.trim() !== "" && !/^[^\s@]+@[^\s@]+$/u.test(values.email.trim()) ? { email: t("emailBad") } : {}),
    ...(values.password !== "" && [...values.password].length < LEAST_PASSWORD
      ? { password: refusal("weak-password") }
      : {}),
  })

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const found = check()
    setWrong(found)
    setWhy(null)
    const first = shown.find(name => found[name])
    if (first) {
      form.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus()
      return
    }
    setBusy(true)
    const answer = await send({
      name: values.name.trim(),
      email: values.email.trim(),
      password: values.password,
      ...(withGroup ? { group: values.group.trim() } : {}),
    })
    if (answer.ok) return onDone()
    setBusy(false)
    if (answer.why === "email-taken") setWrong({ email: refusal("email-taken") })
    else if (answer.why === "weak-password") setWrong({ password: refusal("weak-password") })
    else setWhy(answer.why)
  }

  const at = (name: Name) => ({
    name,
    value: values[name],
    error: wrong[name],
    onChange: (event: { target: { value: string } }) => {
      const { value } = event.target
      setValues(before => ({ ...before, [name]: value }))
      if (wrong[name]) setWrong({ ...wrong, [name]: undefined })
    },
  })
  return (
    <form className={styles.form} noValidate onSubmit={event => void onSubmit(event)}>
      <Field label={t("yourName")} help={t("nameHelp")} autoComplete="name" required {...at("name")} />
      <Field label={t("email")} type="email" autoComplete="username" required {...at("email")} />
      <Field
        label={t("password")}
        help={t("passwordHelp")}
        type="password"
        autoComplete="new-password"
        required
        {...at("password")}
      />
      {withGroup ? (
        <Field label={t("group")} help={t("groupHelp")} autoComplete="organization" required {...at("group")} />
      ) : null}
      {why ? <Refused why={why} what={t("notMade")} /> : null}
      <Button type="submit" look="main" size="large" wide disabled={busy}>
        {busy ? common("working") : submit}
      </Button>
    </form>
  )
}
