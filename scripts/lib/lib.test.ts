import { createServer } from "node:net"
import { describe, expect, it } from "vitest"
import { checkNode } from "./node-version.mjs"
import { duration, Stop } from "./say.mjs"
import { addressOf, anyPort, freePort } from "./serve.mjs"

describe("the scripts", () => {
  it("refuse a Node that is too old, in a sentence", () => {
    for (const old of ["18.20.4", "20.8.1"]) expect(() => checkNode(old)).toThrow(Stop)
    for (const fit of ["20.9.0", "22.0.0", "24.1.0"]) expect(() => checkNode(fit)).not.toThrow()
  })

  it("tell the address to open, not the one listened on", () => {
    expect(addressOf("127.0.0.1", 3000)).toBe("http://127.0.0.1:3000")
    expect(addressOf("0.0.0.0", 8080)).toBe("http://127.0.0.1:8080")
    expect(addressOf("::1", 3000)).toBe("http://[::1]:3000")
  })

  it("step over a port that is taken", async () => {
    const port = await anyPort()
    const taken = createServer()
    await new Promise<void>(resolve => taken.listen(port, "127.0.0.1", resolve))
    const next = await freePort("127.0.0.1", port)
    await new Promise(resolve => taken.close(resolve))
    expect(next).not.toBe(port)
    expect(next).toBeGreaterThan(port)
  })

  it("write durations as people say them", () => {
    expect(duration(3_240)).toBe("3.2 s")
    expect(duration(125_000)).toBe("2 min 5 s")
  })
})
