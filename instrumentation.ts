/** Runs once when the server starts: opens the data folder, so that a fault there is seen now and not by the first visitor. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return
  const { startServer } = await import("./lib/server/start")
  await startServer()
}
