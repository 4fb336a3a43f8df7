/** npm run kills [-- TIMES [SEED]]: ten people type, the server is killed at a random moment; a hundred times. */
import { inPackage, run } from "./lib/run.mjs"

const [times = "100", seed = "1"] = process.argv.slice(2)
const { code } = await run([...inPackage("vitest/vitest.mjs"), "run", "lib/server/killed.test.ts"], {
  limit: 3_600_000,
  env: { COTEJO_KILLS: times, COTEJO_SEED: seed },
})
process.exitCode = code ?? 1
