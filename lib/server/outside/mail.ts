/** Mail, when the owner has said by which server: links for a new password, and what waits for somebody once a day. */
import { createTransport } from "nodemailer"
import { isLocale, type Locale, translator } from "@/lib/messages"
import type { Notice } from "@/lib/sync/inbox"
import type { DigestWish, MailWishes } from "@/lib/sync/outside"
import type { Db } from "../db/engine"
import { inboxOf } from "../inbox/read"
import { log } from "../log"
import { personsOf } from "../people"
import { linkByMail } from "../resets"
import type { Server } from "../server"

export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** False when it could not be handed over; why is in the log, for the owner. */
export async function sendMail(server: Server, letter: Letter): Promise<boolean> {
  const { mail } = server.config
  if (!mail) return false
  const transport = createTransport(mail.server)
  try {
    await transport.sendMail({ from: mail.from, ...letter, headers: { "auto-submitted": "auto-generated" } })
    return true
  } catch (error) {
    log.error({ err: error }, "a mail could not be sent")
    return false
  } finally {
    transport.close()
  }
}

/** Sends a link to the account's own address, if there is such an account. Whoever asks learns nothing of that. */
export async function mailReset(server: Server, email: string, locale: Locale): Promise<void> {
  const made = await linkByMail(server, email)
  if (!made) return
  const t = translator(locale, "mail")
  const link = `${server.config.publicUrl}/reset/${made.token}`
  await sendMail(server, {
    to: made.email,
    subject: t("resetSubject"),
    text: t("resetText", { name: made.name, link }),
  })
}

const DAY = 24 * 60 * 60 * 1000
/** Long enough for somebody at the desk to have seen it there. */
const FRESH = 30 * 60 * 1000

export async function mailWishes(server: Server, user: string): Promise<MailWishes> {
  const row = await server.db.selectFrom("digests").select("wish").where("user_id", "=", user).executeTakeFirst()
  return { possible: server.config.mail !== null, digest: row?.wish ?? "daily" }
}

export async function setDigest(db: Db, user: string, wish: DigestWish, locale: Locale): Promise<void> {
  await db
    .insertInto("digests")
    .values({ user_id: user, wish, locale, sent_at: 0 })
    .onConflict(same => same.column("user_id").doUpdateSet({ wish, locale }))
    .execute()
}

/**
 * Once a day at most, to everybody with an account who has something unread that is new since the last mail, and older than
 * half an hour. Answers how many were sent.
 */
export async function sendDigests(server: Server, now = Date.now()): Promise<number> {
  const { db, config } = server
  if (!config.mail) return 0
  const waiting = await db
    .selectFrom("notices")
    .innerJoin("persons", "persons.id", "notices.person_id")
    .innerJoin("user", "user.id", "persons.user_id")
    .leftJoin("digests", "digests.user_id", "user.id")
    .select(["user.id", "user.name", "user.email", "digests.sent_at", "digests.wish", "digests.locale"])
    .select(({ fn }) => fn.max("notices.at").as("newest"))
    .where("notices.read_at", "is", null)
    .where("notices.at", "<", now - FRESH)
    .where("persons.left_at", "is", null)
    .where(({ eb, or }) => or([eb("user.isAnonymous", "is", null), eb("user.isAnonymous", "=", falseOf(server))]))
    .groupBy(["user.id", "user.name", "user.email", "digests.sent_at", "digests.wish", "digests.locale"])
    .execute()
  let sent = 0
  for (const row of waiting) {
    const before = Number(row.sent_at ?? 0)
    if (row.wish === "off" || now - before < DAY || Number(row.newest) <= before - FRESH) continue
    if (!(await claim(db, row.id, before, now))) continue
    const letter = await digestFor(server, row, before - FRESH)
    if (letter && (await sendMail(server, letter))) sent++
  }
  return sent
}

/** The column is a number in one database and a truth in the other. */
const falseOf = (server: Server) => (server.engine.kind === "sqlite" ? 0 : false) as never

/** Only one instance sends, and only once. */
async function claim(db: Db, user: string, before: number, now: number): Promise<boolean> {
  await db
    .insertInto("digests")
    .values({ user_id: user, wish: "daily", locale: "en", sent_at: 0 })
    .onConflict(same => same.doNothing())
    .execute()
  const { numUpdatedRows } = await db
    .updateTable("digests")
    .set({ sent_at: now })
    .where("user_id", "=", user)
    .where("sent_at", "=", before)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

interface Reader {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly locale: string | null
}

/** null when nothing of it may be seen any more. */
async function digestFor(server: Server, reader: Reader, since: number): Promise<Letter | null> {
  const persons = await personsOf(server.db, reader.id)
  const [person] = persons
  if (!person) return null
  const visitor = { user: reader.id, email: reader.email, guest: false, persons, person }
  const { notices } = await inboxOf(server.db, visitor)
  const locale = isLocale(reader.locale) ? reader.locale : "en"
  const t = translator(locale, "mail")
  const unread = notices.filter(one => one.unread && one.at > since)
  if (unread.length === 0) return null
  const lines = unread.map(one => {
    const said = sentence(locale, one, one.by?.name || t("somebody"))
    return `${one.page.title}\n  ${said}\n  ${server.config.publicUrl}/pages/${encodeURIComponent(one.page.id)}`
  })
  const inbox = `${server.config.publicUrl}/inbox`
  return {
    to: reader.email,
    subject: t("digestSubject", { count: unread.length }),
    text: t("digestText", { name: reader.name, lines: lines.join("\n\n"), inbox }),
  }
}

/** As the inbox says it. */
function sentence(locale: Locale, { kind, detail, stateName }: Notice, name: string): string {
  const t = translator(locale, "inbox")
  const states = translator(locale, "states")
  const { accepted = 0, edited = 0, rejected = 0 } = detail
  const how = [
    ...(accepted > 0 ? [t("accepted", { count: accepted })] : []),
    ...(edited > 0 ? [t("edited", { count: edited })] : []),
    ...(rejected > 0 ? [t("rejected", { count: rejected })] : []),
  ]
  const count = kind === "decided" ? accepted + edited + rejected : (detail.replies ?? 1)
  return t(kind, {
    name,
    count,
    to: stateName ?? (detail.to ? states(detail.to) : ""),
    how: kind === "settled" ? (detail.how ?? "rejected") : new Intl.ListFormat(locale).format(how),
  })
}
