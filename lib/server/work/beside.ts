/**
 * Purpose: reading and writing whole files beside the server's main thread, so that nobody's typing waits for somebody's book.
 * Design: one worker, started when it is first needed and kept; jobs go to it one after another. What is small is done here, since
 *   sending it would take as long. Where no worker can be started, everything is done here, and the log says so once.
 * Guarantees: the same answer as the job itself. A job that ends the worker (it may hold `MOST_MEMORY_MB`) ends with an error,
 *   and the next gets a new one.
 */
import { join } from "node:path"
import { Worker } from "node:worker_threads"
import { log } from "../log"
import { type Jobs, jobs } from "./jobs"

/** In characters. */
export const SMALL = 60_000
/** What a block of a page or a row of a file of both languages counts for. */
export const ROW = 100
const MOST_MEMORY_MB = 1500
const SCRIPT = ["scripts", "lib", "worker.mjs"]

type Name = keyof Jobs
type Waiting = { readonly done: (value: unknown) => void; readonly failed: (error: Error) => void }
type Said = { readonly id: number } & ({ readonly value: unknown } | { readonly fault: string })

interface Shared {
  worker: Worker | null
  without: boolean
  serial: number
  /** The checkout. */
  root: string
  readonly waiting: Map<number, Waiting>
}

// Next may put a copy of this module into each route's bundle; the worker is one for all of them.
const place = globalThis as { cotejoBeside?: Shared }
place.cotejoBeside ??= { worker: null, without: false, serial: 0, root: "", waiting: new Map() }
const shared = place.cotejoBeside
const { waiting } = shared

/** Says where the checkout is: the worker is a script in it, not a part of the bundle. Until then all is done here. */
export function workFrom(root: string): void {
  shared.root = root
}

/** @param size how large it is, in characters */
export async function beside<N extends Name>(
  size: number,
  name: N,
  ...args: Parameters<Jobs[N]>
): Promise<Awaited<ReturnType<Jobs[N]>>> {
  const here = (): ReturnType<Jobs[N]> => (jobs[name] as (...all: unknown[]) => ReturnType<Jobs[N]>)(...args)
  if (size <= SMALL || shared.without || shared.root === "") return await here()
  const there = start()
  const id = ++shared.serial
  // While something is done there the process waits for it, and otherwise not.
  there.ref()
  try {
    const value = await new Promise<unknown>((done, failed) => {
      waiting.set(id, { done, failed })
      there.postMessage({ id, name, args })
    })
    return value as Awaited<ReturnType<Jobs[N]>>
  } catch (error) {
    if (!(error instanceof CannotWork)) throw error
    shared.without = true
    log.warn({ err: error }, "large files are read and written in the main thread: no worker could be started")
    return await here()
  } finally {
    waiting.delete(id)
    if (waiting.size === 0) there.unref()
  }
}

/** The worker never came to work. */
class CannotWork extends Error {}

function start(): Worker {
  if (shared.worker) return shared.worker
  const made = new Worker(join(shared.root, ...SCRIPT), {
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    stdout: false,
  })
  let came = false
  made.on("message", (said: Said | "ready") => {
    if (said === "ready") {
      came = true
      return
    }
    const one = waiting.get(said.id)
    if ("fault" in said) one?.failed(new Error(said.fault))
    else one?.done(said.value)
  })
  const over = (error: Error): void => {
    if (shared.worker === made) shared.worker = null
    for (const { failed } of waiting.values()) failed(came ? error : new CannotWork(error.message))
    waiting.clear()
  }
  made.on("error", over)
  made.on("exit", () => over(new Error("the worker has ended")))
  shared.worker = made
  return made
}
