"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { Chip } from "@/components/ui/chip"
import { CopyButton } from "@/components/ui/copy-button"
import { Dialog } from "@/components/ui/dialog"
import { Tick } from "@/components/ui/field"
import { toNames } from "@/lib/review/comments/mentions"
import { listFormats, type SourceFault, writeSourceFaults } from "@/lib/review/comments/source-faults"
import type { Fault } from "@/lib/review/mqm"
import type { ThreadInfo } from "@/lib/sync/protocol"
import { useDesk } from "../desk-context"
import { useNames } from "../people"
import resolved from "../resolved.module.css"
import { ThreadEntry } from "../thread-entry"
import styles from "./comments.module.css"
import { useLabels } from "./use-labels"

const labels = { text: "copyText", markdown: "copyMarkdown", trac: "copyTrac" } as const

/** The faults found in the source, gathered for its owner: a chip while there are any, and the list it opens. */
export function SourceFaults() {
  const t = useTranslations("comments")
  const threads = useDesk(state => state.threads)
  const [open, setOpen] = useState(false)
  const [settled, setSettled] = useState(false)
  const all = [...threads.values()].filter(thread => thread.kind === "source-fault")
  const count = all.filter(thread => thread.resolved === null).length
  const write = useWriter()
  const rows = useDesk(state => state.rows)
  if (all.length === 0 && !open) return null
  const place = (thread: ThreadInfo) => rows.findIndex(row => row.id === thread.pair)
  const shown = all.filter(thread => settled || thread.resolved === null).sort((a, b) => place(a) - place(b))
  return (
    <>
      <Chip count={count} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("sourceFaults")}
      </Chip>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("sourceFaults")}
        description={t("sourceFaultsHelp")}
        size="wide"
        footer={
          shown.length > 0 ? (
            <>
              <span className="quiet">{t("copyAs")}</span>
              {listFormats.map(format => (
                <CopyButton key={format} look="line" text={write(shown, format)} label={t(labels[format])} />
              ))}
            </>
          ) : undefined
        }
      >
        {all.length > count ? (
          <div className={styles.tools}>
            <Tick
              label={t("settledFaults")}
              checked={settled}
              onChange={event => setSettled(event.currentTarget.checked)}
            />
          </div>
        ) : null}
        <div className={resolved.list}>
          {shown.length === 0 ? <p className="quiet">{t("sourceFaultsNone")}</p> : null}
          {shown.map(thread => (
            <ThreadEntry key={thread.id} thread={thread} close={() => setOpen(false)} />
          ))}
        </div>
      </Dialog>
    </>
  )
}

function useWriter() {
  const t = useTranslations("comments")
  const tm = useTranslations("mqm")
  const page = useDesk(state => state.page)
  const rows = useDesk(state => state.rows)
  const people = useDesk(state => state.people)
  const named = useNames()
  const { labels: names } = useLabels()
  const words = ({ category, severity }: Fault): string =>
    [category ? tm(`categories.${category}`) : "", severity ? tm(`severities.${severity}`).toLowerCase() : ""]
      .filter(Boolean)
      .join(", ")
  return (threads: readonly ThreadInfo[], format: (typeof listFormats)[number]): string => {
    const faults = threads.map((thread): SourceFault => {
      const number = rows.findIndex(row => row.id === thread.pair) + 1
      return {
        where: number > 0 ? t("listPair", { number }) : t("listPage"),
        quote: thread.quote,
        fault: words(thread.fault),
        said: thread.comments
          .filter(comment => comment.deleted === null)
          .map(({ author, importedBy, text }) => ({
            by: importedBy ?? named(people.get(author)?.name ?? "?"),
            text: toNames(text, names),
          })),
      }
    })
    return writeSourceFaults(t("listTitle", { title: page.title }), faults, format)
  }
}
