import { parentPort } from "node:worker_threads"
import { load } from "./typescript.mjs"

/** The server's helper for large files (lib/server/work/beside.ts): does what it is told, one after another. */
const { jobs } = await load("lib/server/work/jobs.ts")
parentPort.postMessage("ready")
let turn = Promise.resolve()
parentPort.on("message", job => {
  turn = turn.then(() => doneWith(job))
})

async function doneWith({ id, name, args }) {
  try {
    parentPort.postMessage({ id, value: await jobs[name](...args) })
  } catch (error) {
    parentPort.postMessage({ id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}
