import { spawn } from "node:child_process"
import { createWriteStream, mkdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

/** The folder of the checkout. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "")

/** Logs of install, build and tests. Ignored by git. */
export const logFile = name => join(root, ".cotejo", "logs", `${name}.log`)

/** A program of this project's own packages, run by the same Node: [node, the package's file]. */
export const inPackage = file => [process.execPath, join(root, "node_modules", file)]

/**
 * Runs a command to its end. Never asks for input. With `log`, what it prints goes into that file; else to the terminal.
 * Past `limit` milliseconds it is stopped, and so are the processes it started.
 * @returns {Promise<{ code: number, late: boolean }>} code is 0 only when the command said so itself
 */
export function run([command, ...args], { log, limit, env = {}, cwd = root } = {}) {
  if (log) mkdirSync(dirname(log), { recursive: true })
  const out = log ? createWriteStream(log) : null
  // A group of its own, so that stopping it stops what it started too (not on Windows, where groups are another thing).
  const grouped = process.platform !== "win32"
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...(out ? { NO_COLOR: "1" } : {}), NEXT_TELEMETRY_DISABLED: "1", ...env },
    stdio: ["ignore", out ? "pipe" : "inherit", out ? "pipe" : "inherit"],
    detached: grouped,
  })
  const end = signal => {
    try {
      if (grouped) process.kill(-child.pid, signal)
      else child.kill(signal)
    } catch {
      // It has ended by itself in the meantime.
    }
  }
  let late = false
  const tooLate = () => {
    late = true
    end("SIGKILL")
  }
  const timer = limit ? setTimeout(tooLate, limit) : null
  const interrupted = () => {
    end("SIGTERM")
    process.exit(130)
  }
  process.once("SIGINT", interrupted)
  process.once("SIGTERM", interrupted)
  if (out) {
    child.stdout.pipe(out, { end: false })
    child.stderr.pipe(out, { end: false })
  }
  return new Promise(resolve => {
    const finish = code => {
      clearTimeout(timer)
      process.removeListener("SIGINT", interrupted)
      process.removeListener("SIGTERM", interrupted)
      const done = () => resolve({ code: late ? 1 : code, late })
      if (out) out.end(done)
      else done()
    }
    child.once("error", () => finish(127))
    child.once("close", code => finish(code ?? 1))
  })
}

/** The last lines of a log, for a person who will not open it. */
export function tail(file, lines = 15) {
  try {
    return readFileSync(file, "utf8").trimEnd().split("\n").slice(-lines).join("\n")
  } catch {
    return ""
  }
}
