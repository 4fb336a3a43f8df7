/** A share of `npm run fuzz`, the same files on every machine. COTEJO_FUZZ=20000 tries as many of each. */
import { expect, it } from "vitest"
import { fuzz, targets } from "./formats"

const count = Number(process.env.COTEJO_FUZZ ?? 2000)

it.each(targets)(
  "$name: damaged files are read whole or refused",
  target => {
    const { files, longest } = fuzz(target, count, 1)
    expect(files).toBe(count)
    expect(longest).toBeLessThan(2000)
  },
  600_000,
)
