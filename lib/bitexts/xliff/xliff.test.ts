import { describe, expect, it } from "vitest"
import { Random } from "@/lib/testing/random"
import { plain, randomBitext } from "../contract-rows"
import { validateXliff } from "./validate"
import { writeXliff2 } from "./write-2"
import { writeXliff12 } from "./write-12"
import { xliff } from "./xliff"

const versions = { "2.1": "2.1", "2.2": "2.2", "1.2": "1.2" } as const

describe.each(Object.keys(versions) as (keyof typeof versions)[])("XLIFF %s", version => {
  it("brings back what it was written from", () => {
    for (let seed = 1; seed <= 150; seed++) {
      const random = new Random(seed)
      const bitext = randomBitext(random, { rich: seed % 3 > 0, review: true })
      const file =
        version === "1.2" ? writeXliff12(bitext, { review: true }) : writeXliff2(bitext, version, { review: true })
      expect(validateXliff(file.value), `seed ${seed}\n${file.value}`).toEqual([])
      const read = xliff.read(file.value, {})
      if (!read.ok) throw new Error(`seed ${seed}: ${read.why} ${read.detail}\n${file.value}`)
      expect(plain(read.value.value), `seed ${seed}\n${file.value}`).toEqual(plain(bitext))
    }
  })
})
