import { test as base, expect } from "@playwright/test"
import { People } from "./people"
import { type Place, startPlace } from "./place"

/** Settings of the server as environment variables: `test.use({ settings: { COTEJO_SAMPLE: "off" } })`. */
type Settings = { readonly [name: string]: string }

interface Fixtures {
  readonly settings: Settings
  /** The Cotejo of this file: started for its first test, with nothing in it. */
  readonly place: Place
  readonly people: People
}

/** The place that this worker has open, and its people. One at a time: the files of a worker come one after the other. */
class Places {
  #open: { readonly key: string; readonly place: Place; people: People | null } | null = null

  async of(key: string, settings: Settings) {
    if (this.#open?.key !== key) {
      await this.close()
      this.#open = { key, place: await startPlace(settings), people: null }
    }
    return this.#open
  }

  async close() {
    await this.#open?.people?.leave()
    await this.#open?.place.stop()
    this.#open = null
  }
}

export const test = base.extend<Fixtures, { readonly places: Places }>({
  places: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's wants from this pattern, and it has none.
    async ({}, use) => {
      const places = new Places()
      await use(places)
      await places.close()
    },
    { scope: "worker" },
  ],
  settings: [{}, { option: true }],
  place: async ({ places, settings }, use, { file }) => {
    const { place } = await places.of(`${file} ${JSON.stringify(settings)}`, settings)
    await use(place)
  },
  people: async ({ places, place, settings, browser }, use, info) => {
    const open = await places.of(`${info.file} ${JSON.stringify(settings)}`, settings)
    open.people ??= new People(browser, place)
    const { people } = open
    await use(people)
    const faults = people.faults.splice(0)
    await people.leave()
    if (info.status !== info.expectedStatus) await info.attach("server", { body: place.said() || "(nothing said)" })
    expect(faults, "errors that nobody caught in the browser").toEqual([])
  },
})

export { expect }
