"use client"

import { useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { TopBar } from "@/components/shell/top-bar"
import { useAnswer } from "@/components/shell/use-answer"
import { Button, ButtonLink } from "@/components/ui/button"
import { Chip, Chips } from "@/components/ui/chip"
import { FindField } from "@/components/ui/find-field"
import { BrandMark, DownIcon, PlusIcon, StatusBead } from "@/components/ui/icons"
import { Menu, MenuChoices } from "@/components/ui/menu"
import { api } from "@/lib/client/api"
import { may } from "@/lib/review/roles"
import type { Me, PageSummary } from "@/lib/sync/api"
import { Ledger } from "./ledger"
import styles from "./pages-list.module.css"
import {
  mentions,
  type PageFilter,
  type PageSort,
  pageFilters,
  pageSorts,
  passes,
  sorted,
  waitsFor,
} from "./select-pages"

/** The first screen of whoever is signed in. */
export function PagesList({ me, first }: { me: Me; first: readonly PageSummary[] }) {
  const t = useTranslations("pages")
  const { answer, again } = useAnswer(api.pages, first)
  const bringsIn = may(me.roles, "bring-in")
  return (
    <>
      <TopBar me={me} current="pages" onHat={() => void again()} />
      <main id="content" tabIndex={-1} className={styles.wrap}>
        {answer.state === "here" && answer.value.length === 0 ? (
          <Empty bringsIn={bringsIn} />
        ) : (
          <>
            <div className={styles.lede}>
              <div>
                <h1>{t("title")}</h1>
                {answer.state === "here" ? <Lede pages={answer.value} me={me} /> : null}
              </div>
              {bringsIn ? (
                <ButtonLink look="main" href="/bring-in" icon={<PlusIcon />}>
                  {t("bringInPage")}
                </ButtonLink>
              ) : null}
            </div>
            {answer.state === "here" ? <Shelf pages={answer.value} me={me} /> : null}
            {answer.state === "asking" ? <p className="quiet">{answer.slow ? t("loading") : ""}</p> : null}
            {answer.state === "refused" ? (
              <Refused why={answer.why} what={t("notLoaded")} onRetry={() => void again()} />
            ) : null}
          </>
        )}
      </main>
    </>
  )
}

function Lede({ pages, me }: { pages: readonly PageSummary[]; me: Me }) {
  const t = useTranslations("pages")
  const languages = new Set(pages.flatMap(page => [page.source, page.target]).map(tag => tag.split("-")[0])).size
  const waiting = pages.filter(page => waitsFor(page, me.person.id)).length
  return (
    <p>
      {t("lede", { count: pages.length, languages })} {t("ledeWaiting", { count: waiting, all: pages.length })}
    </p>
  )
}

/** Search, filters, order, and the ledger. */
function Shelf({ pages, me }: { pages: readonly PageSummary[]; me: Me }) {
  const t = useTranslations("pages")
  const locale = useLocale()
  const [words, setWords] = useState("")
  const [filter, setFilter] = useState<PageFilter>("all")
  const [sort, setSort] = useState<PageSort>("changed")
  const found = sorted(
    pages.filter(page => passes(page, filter, me.person.id) && mentions(page, words)),
    sort,
    locale,
  )
  const names: { readonly [F in PageFilter]: string } = {
    all: t("all"),
    waiting: t("waiting"),
    mentioned: t("mentioned"),
    "in-review": t("inReview"),
    approved: t("approved"),
  }
  const counted = pageFilters.map(one => ({ one, count: pages.filter(p => passes(p, one, me.person.id)).length }))
  return (
    <>
      <div className={styles.tools}>
        <FindField label={t("find")} value={words} onChange={setWords} />
        <Chips label={t("show")}>
          {counted
            .filter(({ one, count }) => one === "all" || count > 0 || one === filter)
            .map(({ one, count }) => (
              <Chip key={one} pressed={one === filter} count={count} onClick={() => setFilter(one)}>
                {names[one]}
              </Chip>
            ))}
        </Chips>
        <span className={styles.sort}>
          <Menu
            align="end"
            trigger={
              <Chip aria-label={`${t("sort")}: ${t(`sorts.${sort}`)}`}>
                {t(`sorts.${sort}`)}
                <DownIcon />
              </Chip>
            }
          >
            <MenuChoices
              label={t("sort")}
              value={sort}
              choices={pageSorts.map(one => ({ value: one, label: t(`sorts.${one}`) }))}
              onChoose={setSort}
            />
          </Menu>
        </span>
      </div>
      {found.length > 0 ? (
        <>
          <Ledger pages={found} />
          <Key />
        </>
      ) : (
        <p className={styles.nothing}>
          {t("noMatch")}{" "}
          <Button
            look="line"
            size="small"
            onClick={() => {
              setWords("")
              setFilter("all")
            }}
          >
            {t("showAll", { count: pages.length })}
          </Button>
        </p>
      )}
    </>
  )
}

function Key() {
  const t = useTranslations("status")
  const label = useTranslations("pages")
  return (
    <ul className={`${styles.key} plain-list`} aria-label={label("key")}>
      {(["approved", "reviewed", "changes", "draft"] as const).map(status => (
        <li key={status}>
          <StatusBead status={status} />
          {t(`${status}Lower`)}
        </li>
      ))}
    </ul>
  )
}

function Empty({ bringsIn }: { bringsIn: boolean }) {
  const t = useTranslations("pages")
  return (
    <section className={styles.empty} aria-labelledby="empty-title">
      <BrandMark size={56} />
      <h1 id="empty-title">{t("empty")}</h1>
      <p>{bringsIn ? t("emptyHelp") : t("emptyReader")}</p>
      {bringsIn ? (
        <ButtonLink look="main" href="/bring-in">
          {t("bringInPage")}
        </ButtonLink>
      ) : null}
    </section>
  )
}
