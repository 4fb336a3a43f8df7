import type { PageFormat } from "@/lib/formats/format"
import { spliceIntoFile } from "@/lib/formats/splice"
import type { Noted } from "@/lib/page/outcome"
import type { Page } from "@/lib/page/page"
import type { Db } from "../db/engine"

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
  if (!draft || draft.format !== format.id) return format.write(target)
  const read = format.read(draft.text, target.lang)
  if (!read.ok) return format.write(target)
  const original = read.value.value
  return spliceIntoFile(
    format,
    draft.text,
    original,
    namedAsIn(target, original, JSON.parse(draft.ids) as Record<string, string>),
  )
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
