import { formatById } from "@/lib/formats/registry"
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { resolvePage } from "@/lib/review/resolve"
import type { Exported, ExportWish, RefusalCode } from "@/lib/sync/api"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import { exportNote } from "./export-note"
import { remember } from "./history"
import { openThings } from "./open-things"
import { writeTarget } from "./write-target"

const endings = { text: "txt", markdown: "md", html: "html", "trac-wiki": "txt", docx: "docx" } as const

/** The target as a file. Who may only look gets it once the page is approved. */
export async function exportPage(
  server: Server,
  access: PageAccess,
  wish: ExportWish,
): Promise<Outcome<Exported, RefusalCode>> {
  const { row, roles, person } = access
  const format = formatById(wish.format)
  if (!format) return refuse("not-understood", "format")
  if (row.state !== "approved" && roles.every(role => role === "viewer")) return refuse("not-allowed")
  const { doc } = await server.rooms.open(row.id)
  const open = await openThings(server.db, row.id)
  const written = await writeTarget(server.db, row.id, format, resolvePage(doc, "target", wish.open, row.target_lang))
  const note = await exportNote(server.db, access, wish, open, doc)
  if (wish.preview !== true) {
    const detail = { format: wish.format, open: wish.open, suggestions: open.suggestions, threads: open.threads }
    await remember(server.db, row.id, [{ kind: "exported", by: person.id, detail }])
  }
  return done({
    name: `${fileName(row.target_title || row.title)}.${row.target_lang}.${endings[wish.format]}`,
    mime: format.mime,
    packed: wish.format === "docx",
    text: written.value + note,
    notes: written.notes,
    open,
  })
}

/** Letters and digits of any script, joined by hyphens: safe as a file's name everywhere. */
function fileName(title: string): string {
  const words = title.toLocaleLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return Array.from(words.join("-")).slice(0, 60).join("").replace(/-$/, "") || "page"
}
