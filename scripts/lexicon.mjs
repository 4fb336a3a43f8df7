import { ensureLexicon } from "./lib/lexicon.mjs"
import { runScript } from "./lib/say.mjs"

/** Before `next build` and `next dev`: the files that the desk fetches. */
await runScript(() => ensureLexicon())
