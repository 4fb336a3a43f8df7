/** A mail server that keeps what it gets. Enough of SMTP for one message at a time. */
import { type AddressInfo, createServer } from "node:net"

export interface FakeMail {
  readonly to: string
  /** Headers and text, as sent. */
  readonly raw: string
}

export async function fakeSmtp(): Promise<{ readonly url: string; readonly mails: FakeMail[]; close(): void }> {
  const mails: FakeMail[] = []
  const server = createServer(socket => {
    let buffer = ""
    let to = ""
    let inData = false
    const say = (line: string) => socket.write(`${line}\r\n`)
    say("220 desk.test")
    socket.on("error", () => {})
    socket.on("data", chunk => {
      buffer += String(chunk)
      for (;;) {
        const end = buffer.indexOf(inData ? "\r\n.\r\n" : "\r\n")
        if (end < 0) return
        const text = buffer.slice(0, end)
        buffer = buffer.slice(end + (inData ? 5 : 2))
        if (inData) {
          mails.push({ to, raw: text })
          inData = false
          say("250 kept")
        } else if (/^DATA/i.test(text)) {
          inData = true
          say("354 go on")
        } else if (/^QUIT/i.test(text)) {
          say("221 bye")
          socket.end()
        } else {
          to = /^RCPT TO:<(.*)>/i.exec(text)?.[1] ?? to
          say("250 ok")
        }
      }
    })
  })
  await new Promise<void>(ready => server.listen(0, "127.0.0.1", ready))
  const { port } = server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, mails, close: () => void server.close() }
}

/** The text of a mail: quoted-printable is undone where it was used. */
export function mailText({ raw }: FakeMail): string {
  const [head = "", ...rest] = raw.split("\r\n\r\n")
  const text = rest.join("\n\n").replace(/\r\n/g, "\n")
  if (/content-transfer-encoding: base64/i.test(head)) return Buffer.from(text, "base64").toString("utf8")
  if (!/content-transfer-encoding: quoted-printable/i.test(head)) return text
  const bytes = text
    .replace(/=\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, "latin1").toString("utf8")
}
