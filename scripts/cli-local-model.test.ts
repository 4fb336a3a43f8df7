import { expect, it } from "vitest"
import { localModel, type ModelLibrary } from "@/cli/align-parts/local-model"
import { alignPages } from "@/lib/align/align-pages"
import { pageOf } from "@/lib/testing/aligning"

/** A library that knows three ideas in two languages, and remembers what it was asked. */
function fakeLibrary() {
  const ideas = [/roof|techo/i, /baker|panad/i, /choir|coro/i]
  const asked: { model: string; batches: number[] } = { model: "", batches: [] }
  const env = { allowRemoteModels: true, allowLocalModels: false, localModelPath: "" }
  const library: ModelLibrary = {
    env,
    pipeline: async (_, model) => {
      asked.model = model
      return async texts => {
        asked.batches.push(texts.length)
        return { dims: [texts.length, 3], data: texts.flatMap(words => ideas.map(idea => Number(idea.test(words)))) }
      }
    },
  }
  return { library, asked, env }
}

it("asks a model in a folder of its own, by batches, and lets nothing be fetched", async () => {
  const { library, asked, env } = fakeLibrary()
  const embed = localModel("/models/sentences", async () => library)
  const vectors = await embed(
    Array.from({ length: 70 }, (_, k) => (k === 69 ? "the roof" : "x")),
    "en",
  )
  expect(vectors).toHaveLength(70)
  expect(Array.from(vectors[69] ?? [])).toEqual([1, 0, 0])
  expect(asked).toEqual({ model: "sentences", batches: [32, 32, 6] })
  expect(env).toEqual({ allowRemoteModels: false, allowLocalModels: true, localModelPath: "/models" })
})

it("adds its vote to an alignment", async () => {
  const source = pageOf("en", ["Somebody mended the roof.", "Ask the baker now.", "All sang in a choir."])
  const target = pageOf("es", ["Arreglaron el techo.", "Pregunta en la panadería.", "Cantaban en un coro."])
  const { library } = fakeLibrary()
  const sum = async (embed?: ReturnType<typeof localModel>): Promise<number> =>
    (await alignPages(source, target, embed ? { embed } : {})).pairs.reduce((n, pair) => n + pair.confidence, 0)
  expect(await sum(localModel("m", async () => library))).toBeGreaterThan(await sum())
})

it("is done without when it is not there", async () => {
  const pages = [pageOf("en", ["One house."]), pageOf("es", ["Una casa."])] as const
  const { pairs, notes } = await alignPages(...pages, {
    embed: localModel("m", () => Promise.reject(new Error("no such package"))),
  })
  expect(pairs).toHaveLength(1)
  expect(notes).toEqual([{ code: "align-no-vectors" }])
})
