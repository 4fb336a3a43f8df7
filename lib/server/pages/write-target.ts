import type { PageFormat } from "@/lib/formats/format"
import type { Noted } from "@/lib/page/outcome"
import type { Page } from "@/lib/page/page"
import type { Db } from "../db/engine"
import { beside, ROW } from "../work/beside"

/**
 * The page in a format. In the one that its last draft came in it is put back into that very file, so that what nobody has
 * edited stays as it was; in any other it is written anew.
 */
export async function writeTarget(db: Db, page: string, format: PageFormat, target: Page): Promise<Noted<string>> {
  const draft = await db
    .selectFrom("drafts")
    .select(["format", "text", "ids"])
    .where("page_id", "=", page)
    .where("side", "=", "target")
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst()
  if (!draft || draft.format !== format.id) return beside(target.blocks.length * ROW, "writePage", format.id, target)
  const size = draft.text.length
  const read = await beside(size, "readPage", { format: format.id, lang: target.lang, text: draft.text })
  if (!read?.ok) return beside(target.blocks.length * ROW, "writePage", format.id, target)
  const original = read.value.value
  const edited = namedAsIn(target, original, JSON.parse(draft.ids) as Record<string, string>)
  return beside(size, "splicePage", format.id, draft.text, original, edited)
}

/** The blocks by the ids they have in the file; what is not from it gets ids that are nobody's there. */
function namedAsIn(target: Page, original: Page, ids: Readonly<Record<string, string>>): Page {
  const inFile = new Map(Object.entries(ids).map(([file, doc]) => [doc, file]))
  const known = new Set(original.blocks.map(block => block.id))
  const blocks = target.blocks.map(block => {
    const id = inFile.get(block.id) ?? (inFile.size === 0 && known.has(block.id) ? block.id : `new-${block.id}`)
    return { ...block, id }
  })
  return { ...target, blocks }
}
