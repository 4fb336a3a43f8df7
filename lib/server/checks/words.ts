/** The words that this Cotejo's host has put beside our dictionary: a pack made by `cotejo lexicon`. */
import { createHash } from "node:crypto"
import { readFile, stat } from "node:fs/promises"
import { loadLexicon } from "@/lib/checks/lexicon/lexicon"
import { CannotStart } from "../cannot-start"

export interface WordPack {
  /** As it is fetched at the desk: gzip. */
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Another for other words. */
  readonly stamp: string
}

/** Every desk fetches it; all of Apertium's Spanish beyond ours is far below. In bytes. */
const LARGEST = 8_000_000

/** Throws CannotStart for what is no pack: who has set one wants to know now that it is not used. */
export async function readWordPack(path: string): Promise<WordPack> {
  const sorry = (why: string) => new CannotStart(`COTEJO_APERTIUM_PACK, ${path}: ${why}`)
  let bytes: Uint8Array<ArrayBuffer>
  try {
    if ((await stat(path)).size > LARGEST) throw sorry("This is too large for a pack of words.")
    bytes = new Uint8Array(await readFile(path))
  } catch (fault) {
    if (fault instanceof CannotStart) throw fault
    if (fault instanceof Error && "code" in fault) throw sorry("There is no such file, or it cannot be read.")
    throw fault
  }
  const opened = await loadLexicon(bytes)
  if (!opened.ok || opened.value.language !== "es")
    throw sorry("This is not a pack of words. Make one with: npx cotejo lexicon DICTIONARY.dix PACK")
  return { bytes, stamp: createHash("sha256").update(bytes).digest("hex").slice(0, 16) }
}
