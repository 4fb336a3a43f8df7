import { mkdirSync } from "node:fs"
import { isIP } from "node:net"
import { resolve } from "node:path"
import { parseArgs } from "node:util"
import { ensureBuilt } from "./lib/build.mjs"
import { ensureInstalled } from "./lib/install.mjs"
import { checkNode } from "./lib/node-version.mjs"
import { root } from "./lib/run.mjs"
import { runScript, Stop, say, strong } from "./lib/say.mjs"
import { freePort, serve } from "./lib/serve.mjs"

const help = `npm start [-- options]

Installs what is missing, builds what has changed, and starts Cotejo.

  --port N     the port to listen on (or PORT). Without it: 3000, or the next free one
  --host H     the address to listen on (or COTEJO_HOST). Without it: 127.0.0.1, this machine only
  --data DIR   the folder for everything that is kept (or COTEJO_DATA). Without it: ./data
  --help       this

With DATABASE_URL=postgresql://… everything is kept in that database instead, and any number of instances may share it.`

const options = {
  port: { type: "string" },
  host: { type: "string" },
  data: { type: "string" },
  help: { type: "boolean", short: "h" },
}

function readOptions() {
  try {
    const { values } = parseArgs({ options, strict: true })
    const asked = values.port ?? process.env.PORT
    if (asked !== undefined && asked !== "" && !(/^\d+$/.test(asked) && Number(asked) >= 1 && Number(asked) <= 65535))
      throw new Stop(`"${asked}" is not a port. Ports are numbers from 1 to 65535.`)
    return {
      help: values.help ?? false,
      port: asked ? Number(asked) : null,
      host: values.host || process.env.COTEJO_HOST || addressIn(process.env.HOST) || "127.0.0.1",
      data: resolve(root, values.data || process.env.COTEJO_DATA || "data"),
    }
  } catch (fault) {
    if (fault instanceof Stop) throw fault
    throw new Stop(`${fault.message}\n\n${help}`)
  }
}

/** Some shells keep the machine's own name in HOST; only an address there was meant for a server. */
const addressIn = value => (value && isIP(value) ? value : null)

async function choosePort(host, asked) {
  if (asked) {
    if ((await freePort(host, asked)) === asked) return asked
    throw new Stop(`Port ${asked} on ${host} cannot be used: something else may be listening there.`)
  }
  const port = await freePort(host, 3000)
  if (port === null) throw new Stop(`No free port from 3000 to 3019 on ${host}. Name one: npm start -- --port 8080`)
  if (port !== 3000) say(`Port 3000 is taken, so Cotejo uses ${port}.`)
  return port
}

await runScript(async () => {
  checkNode()
  const { help: helpAsked, port: asked, host, data } = readOptions()
  if (helpAsked) return say(help)
  await ensureInstalled()
  await ensureBuilt()
  const port = await choosePort(host, asked)
  makeFolder(data)

  const server = await serve({ host, port, data, print: words => process.stdout.write(words) })
  if (!server.ok) throw new Stop(`${server.said}\n\nCotejo did not start.`.trim())
  say(strong(`Cotejo is ready: ${server.url}`))
  const kept = process.env.DATABASE_URL ? "the database that DATABASE_URL names" : data
  say(`Everything is kept in ${kept}. Stop with Ctrl+C.`)

  let stopping = false
  const stop = () => {
    stopping = true
    server.stop()
  }
  process.on("SIGINT", stop)
  process.on("SIGTERM", stop)
  process.on("SIGHUP", stop)
  const code = await server.ended
  if (stopping) return 0
  throw new Stop(`Cotejo's server ended by itself (exit code ${code}).`)
})

function makeFolder(data) {
  try {
    mkdirSync(data, { recursive: true })
  } catch (fault) {
    throw new Stop(`The data folder ${data} cannot be made: ${fault.message}`)
  }
}
