import type { Browser, BrowserContext, Page as Tab } from "@playwright/test"
import type { Role } from "@/lib/review/roles"
import type { FirstAccount, Me } from "@/lib/sync/api"
import type { Place } from "./place"

/** Somebody at a browser of their own, signed in. */
export interface Person extends FirstAccount {
  readonly tab: Tab
  readonly context: BrowserContext
  /** Asks the server what a script would ask, as this person; a refusal throws with its code. */
  readonly ask: <T>(method: "GET" | "POST" | "DELETE", path: string, body?: unknown) => Promise<T>
  /** One more tab in the same browser. */
  readonly anotherTab: () => Promise<Tab>
}

export interface Look {
  readonly locale?: "en" | "es"
  readonly colorScheme?: "light" | "dark"
  readonly viewport?: { readonly width: number; readonly height: number }
}

/** The people of one place. Accounts are made over HTTP, as the forms do; first-visit.spec.ts makes them by hand. */
export class People {
  #coordinator: FirstAccount | null = null
  readonly #contexts: BrowserContext[] = []
  /** Faults that reached the browser's console as uncaught errors; a journey fails on any. */
  readonly faults: string[] = []
  static #made = 0

  constructor(
    private readonly browser: Browser,
    private readonly place: Place,
  ) {}

  /** A browser in which nobody is signed in. */
  async stranger(look: Look = {}): Promise<Tab> {
    return (await this.#context(look)).newPage()
  }

  /** The first account, which coordinates: made at the first call, signed in again at later ones. */
  async coordinator(look: Look = {}): Promise<Person> {
    if (this.#coordinator) return this.#signedIn(this.#coordinator, look)
    const account = { ...newAccount("Cora Coordina"), group: "Kiln Lane" }
    const context = await this.#context(look)
    const answer = await context.request.post("/api/first", { data: account })
    if (answer.status() === 409) throw new Error("This place has its first account already, made by a test's own hand.")
    await expectOk(answer)
    this.#coordinator = account
    return this.#person(context, account)
  }

  /** Somebody new with these roles, by an invitation of the coordinator's. */
  async invited(name: string, roles: readonly Role[], look: Look = {}): Promise<Person> {
    const coordinator = await this.coordinator()
    const { token } = await coordinator.ask<{ token: string }>("POST", "/api/invitations", { roles, uses: 1, days: 1 })
    await coordinator.context.close()
    const account = newAccount(name)
    const context = await this.#context(look)
    await expectOk(await context.request.post(`/api/join/${token}`, { data: account }))
    return this.#person(context, account)
  }

  /** A guest of the sample, and the address of their copy. */
  async guest(look: Look & { readonly hat?: Role } = {}): Promise<{ readonly person: Person; readonly desk: string }> {
    const context = await this.#context(look)
    const answer = await context.request.post("/api/sample")
    await expectOk(answer)
    const { page } = (await answer.json()) as { page: string }
    if (look.hat) await expectOk(await context.request.post("/api/hat", { data: { hat: look.hat } }))
    return { person: await this.#person(context, newAccount("guest")), desk: `/pages/${page}` }
  }

  async #signedIn(account: FirstAccount, look: Look): Promise<Person> {
    const context = await this.#context(look)
    const { email, password } = account
    await expectOk(await context.request.post("/api/auth/sign-in/email", { data: { email, password } }))
    return this.#person(context, account)
  }

  async #person(context: BrowserContext, account: FirstAccount): Promise<Person> {
    const ask: Person["ask"] = async <T>(method: string, path: string, body?: unknown) => {
      // A connection that has been idle may be closed as it is used again.
      const answer = await context.request.fetch(path, {
        method,
        maxRetries: 2,
        ...(body === undefined ? {} : { data: body }),
      })
      await expectOk(answer)
      return (await answer.json()) as T
    }
    return { ...account, tab: await context.newPage(), context, ask, anotherTab: () => context.newPage() }
  }

  async #context({ locale = "en", colorScheme = "light", viewport }: Look): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      baseURL: this.place.url,
      locale: locale === "es" ? "es-ES" : "en-US",
      colorScheme,
      ...(viewport ? { viewport } : {}),
    })
    context.on("weberror", fault => this.faults.push(String(fault.error())))
    this.#contexts.push(context)
    return context
  }

  async leave(): Promise<void> {
    for (const context of this.#contexts.splice(0)) await context.close()
  }

  static newEmail(): string {
    People.#made++
    return `person${People.#made}@kilnlane.example`
  }
}

const newAccount = (name: string): FirstAccount => ({
  name,
  email: People.newEmail(),
  password: "a kettle on the bench",
})

/** The person as the server knows them. */
export const whoIs = (person: Person): Promise<Me> => person.ask("GET", "/api/me")

async function expectOk(answer: { ok(): boolean; status(): number; url(): string; text(): Promise<string> }) {
  if (!answer.ok()) throw new Error(`${answer.url()} answered ${answer.status()}: ${await answer.text()}`)
}
