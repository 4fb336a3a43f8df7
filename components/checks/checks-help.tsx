"use client"

import { useTranslations } from "use-intl"
import { TopBar } from "@/components/shell/top-bar"
import type { Check, Example } from "@/lib/checks/check"
import type { Me } from "@/lib/sync/api"
import styles from "./checks-help.module.css"

/** What a check is about, as plain data from the registry. */
export type CheckHelp = Pick<Check, "id" | "level" | "needs"> & { readonly examples: readonly Example[] }

/** What each check looks for, with the texts it is tested on. */
export function ChecksHelp({ checks, me }: { checks: readonly CheckHelp[]; me: Me | null }) {
  const t = useTranslations("checks.helpPage")
  const tn = useTranslations("checkNames")
  const tw = useTranslations("checkWhy")
  const tl = useTranslations("checking")
  return (
    <>
      {me ? <TopBar me={me} /> : null}
      <main id="content" tabIndex={-1} className={styles.wrap}>
        <h1 className={styles.title}>{t("title")}</h1>
        <p className={styles.lead}>
          {t("lead")} {tl("notChecked")}
        </p>
        <div className={styles.columns}>
          <nav className={styles.list} aria-label={t("list")}>
            {checks.map(({ id }) => (
              <a key={id} href={`#${id}`}>
                {tn(id)}
              </a>
            ))}
          </nav>
          <div>
            {checks.map(({ id, level, examples }) => (
              <section key={id} id={id} className={`${styles.check} ${styles[level]}`} aria-labelledby={`of-${id}`}>
                <h2 id={`of-${id}`}>{tn(id)}</h2>
                <p className={styles.why}>
                  {tw(id)} <span className="quiet">{t("level", { level: tl(`levels.${level}`) })}</span>
                </p>
                <Examples title={t("marks")} examples={examples.filter(one => one.finds.length > 0)} />
                <Examples title={t("leaves")} examples={examples.filter(one => one.finds.length === 0)} />
              </section>
            ))}
          </div>
        </div>
      </main>
    </>
  )
}

const MOST = 8

function Examples({ title, examples }: { title: string; examples: readonly Example[] }) {
  const t = useTranslations("checks.helpPage")
  if (examples.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul className={styles.examples}>
        {examples.slice(0, MOST).map(one => (
          <li key={`${one.source ?? ""}|${one.target}|${one.locale ?? ""}`}>
            {one.source === undefined ? null : (
              <p lang={one.sourceLang ?? "en"} className={styles.source}>
                <Marked text={one.source} finds={one.side === "source" ? one.finds : []} />
              </p>
            )}
            <p lang={one.targetLang ?? "es"}>
              {one.target === "" ? (
                <em className="quiet">{t("empty")}</em>
              ) : (
                <Marked text={one.target} finds={one.side === "source" ? [] : one.finds} />
              )}
              {one.becomes === undefined ? null : <span className={styles.becomes}> → {one.becomes}</span>}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The text with what is found underlined, each where it stands first after the one before. */
function Marked({ text, finds }: { text: string; finds: readonly string[] }) {
  const parts: { readonly words: string; readonly found: boolean; readonly at: number }[] = []
  let at = 0
  for (const words of finds) {
    const from = text.indexOf(words, at)
    if (from < 0 || words === "") continue
    if (from > at) parts.push({ words: text.slice(at, from), found: false, at })
    parts.push({ words, found: true, at: from })
    at = from + words.length
  }
  if (at < text.length) parts.push({ words: text.slice(at), found: false, at })
  return parts.map(part =>
    part.found ? (
      <mark key={part.at} className={styles.found}>
        {part.words}
      </mark>
    ) : (
      <span key={part.at}>{part.words}</span>
    ),
  )
}
