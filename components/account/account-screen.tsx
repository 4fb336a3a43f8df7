"use client"

import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { TopBar } from "@/components/shell/top-bar"
import { useAnswer } from "@/components/shell/use-answer"
import { Elsewhere } from "@/components/welcome/elsewhere"
import { api } from "@/lib/client/api"
import type { Me } from "@/lib/sync/api"
import styles from "./account.module.css"
import { DeleteAccount } from "./delete-account"
import { MailWish } from "./mail-wish"
import { NameForm } from "./name-form"
import { OwnData } from "./own-data"
import { PasswordForm } from "./password-form"
import { Sessions } from "./sessions"

/** One's own account: name, password, sessions, one's data, the end of it. */
export function AccountScreen({ me }: { me: Me }) {
  const t = useTranslations("account")
  const outside = useTranslations("outside")
  const { answer, again } = useAnswer(api.account)
  const welcome = useAnswer(api.welcome)
  const provider = welcome.answer.state === "here" ? welcome.answer.value.provider : null
  return (
    <>
      <TopBar me={me} />
      <main id="content" tabIndex={-1} className={styles.wrap}>
        <h1 className={styles.title}>{t("title")}</h1>
        {answer.state === "here" ? (
          <div className={styles.paper}>
            <NameForm account={answer.value} onSaved={() => void again()} />
            <PasswordForm email={answer.value.email} onChanged={() => void again()} />
            {provider === null ? null : (
              <section className={styles.part} aria-labelledby="elsewhere-title">
                <h2 id="elsewhere-title">{outside("elsewhere")}</h2>
                {answer.value.elsewhere ? (
                  <p className={styles.help}>{outside("providerJoined", { name: provider })}</p>
                ) : (
                  <>
                    <p className={styles.help}>{outside("providerJoinHelp", { name: provider })}</p>
                    <Elsewhere joins name={provider} next={() => "/account"} />
                  </>
                )}
              </section>
            )}
            <Sessions sessions={answer.value.sessions} onEnded={() => void again()} />
            <MailWish />
            <OwnData />
            <DeleteAccount />
          </div>
        ) : answer.state === "asking" ? (
          <p className="quiet">{answer.slow ? t("loading") : ""}</p>
        ) : (
          <Refused why={answer.why} what={t("notLoaded")} onRetry={() => void again()} />
        )}
      </main>
    </>
  )
}
