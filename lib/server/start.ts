import { CannotStart } from "./cannot-start"
import { startErrands } from "./outside/errands"
import { prepareSample } from "./sample"
import { getServer } from "./server"

/** Opens the server of this process; when it cannot be opened (another one has the data folder, the database is away), says so in one sentence and ends. */
export async function startServer(): Promise<void> {
  try {
    const server = await getServer()
    // In the background: the first page need not wait for it.
    void prepareSample(server)
    startErrands(server)
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}
