/** The preferences in force in this window. They come with whoever is signed in, and every change goes to the server. */
import { createStore } from "zustand/vanilla"
import { noPreferences, type Preferences } from "@/lib/sync/preferences"
import { type ApiRefusal, api } from "../api"

interface Kept {
  readonly preferences: Preferences
  /** Why the last change is not on the server; it holds in this window all the same. */
  readonly notKept: ApiRefusal | null
}

export const preferenceStore = createStore<Kept>()(() => ({ preferences: noPreferences, notKept: null }))

/** Changes that are on their way: an older answer must not undo a newer change. */
let changes = 0

/** What the server said this person has set. */
export function takePreferences(preferences: Preferences): void {
  if (changes === 0) preferenceStore.setState({ preferences })
}

export async function changePreferences(change: (now: Preferences) => Preferences): Promise<void> {
  const preferences = change(preferenceStore.getState().preferences)
  preferenceStore.setState({ preferences, notKept: null })
  changes++
  const answer = await api.setPreferences(preferences)
  changes--
  if (changes === 0) preferenceStore.setState({ notKept: answer.ok ? null : answer.why })
}

export const changeKeys = (slot: string, keys: readonly string[] | null): Promise<void> =>
  changePreferences(now => {
    const { [slot]: _, ...others } = now.keys
    return { ...now, keys: keys === null ? others : { ...others, [slot]: keys } }
  })
