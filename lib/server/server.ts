/** The one open server of this process: its folder, database, accounts, rooms and listeners. */
import { type Auth, openAuth } from "./auth"
import { type Config, readConfig } from "./config"
import { type Db, type Engine, openSqlite } from "./db/engine"
import { migrate } from "./db/migrate"
import { type Hub, openHub } from "./events"
import { Limits } from "./http/limits"
import { lockFolder } from "./lock"
import { Rooms } from "./pages/rooms"
import { tellPeople } from "./people"
import { sessionSecret } from "./secrets"

export interface Server {
  readonly config: Config
  readonly engine: Engine
  readonly db: Db
  readonly auth: Auth
  readonly hub: Hub
  readonly rooms: Rooms
  readonly limits: Limits
  close(): Promise<void>
}

/** Opens the data folder. Throws FolderInUse when another server has it. */
export async function openServer(config: Config): Promise<Server> {
  const unlock = lockFolder(config.data)
  let engine: Engine | null = null
  try {
    engine = openSqlite(config.data)
    await migrate(engine)
    const { db } = engine
    const opened: Engine = engine
    const server: Server = {
      config,
      engine,
      db,
      auth: openAuth(config, engine, sessionSecret(config.data)),
      hub: openHub(page => void tellPeople(server, page)),
      rooms: new Rooms(db),
      limits: new Limits(),
      close: async () => {
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

// Next puts routes and instrumentation into bundles of their own, each with its own copy of this file; what is one in
// the process has to live where they all see it.
const place = globalThis as { cotejoServer?: Promise<Server> }

export function getServer(): Promise<Server> {
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
