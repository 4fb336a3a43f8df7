import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http"
import { anyPort } from "../../scripts/lib/serve.mjs"

/** One address in front of several instances: each request goes to the next one, whoever asks. */
export interface Balancer {
  readonly url: string
  /** Requests answered by each instance, in the order given. */
  readonly answered: readonly number[]
  readonly close: () => Promise<void>
}

export async function balance(instances: readonly string[]): Promise<Balancer> {
  const answered = instances.map(() => 0)
  let turn = 0
  const pass = (from: IncomingMessage, to: ServerResponse, body: Buffer, tries: number): void => {
    const at = turn++ % instances.length
    const asked = request(
      new URL(from.url ?? "/", instances[at]),
      { method: from.method, headers: from.headers, agent: false },
      answer => {
        answered[at] = (answered[at] ?? 0) + 1
        to.writeHead(answer.statusCode ?? 502, answer.headers)
        to.flushHeaders()
        answer.on("error", () => to.destroy())
        answer.pipe(to)
      },
    )
    // Nothing has been answered yet: the next one may do better. An answer that breaks off is the browser's to notice.
    asked.on("error", () => {
      if (to.headersSent || tries === 0) to.destroy()
      else pass(from, to, body, tries - 1)
    })
    to.on("close", () => asked.destroy())
    asked.end(body)
  }
  const server = createServer((from, to) => {
    const chunks: Buffer[] = []
    from.on("data", (chunk: Buffer) => chunks.push(chunk))
    from.on("end", () => pass(from, to, Buffer.concat(chunks), instances.length))
  })
  const port = await anyPort()
  await new Promise<void>(resolve => server.listen(port, "127.0.0.1", resolve))
  const close = async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${port}`, answered, close }
}
