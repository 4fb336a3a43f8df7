/** The one open server of this process: its database, accounts, rooms and listeners. */
import { type Auth, openAuth } from "./auth"
import { readWordPack, type WordPack } from "./checks/words"
import { type Config, readConfig } from "./config"
import { type Db, type Engine, openSqlite } from "./db/engine"
import { migrate } from "./db/migrate"
import { openPostgres } from "./db/postgres"
import { type Hub, openHub } from "./events"
import { openPostgresHub } from "./events-postgres"
import { Limits } from "./http/limits"
import { lockFolder } from "./lock"
import { log } from "./log"
import { LanguageTool } from "./outside/language-tool"
import { Rooms } from "./pages/rooms"
import { tellPeople } from "./people"
import { secretInDatabase, secretInFolder } from "./secrets"
import { workFrom } from "./work/beside"

export interface Server {
  readonly config: Config
  readonly engine: Engine
  readonly db: Db
  readonly auth: Auth
  readonly hub: Hub
  readonly rooms: Rooms
  readonly limits: Limits
  /** null: the host has set none. */
  readonly languageTool: LanguageTool | null
  /** The host's own words for the checks of Spanish; null: none. */
  readonly words: WordPack | null
  close(): Promise<void>
}

/**
 * Opens the data folder, or the database that several instances share. Throws CannotStart when another server has the
 * folder or the database cannot be used.
 */
export async function openServer(config: Config): Promise<Server> {
  const { database } = config
  const words = config.wordPack === null ? null : await readWordPack(config.wordPack)
  const unlock = database === null ? lockFolder(config.data) : () => {}
  let engine: Engine | null = null
  try {
    engine = database === null ? openSqlite(config.data) : await openPostgres(database)
    await migrate(engine)
    const opened: Engine = engine
    const { db } = opened
    const secret = database === null ? secretInFolder(config.data) : await secretInDatabase(db)
    const onPresence = (page: string) => void tellPeople(server, page)
    const hub = database === null ? openHub(onPresence) : await openPostgresHub(database, opened, onPresence)
    const server: Server = {
      config,
      engine: opened,
      db,
      auth: openAuth(config, opened, secret),
      hub,
      rooms: new Rooms(db, opened.alone),
      limits: new Limits(),
      languageTool: languageToolOf(config),
      words,
      close: async () => {
        await hub.close()
        await opened.close()
        unlock()
      },
    }
    return server
  } catch (error) {
    await engine?.close()
    unlock()
    throw error
  }
}

function languageToolOf({ languageTool }: Config): LanguageTool | null {
  if (!languageTool) return null
  const { host } = languageTool
  return new LanguageTool(languageTool, {
    onRest: (why, restMs) => log.warn({ host, why, restMs }, "LanguageTool is left alone for a while"),
  })
}

// Next puts routes and instrumentation into bundles of their own, each with its own copy of this file; what is one in
// the process has to live where they all see it.
const place = globalThis as { cotejoServer?: Promise<Server> }

export function getServer(): Promise<Server> {
  workFrom(process.cwd())
  place.cotejoServer ??= openServer(readConfig(process.env, process.cwd())).catch((error: unknown) => {
    delete place.cotejoServer
    throw error
  })
  return place.cotejoServer
}

/** For tests: the server that routes will find. */
export function setServer(server: Server | null): void {
  if (server) place.cotejoServer = Promise.resolve(server)
  else delete place.cotejoServer
}
