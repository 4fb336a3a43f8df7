/** What the tests of the command line share: a folder for their files, and what a command writes. Call it once, at the top. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, vi } from "vitest"

export interface Heard {
  readonly code: number
  readonly out: string
  readonly errors: string
}

export function commandLine(name: string) {
  const folder = mkdtempSync(join(tmpdir(), `cotejo-${name}-`))
  const at = (file: string): string => join(folder, file)
  let out = ""
  let errors = ""
  beforeAll(() => {
    vi.spyOn(process.stdout, "write").mockImplementation((words, ...rest) => {
      out += String(words)
      const told = rest.at(-1)
      if (typeof told === "function") told()
      return true
    })
    vi.spyOn(console, "error").mockImplementation(words => {
      errors += `${words}\n`
    })
    vi.spyOn(console, "log").mockImplementation(words => {
      out += `${words}\n`
    })
  })
  afterAll(() => {
    vi.restoreAllMocks()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    folder,
    at,
    /** Writes a file, and answers its path. */
    file(name: string, words: string | Uint8Array): string {
      writeFileSync(at(name), words)
      return at(name)
    },
    written: (name: string): string => readFileSync(at(name), "utf8"),
    async run(command: (args: string[]) => Promise<number>, args: readonly string[]): Promise<Heard> {
      out = ""
      errors = ""
      return { code: await command([...args]), out, errors }
    },
  }
}
