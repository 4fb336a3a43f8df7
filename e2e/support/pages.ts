import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { alignPages } from "@/lib/align/align-pages"
import { pairPieces } from "@/lib/align/pair-pieces"
import { formatById } from "@/lib/formats/registry"
import type { Page } from "@/lib/page/page"
import type { BringIn, SideFile } from "@/lib/sync/api"
import type { Person } from "./people"

const samples = fileURLToPath(new URL("../../samples/", import.meta.url))
export const sampleText = (name: string): string => readFileSync(`${samples}${name}`, "utf8")

export const markdown = (lang: string, text: string): SideFile => ({ format: "markdown", lang, text })
/** The sample page, as files. */
export const samplePage = (): [SideFile, SideFile] => [
  { ...markdown("en", sampleText("lantern.en.md")), name: "lantern.en.md" },
  { ...markdown("es", sampleText("lantern.es.md")), name: "lantern.es.md" },
]

function read(side: SideFile): Page {
  const outcome = formatById(side.format)?.read(side.text, side.lang)
  if (!outcome?.ok) throw new Error(`The ${side.lang} side cannot be read: ${outcome?.why ?? side.format}`)
  return outcome.value.value
}

/** Brings a page in as the import screen would, and answers the address of its desk. bring-in.spec.ts does it by hand. */
export async function bringIn(
  person: Person,
  [source, target]: readonly [SideFile, SideFile],
  title = "",
): Promise<string> {
  const [left, right] = [read(source), read(target)]
  const pairs = pairPieces(left, right, await alignPages(left, right), "paragraph")
  const wish: BringIn = { title, source, target, pairs }
  const { id } = await person.ask<{ id: string }>("POST", "/api/pages", wish)
  return `/pages/${id}`
}
