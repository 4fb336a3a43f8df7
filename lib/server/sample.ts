/**
 * Purpose: let somebody look around without an account: a guest, a group of their own with three persons, one under
 *   each hat, and a copy of the page in samples/.
 * Design: the copy is brought in like any page. Only the alignment, which takes a moment, is done once and kept by
 *   the texts it was made from; `prepareSample` does that when the server starts.
 */
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { alignPages } from "@/lib/align/align-pages"
import { pairPieces } from "@/lib/align/pair-pieces"
import type { PiecePair } from "@/lib/align/types"
import { formatById } from "@/lib/formats/registry"
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import type { BringIn, RefusalCode, SideFile } from "@/lib/sync/api"
import { log } from "./log"
import { bringIn } from "./pages/bring-in"
import { addMember, hats, makeGroup } from "./people"
import { hashOf } from "./secrets"
import type { Server } from "./server"

/** Goes into the key of kept alignments: to be raised when the aligner changes what it makes of the sample. */
const ALIGNER = 1

const sigla = { coordinator: "CO", translator: "TR", reviewer: "RE" } as const

async function sideOf(server: Server, lang: string): Promise<SideFile> {
  const name = `lantern.${lang}.md`
  return { format: "markdown", lang, name, text: await readFile(join(server.config.samples, name), "utf8") }
}

async function sampleWish(server: Server): Promise<BringIn> {
  const source = await sideOf(server, "en")
  const target = await sideOf(server, "es")
  return { title: "", source, target, pairs: await alignedOnce(server, source, target) }
}

async function alignedOnce(server: Server, source: SideFile, target: SideFile): Promise<readonly PiecePair[]> {
  const key = hashOf(JSON.stringify([ALIGNER, source, target]))
  const known = await server.db.selectFrom("alignments").select("pairs").where("key", "=", key).executeTakeFirst()
  if (known) return JSON.parse(known.pairs) as PiecePair[]
  const pages = [source, target].map(side => formatById(side.format)?.read(side.text, side.lang))
  const [left, right] = pages
  if (!left?.ok || !right?.ok) throw new Error("the sample page cannot be read")
  const alignment = await alignPages(left.value.value, right.value.value)
  const pairs = pairPieces(left.value.value, right.value.value, alignment, "paragraph")
  await server.db
    .insertInto("alignments")
    .values({ key, pairs: JSON.stringify(pairs), at: Date.now() })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  return pairs
}

/** How long a guest's page is kept after it was last changed, in milliseconds. */
const KEPT_FOR = 30 * 24 * 60 * 60 * 1000

/** Samples nobody has touched for a month go, with their guests. */
export async function sweepSamples({ db }: Server, now = Date.now()): Promise<void> {
  const old = await db
    .selectFrom("groups")
    .select("groups.id")
    .where("groups.kind", "=", "sample")
    .where("groups.created_at", "<", now - KEPT_FOR)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("pages")
            .select("pages.id")
            .whereRef("pages.group_id", "=", "groups.id")
            .where("pages.changed_at", ">=", now - KEPT_FOR),
        ),
      ),
    )
    .execute()
  for (const { id } of old) {
    await db.transaction().execute(async tx => {
      const guests = await tx.selectFrom("persons").select("user_id").distinct().where("group_id", "=", id).execute()
      await tx.deleteFrom("pages").where("group_id", "=", id).execute()
      await tx.deleteFrom("groups").where("id", "=", id).execute()
      for (const { user_id } of guests) await tx.deleteFrom("user").where("id", "=", user_id).execute()
    })
  }
}

/** At start: so that the first try opens at once. A sample that cannot be prepared is no reason not to start. */
export async function prepareSample(server: Server): Promise<void> {
  try {
    await sweepSamples(server)
    if (server.config.sampleOffered) await sampleWish(server)
  } catch (error) {
    log.error({ err: error }, "the sample page could not be prepared")
  }
}

export interface SampleMade {
  readonly page: string
  readonly cookies: readonly string[]
}

/** A guest with a sample of their own. Their names are keys (`hat:…`) for the interface to put into words. */
export async function makeSample(server: Server): Promise<Outcome<SampleMade, RefusalCode>> {
  if (!server.config.sampleOffered) return refuse("sample-off")
  const wish = await sampleWish(server)
  const { headers, response } = await server.auth.api.signInAnonymous({ returnHeaders: true })
  if (!response) return refuse("server-fault")
  const user = response.user.id
  const coordinator = await server.db.transaction().execute(async tx => {
    const group = await makeGroup(tx, "sample", "sample")
    const [first] = [
      await addMember(tx, group, member(user, hats[0])),
      await addMember(tx, group, member(user, hats[1])),
      await addMember(tx, group, member(user, hats[2])),
    ]
    return first
  })
  const page = await bringIn(server, coordinator, wish)
  return page.ok ? done({ page: page.value, cookies: headers.getSetCookie() }) : page
}

const member = (user: string, hat: (typeof hats)[number]) => ({
  user,
  name: `hat:${hat}`,
  roles: [hat],
  hat: { role: hat, siglum: sigla[hat] },
})
