import { formatById } from "@/lib/formats/registry"
import { done, type Noted, type Outcome, refuse } from "@/lib/page/outcome"
import { resolvePage } from "@/lib/review/resolve"
import type { Exported, ExportWish, RefusalCode } from "@/lib/sync/api"
import { isTakeOut } from "@/lib/sync/take-out"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import { exportNote } from "./export-note"
import { remember } from "./history"
import { type OpenThings, openThings } from "./open-things"
import { kindsOfFile, takeOut } from "./take-out/take-out"
import { wordOf } from "./word-out"
import { writeIntoSource } from "./write-into-source"
import { writeTarget } from "./write-target"

const endings = { text: "txt", markdown: "md", html: "html", "trac-wiki": "txt", docx: "docx" } as const

/** The target as a file. Who may only look gets it once the page is approved. */
export async function exportPage(
  server: Server,
  access: PageAccess,
  wish: ExportWish,
): Promise<Outcome<Exported, RefusalCode>> {
  const { row, roles, person } = access
  if (row.state !== "approved" && roles.every(role => role === "viewer")) return refuse("not-allowed")
  const open = await openThings(server.db, row.id)
  const made = await writtenAs(server, access, wish, open)
  if (!made.ok) return made
  const { written, mime, ending } = made.value
  if (wish.preview !== true) {
    const detail = { format: wish.format, open: wish.open, suggestions: open.suggestions, threads: open.threads }
    await remember(server.db, row.id, [{ kind: "exported", by: person.id, detail }])
  }
  return done({
    name: `${fileName(row.target_title || row.title)}.${row.target_lang}.${ending}`,
    mime,
    packed: wish.format === "docx",
    text: written.value,
    notes: written.notes,
    open,
  })
}

interface Made {
  readonly written: Noted<string>
  readonly mime: string
  readonly ending: string
}

async function writtenAs(
  server: Server,
  access: PageAccess,
  wish: ExportWish,
  open: OpenThings,
): Promise<Outcome<Made, RefusalCode>> {
  if (isTakeOut(wish.format)) {
    const made = await takeOut(server, access, { ...wish, format: wish.format })
    return made.ok ? done({ written: made.value, ...kindsOfFile[wish.format] }) : made
  }
  const { row } = access
  const format = formatById(wish.format)
  if (!format) return refuse("not-understood", "format")
  const kinds = { mime: format.mime, ending: endings[format.id] }
  if (wish.format === "docx" && wish.word !== undefined)
    return done({ written: await wordOf(server, access, wish.word, wish.locale, wish.preview !== true), ...kinds })
  const { doc } = await server.rooms.open(row.id)
  const written =
    wish.skeleton === "source"
      ? await writeIntoSource(server.db, access, format, doc, wish.open)
      : await writeTarget(server.db, row.id, format, resolvePage(doc, "target", wish.open, row.target_lang))
  const note = await exportNote(server.db, access, { ...wish, format: format.id }, open, doc)
  return done({ written: { ...written, value: written.value + note }, ...kinds })
}

/** Letters and digits of any script, joined by hyphens: safe as a file's name everywhere. */
function fileName(title: string): string {
  const words = title.toLocaleLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return Array.from(words.join("-")).slice(0, 60).join("").replace(/-$/, "") || "page"
}
