import { Stop } from "./say.mjs"

const LEAST = [20, 9]

export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number)
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return
  throw new Stop(
    `Cotejo needs Node.js ${LEAST.join(".")} or newer; this is ${version}. Newer ones are on https://nodejs.org.`,
  )
}
