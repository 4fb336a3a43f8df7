import type { Node } from "prosemirror-model"
import type { PageFormat } from "@/lib/formats/format"
import type { Noted } from "@/lib/page/outcome"
import { type OpenSuggestions, resolvePage } from "@/lib/review/resolve"
import { intoSource } from "@/lib/review/source-skeleton"
import type { Db } from "../db/engine"
import type { PageAccess } from "../visitor"
import { beside, ROW } from "../work/beside"

/** The target in the source's file: its structure, links and pictures stay; its words are the target's. */
export async function writeIntoSource(
  db: Db,
  { row }: PageAccess,
  format: PageFormat,
  doc: Node,
  open: OpenSuggestions,
): Promise<Noted<string>> {
  const file = await db
    .selectFrom("drafts")
    .select(["format", "text", "ids"])
    .where("page_id", "=", row.id)
    .where("side", "=", "source")
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst()
  const anew = async (): Promise<Noted<string>> => {
    const target = resolvePage(doc, "target", open, row.target_lang)
    const { value, notes } = await beside(target.blocks.length * ROW, "writePage", format.id, target)
    return { value, notes: [{ code: "file-rewritten" }, ...notes] }
  }
  if (file?.format !== format.id) return anew()
  const read = await beside(file.text.length, "readPage", { format: format.id, lang: row.source_lang, text: file.text })
  if (!read?.ok) return anew()
  const original = read.value.value
  const inDoc = new Map(Object.entries(JSON.parse(file.ids) as Record<string, string>))
  const back = new Map([...inDoc].map(([own, there]) => [there, own]))
  const named = {
    ...original,
    blocks: original.blocks.map(block => ({ ...block, id: inDoc.get(block.id) ?? block.id })),
  }
  const filled = intoSource(doc, named, open)
  const edited = { ...filled, blocks: filled.blocks.map(block => ({ ...block, id: back.get(block.id) ?? block.id })) }
  return beside(file.text.length, "splicePage", format.id, file.text, original, edited)
}
