import { ensureLexicon } from "./lexicon.mjs"

/** Vitest runs this once, before the tests. */
export const setup = () => ensureLexicon()
