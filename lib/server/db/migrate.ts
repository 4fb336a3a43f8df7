import { type Migration, Migrator } from "kysely"
import type { Engine } from "./engine"
import { accounts } from "./migrations/001-accounts"
import { pages } from "./migrations/002-pages"
import { decisions } from "./migrations/003-decisions"
import { comments } from "./migrations/004-comments"
import { drafts } from "./migrations/005-drafts"
import { preferences } from "./migrations/006-preferences"
import { people } from "./migrations/007-people"
import { anchors } from "./migrations/008-anchors"
import { inbox } from "./migrations/009-inbox"
import { instances } from "./migrations/010-instances"
import { checks } from "./migrations/011-checks"
import { workflow } from "./migrations/020-workflow"
import { outside } from "./migrations/021-outside"
import { word } from "./migrations/040-word"
import { proposals } from "./migrations/050-proposals"
import { memory } from "./migrations/060-memory"
import { memoryVersions } from "./migrations/061-memory-versions"

/** In order, never changed once released. Each is one transaction where the engine can do that. */
const numbered = {
  "001-accounts": accounts,
  "002-pages": pages,
  "003-decisions": decisions,
  "004-comments": comments,
  "005-drafts": drafts,
  "006-preferences": preferences,
  "007-people": people,
  "008-anchors": anchors,
  "009-inbox": inbox,
  "010-instances": instances,
  "011-checks": checks,
  "020-workflow": workflow,
  "021-outside": outside,
  "040-word": word,
  "050-proposals": proposals,
  "060-memory": memory,
  "061-memory-versions": memoryVersions,
} as const

/** Brings the database to the newest shape; throws when it cannot, leaving it as it was. */
export async function migrate(engine: Engine): Promise<void> {
  const migrations: Record<string, Migration> = Object.fromEntries(
    Object.entries(numbered).map(([name, up]) => [name, { up: db => up(db, engine) }]),
  )
  const migrator = new Migrator({
    db: engine.db,
    provider: { getMigrations: async () => migrations },
    // Numbers are given out by subject: a lower one may come after a higher one. None depends on another of its time.
    allowUnorderedMigrations: true,
  })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
