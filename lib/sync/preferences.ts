/** What a person has set for themselves; kept on the server, so that it holds on every machine they sign in on. */
export interface Preferences {
  /** Single letters are keys where nothing is written. */
  readonly singleKeys: boolean
  /** Keys that are not the default ones, by slot ("accept/text"): see lib/client/keys. None: taken away. */
  readonly keys: { readonly [slot: string]: readonly string[] }
}

export const noPreferences: Preferences = { singleKeys: true, keys: {} }

/** At most, of each; a person has about eighty slots. */
export const MOST_SLOTS = 200
export const MOST_KEYS = 4
