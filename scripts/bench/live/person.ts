/** Somebody who speaks to a running Cotejo as a browser does, without one. */
import type { DeskEvent } from "@/lib/sync/protocol"

export class Person {
  #cookies = new Map<string, string>()
  constructor(readonly url: string) {}

  /** The same person at another instance. */
  at(url: string): Person {
    const other = new Person(url)
    other.#cookies = this.#cookies
    return other
  }

  async ask<T>(method: "GET" | "POST", path: string, body?: unknown): Promise<T> {
    const send = () =>
      fetch(this.url + path, {
        method,
        headers: this.#headers(),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    let answer = await send()
    // A person may do no more than so much in a minute; a bench waits, as everybody does.
    for (; answer.status === 429; answer = await send()) await new Promise(resolve => setTimeout(resolve, 2000))
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";")
      this.#cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1))
    }
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as T
  }

  /** Listens to a page until `stop` is aborted; answers once the stream is open. */
  async listen(page: string, since: number, hear: (event: DeskEvent) => void, stop: AbortSignal): Promise<void> {
    const path = `/api/pages/${page}/events?since=${since}`
    const { body, ok, status } = await fetch(this.url + path, { headers: this.#headers(), signal: stop })
    if (!ok || !body) throw new Error(`a stream answered ${status}`)
    const read = async (): Promise<void> => {
      let text = ""
      const decoder = new TextDecoder()
      for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
        text += decoder.decode(chunk, { stream: true })
        for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
          const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1]
          text = text.slice(end + 2)
          if (data) hear(JSON.parse(data) as DeskEvent)
        }
      }
    }
    // What made it break off is told by whoever stopped the server.
    read().catch(() => {})
  }

  #headers(): Record<string, string> {
    const cookie = [...this.#cookies].map(one => one.join("=")).join("; ")
    return { "content-type": "application/json", origin: this.url, ...(cookie ? { cookie } : {}) }
  }
}
