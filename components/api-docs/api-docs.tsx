"use client"

import { useFormatter, useLocale, useTranslations } from "use-intl"
import { TopBar } from "@/components/shell/top-bar"
import { isRole } from "@/lib/review/roles"
import type { Me } from "@/lib/sync/api"
import styles from "./api-docs.module.css"

interface Field {
  readonly name: string
  readonly type: string
  readonly choices: readonly string[]
  readonly required: boolean
  readonly most: number | null
  readonly help: string
}
/** A request as plain data, from the OpenAPI document. */
export interface DocumentedRequest {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly title: string
  readonly help: string
  readonly roles: readonly string[]
  readonly mostBytes: number | null
  readonly bodies: readonly (readonly Field[])[]
  readonly answers: readonly { readonly status: string; readonly lines: readonly string[] }[]
}

interface ApiDocsProps {
  readonly operations: readonly DocumentedRequest[]
  readonly origin: string
  readonly me: Me | null
}

/** What programs may ask of Cotejo: each request with its fields, who may send it, and every answer. */
export function ApiDocs({ operations, origin, me }: ApiDocsProps) {
  const t = useTranslations("httpApi")
  const locale = useLocale()
  return (
    <>
      {me ? <TopBar me={me} /> : null}
      <main id="content" tabIndex={-1} className={styles.wrap}>
        <h1 className={styles.title}>{t("title")}</h1>
        <p className={styles.lead}>
          {t("lead")} <a href={`/api/openapi.json?lang=${locale}`}>{t("document")}</a>
        </p>
        <div className={styles.columns}>
          <nav className={styles.list} aria-label={t("list")}>
            {operations.map(one => (
              <a key={one.id} href={`#${one.id}`}>
                {one.title}
              </a>
            ))}
          </nav>
          <div className={styles.sheets}>
            <section className={styles.sheet} aria-labelledby="begin">
              <h2 id="begin">{t("begin")}</h2>
              <p className={styles.help}>{t("session")}</p>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wide code is scrolled by keys */}
              <pre className={styles.code} tabIndex={0}>
                {exampleOf(origin)}
              </pre>
            </section>
            {operations.map(one => (
              <Request key={one.id} one={one} />
            ))}
          </div>
        </div>
      </main>
    </>
  )
}

/** Signing in, a table of both languages in, the page out as XLIFF: as a shell understands it. */
const exampleOf = (origin: string): string =>
  `curl -c cookies -H 'content-type: application/json' \\
  -d '{"email":"…","password":"…"}' ${origin}/api/auth/sign-in/email

curl -b cookies -H 'content-type: application/json' \\
  -d '{"title":"Lantern","both":{"format":"csv","text":"en,es\\nThe lamp,El farol"}}' ${origin}/api/pages

curl -b cookies -H 'content-type: application/json' \\
  -d '{"format":"xliff-2.1","open":"leave","credits":false,"comments":true,"locale":"en"}' \\
  ${origin}/api/pages/ID/export`

function Request({ one }: { one: DocumentedRequest }) {
  const t = useTranslations("httpApi")
  const tr = useTranslations("roles")
  const format = useFormatter()
  const roles = one.roles.filter(isRole).map(role => tr(role))
  return (
    <section id={one.id} className={styles.sheet} aria-labelledby={`of-${one.id}`}>
      <h2 id={`of-${one.id}`}>{one.title}</h2>
      <p className={styles.line}>
        <b>{one.method}</b> {one.path}
      </p>
      <p className={styles.help}>
        {one.help}{" "}
        <span className="quiet">
          {roles.length === 0 ? t("anybody") : t("who", { roles: format.list(roles, { type: "disjunction" }) })}
          {one.mostBytes === null ? null : ` ${t("mostBytes", { megabytes: one.mostBytes / 1_000_000 })}`}
        </span>
      </p>
      {one.bodies
        .filter(fields => fields.length > 0)
        .map((fields, i) => (
          <Fields
            key={fields.map(field => field.name).join()}
            title={i === 0 ? t("body") : t("orBody")}
            fields={fields}
          />
        ))}
      <h3>{t("answers")}</h3>
      <dl className={styles.answers}>
        {one.answers.map(({ status, lines }) => (
          <div key={status}>
            <dt>{status}</dt>
            <dd>
              {lines.map(line => (
                <p key={line}>{line}</p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Fields({ title, fields }: { title: string; fields: readonly Field[] }) {
  const t = useTranslations("httpApi")
  return (
    <>
      <h3>{title}</h3>
      <dl className={styles.fields}>
        {fields.map(field => (
          <div key={field.name}>
            <dt>
              {field.name}
              {field.required ? null : <span className={styles.optional}> {t("optional")}</span>}
            </dt>
            <dd>
              {field.help === "" ? null : <p>{field.help}</p>}
              <p className={styles.type}>
                {field.choices.length > 0 ? field.choices.join(" · ") : field.type}
                {field.most === null ? null : ` · ${t("most", { count: field.most })}`}
              </p>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
