/**
 * One server to a data folder. Two would each believe to be the only one telling the desks what is new, so the second
 * does not start. The lock is a database file held in an exclusive transaction: the operating system lets go of it
 * when the process ends, however it ends, which a file with a process number in it would not.
 */
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import Database from "libsql"
import { CannotStart } from "./cannot-start"

export class FolderInUse extends CannotStart {
  override readonly name = "FolderInUse"
}

/** Takes the folder, making it first; answers the function that gives it back. Throws FolderInUse with the sentence to show. */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const lock = new Database(join(folder, "server.lock"), { timeout: 0 })
  try {
    lock.exec("begin exclusive")
  } catch (error) {
    lock.close()
    if (!isBusy(error)) throw error
    throw new FolderInUse(
      `Another Cotejo is using the folder ${folder}. Stop that one first, or give this one another folder: --data OTHER.`,
    )
  }
  return () => {
    lock.exec("rollback")
    lock.close()
  }
}

const isBusy = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && String(error.code).startsWith("SQLITE_BUSY")
