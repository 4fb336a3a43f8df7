"use client"

import Link from "next/link"
import { useEffect, useState } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { TopBar } from "@/components/shell/top-bar"
import { useAnswer } from "@/components/shell/use-answer"
import { Button } from "@/components/ui/button"
import { Chip, Chips } from "@/components/ui/chip"
import { api } from "@/lib/client/api"
import type { Me } from "@/lib/sync/api"
import type { Inbox, WaitingPage } from "@/lib/sync/inbox"
import styles from "./inbox.module.css"
import { NoticeLine } from "./notice-line"
import { setUnread } from "./unread"

/** What waits for a person, and what happened that they should know. */
export function InboxScreen({ me }: { me: Me }) {
  const t = useTranslations("inbox")
  const { answer, again } = useAnswer(api.inbox)
  return (
    <>
      <TopBar me={me} current="inbox" onHat={() => void again()} />
      <main id="content" tabIndex={-1} className={styles.wrap}>
        <h1 className={styles.title}>{t("title")}</h1>
        {answer.state === "here" ? (
          <Both inbox={answer.value} again={() => void again()} />
        ) : answer.state === "asking" ? (
          <p className="quiet">{answer.slow ? t("loading") : ""}</p>
        ) : (
          <Refused why={answer.why} what={t("notLoaded")} onRetry={() => void again()} />
        )}
      </main>
    </>
  )
}

function Both({ inbox, again }: { inbox: Inbox; again: () => void }) {
  const t = useTranslations("inbox")
  const [onlyUnread, setOnlyUnread] = useState(false)
  useEffect(() => setUnread(inbox.unread), [inbox.unread])
  const shown = inbox.notices.filter(notice => !onlyUnread || notice.unread)
  const readAll = async () => {
    const answer = await api.readNotices(null)
    if (answer.ok) setUnread(answer.value.unread)
    again()
  }
  return (
    <>
      <section aria-labelledby="waiting" className={styles.part}>
        <h2 id="waiting">{t("waiting")}</h2>
        {inbox.waiting.length === 0 ? (
          <p className={styles.none}>{t("waitingNone")}</p>
        ) : (
          <ul className={`${styles.paper} plain-list`}>
            {inbox.waiting.map(page => (
              <Waiting key={page.id} page={page} />
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="news" className={styles.part}>
        <div className={styles.head}>
          <h2 id="news">{t("news")}</h2>
          {inbox.notices.length === 0 ? null : (
            <>
              <Chips label={t("show")}>
                <Chip pressed={!onlyUnread} onClick={() => setOnlyUnread(false)}>
                  {t("all")}
                </Chip>
                <Chip pressed={onlyUnread} count={inbox.unread} onClick={() => setOnlyUnread(true)}>
                  {t("onlyUnread")}
                </Chip>
              </Chips>
              <span className="push" />
              {inbox.unread > 0 ? (
                <Button look="line" size="small" onClick={() => void readAll()}>
                  {t("readAll")}
                </Button>
              ) : null}
            </>
          )}
        </div>
        {shown.length === 0 ? (
          <p className={styles.none}>{t(inbox.notices.length === 0 ? "newsNone" : "newsNoneUnread")}</p>
        ) : (
          <ul className={`${styles.paper} plain-list`}>
            {shown.map(notice => (
              <NoticeLine key={notice.id} notice={notice} />
            ))}
          </ul>
        )}
      </section>
    </>
  )
}

function Waiting({ page }: { page: WaitingPage }) {
  const t = useTranslations("inbox")
  const states = useTranslations("states")
  const facts = [
    page.stateName ?? states(page.state),
    ...(page.openSuggestions > 0 ? [t("waitingOpen", { count: page.openSuggestions })] : []),
    ...(page.mentions > 0 ? [t("waitingCalls", { count: page.mentions })] : []),
  ]
  return (
    <li className={styles.line}>
      <Link href={`/pages/${encodeURIComponent(page.id)}`} prefetch={false} className={styles.page} lang={page.lang}>
        {page.title}
      </Link>
      <span className={styles.facts}>{facts.join(" · ")}</span>
    </li>
  )
}
