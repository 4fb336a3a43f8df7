/** A database of its own for a test, on the PostgreSQL that `npm test -- postgres` has started. */
import pg from "pg"

/** Address of a database on that server in which others can be made; null: the tests use SQLite. */
export const testPostgres: string | null = process.env.COTEJO_TEST_DATABASE || null

let made = 0

export async function freshDatabase(server: string): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = `cotejo_${process.pid}_${Date.now().toString(36)}_${++made}`
  await asked(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => asked(server, `drop database ${name} with (force)`) }
}

async function asked(server: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}
