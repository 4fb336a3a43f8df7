"use client"

import { type KeyboardEvent, useRef, useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { DotsIcon } from "@/components/ui/icons"
import { inkClass } from "@/components/ui/ink"
import { Menu, MenuItem } from "@/components/ui/menu"
import { When } from "@/components/ui/when"
import type { ApiRefusal } from "@/lib/client/api"
import { piecesOf, toIds, toNames } from "@/lib/review/comments/mentions"
import { may } from "@/lib/review/roles"
import type { CommentInfo } from "@/lib/sync/protocol"
import { useDesk, useEditor } from "../desk-context"
import { focusInstead } from "../editor/actions"
import { deleteComment, editComment } from "../editor/comments"
import margin from "../margin.module.css"
import { usePerson } from "../people"
import { CommentField } from "./comment-field"
import styles from "./comments.module.css"
import { EarlierWordings } from "./earlier-wordings"
import { useLabels } from "./use-labels"

export function Author({ comment }: { comment: CommentInfo }) {
  const t = useTranslations("notes")
  const tc = useTranslations("comments")
  const person = usePerson(comment.author)
  return (
    <span className={comment.importedBy ? undefined : inkClass(person.order)}>
      <b>{comment.importedBy ?? person.name}</b>, {comment.importedBy ? t("fromTicket") : <When at={comment.at} />}
      {comment.edited === null || comment.deleted ? null : (
        <>, {tc.rich("edited", { at: () => <When at={comment.edited ?? 0} /> })}</>
      )}
    </span>
  )
}

/** The words, with the people in them by the names they have now. */
export function CommentWords({ comment, className = "" }: { comment: CommentInfo; className?: string }) {
  const t = useTranslations("comments")
  const me = useDesk(state => state.me.id)
  const { labels } = useLabels()
  const by = usePerson(comment.deleted?.by ?? "")
  if (comment.deleted) {
    const { at } = comment.deleted
    return (
      <p className={`${margin.words} ${styles.deleted} ${className}`}>
        {t.rich("deletedBy", { name: by.name, at: () => <When at={at} /> })}
      </p>
    )
  }
  return (
    <p className={`${margin.words} ${className}`}>
      {piecesOf(comment.text, id => labels.has(id)).map((piece, i) =>
        "text" in piece ? (
          piece.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
          <b key={i} className={`${styles.mention} ${piece.mention === me ? styles.me : ""}`}>
            @{labels.get(piece.mention)}
          </b>
        ),
      )}
    </p>
  )
}

/** A comment, and what whoever reads may do with it. */
export function Comment({ comment, thread }: { comment: CommentInfo; thread: string }) {
  const t = useTranslations("comments")
  const tr = useTranslations("refusals")
  const editor = useEditor()
  const me = useDesk(state => state.me.id)
  const roles = useDesk(state => state.page.roles)
  const waits = useDesk(state => state.waiting.some(one => one.kind === "thread" && one.thread === comment.id))
  const { labels } = useLabels()
  const [doing, setDoing] = useState<"edit" | "delete" | "earlier" | null>(null)
  const [text, setText] = useState("")
  const [sorry, setSorry] = useState<ApiRefusal | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const activePair = useDesk(state => state.activePair)
  if (!editor) return null
  /** What had the focus goes: back to what it was asked for with, to the note, or, where that is over, to its pair. */
  const leave = () => {
    setDoing(null)
    focusInstead(() => {
      const here = place.current
      const back =
        here?.querySelector<HTMLElement>('[aria-haspopup="menu"]') ?? here?.closest<HTMLElement>("[tabindex]")
      return back ?? editor.pairs.get(activePair ?? "")?.pin
    })
  }
  const own = comment.importedBy === null && comment.author === me && may(roles, "comment") && !waits
  const keepsOrder = may(roles, "moderate-comments") && !waits
  const changed = comment.edited !== null || comment.deleted !== null
  const settle = async (work: Promise<ApiRefusal | null>) => {
    const refused = await work
    setSorry(refused)
    if (refused === null) leave()
  }
  const save = () => void settle(editComment(editor, thread, comment.id, toIds(text, labels)))
  const items = [
    ...(own && !comment.deleted ? (["edit"] as const) : []),
    ...((own || keepsOrder) && !comment.deleted ? (["delete"] as const) : []),
    ...(keepsOrder && changed ? (["earlier"] as const) : []),
  ]
  const begin = (item: (typeof items)[number]) => {
    setText(toNames(comment.text, labels))
    setSorry(null)
    setDoing(item)
  }
  return (
    <div ref={place} className={styles.comment}>
      <div className={margin.meta}>
        <Author comment={comment} />
        {items.length > 0 ? (
          <Menu
            align="end"
            trigger={<Button className={styles.dots} size="small" icon={<DotsIcon />} aria-label={t("more")} />}
          >
            {items.map(item => (
              <MenuItem key={item} onClick={() => begin(item)}>
                {t(item)}
              </MenuItem>
            ))}
          </Menu>
        ) : null}
      </div>
      {doing === "edit" ? (
        <>
          <CommentField label={t("editing")} value={text} onChange={setText} onSend={save} onEscape={leave} autoFocus />
          <Answers verb={t("save")} onDo={save} onLeave={leave} off={text.trim() === ""} />
        </>
      ) : (
        <CommentWords comment={comment} />
      )}
      {doing === "delete" ? (
        <div className={styles.ask} role="alertdialog" aria-label={t("deleteAsk")} onKeyDown={onEscape(leave)}>
          <p>
            <b>{t("deleteAsk")}</b> {t("deleteHelp")}
          </p>
          <Answers
            verb={t("delete")}
            onDo={() => void settle(deleteComment(editor, thread, comment.id))}
            onLeave={leave}
            autoFocus
          />
        </div>
      ) : null}
      {sorry ? (
        <p role="alert" className={margin.sorry}>
          {tr(sorry)}
        </p>
      ) : null}
      {doing === "earlier" ? (
        <EarlierWordings thread={thread} comment={comment.id} onClose={() => setDoing(null)} />
      ) : null}
    </div>
  )
}

const onEscape = (act: () => void) => (event: KeyboardEvent) => {
  if (event.key !== "Escape") return
  event.preventDefault()
  event.stopPropagation()
  act()
}

interface AnswersProps {
  readonly verb: string
  readonly onDo: () => void
  readonly onLeave: () => void
  readonly off?: boolean
  readonly autoFocus?: boolean
}
function Answers({ verb, onDo, onLeave, off, autoFocus }: AnswersProps) {
  const t = useTranslations("common")
  return (
    <div className={styles.answers}>
      <Button look="main" size="small" onClick={onDo} disabled={off} autoFocus={autoFocus}>
        {verb}
      </Button>
      <Button size="small" onClick={onLeave}>
        {t("cancel")}
      </Button>
    </div>
  )
}
