/**
 * Sentence vectors from a model in a folder of the host's own, by a library that is installed only where somebody wants it.
 * Nothing is ever fetched: the library is told so, and the folder must hold the model as it is published for it
 * (config.json, tokenizer.json, onnx/model.onnx or a quantised one).
 */
import { basename, dirname, resolve } from "node:path"
import type { AlignOptions } from "@/lib/align/types"

export type Embed = NonNullable<AlignOptions["embed"]>

/** What is used of @huggingface/transformers. */
export interface ModelLibrary {
  readonly env: { allowRemoteModels: boolean; allowLocalModels: boolean; localModelPath: string }
  readonly pipeline: (
    task: "feature-extraction",
    model: string,
    options: { local_files_only: true },
  ) => Promise<
    (
      texts: string[],
      options: { pooling: "mean"; normalize: true },
    ) => Promise<{ readonly dims: readonly number[]; readonly data: ArrayLike<number> }>
  >
}

/** Known to no compiler here, since it is not among the packages. */
const LIBRARY = "@huggingface/transformers"

const install = async (): Promise<ModelLibrary> => (await import(/* @vite-ignore */ LIBRARY)) as ModelLibrary

/** Texts given to the model at once: more only takes memory. */
const BATCH = 32
/** A sentence is known by its beginning; models read no more. In UTF-16 units. */
const LONGEST = 2_000

/** @throws when the library or the model is not there; the aligner then does without and says so */
export function localModel(folder: string, library: () => Promise<ModelLibrary> = install): Embed {
  const path = resolve(folder)
  let model: ReturnType<ModelLibrary["pipeline"]> | null = null
  const load = async (): ReturnType<ModelLibrary["pipeline"]> => {
    const { env, pipeline } = await library()
    env.allowRemoteModels = false
    env.allowLocalModels = true
    env.localModelPath = dirname(path)
    return pipeline("feature-extraction", basename(path), { local_files_only: true })
  }
  return async texts => {
    model ??= load()
    const vectorsOf = await model
    const all: Float32Array[] = []
    for (let from = 0; from < texts.length; from += BATCH) {
      const batch = texts.slice(from, from + BATCH).map(words => words.slice(0, LONGEST))
      const { dims, data } = await vectorsOf(batch, { pooling: "mean", normalize: true })
      const size = dims.at(-1) ?? 0
      for (let k = 0; k < batch.length; k++)
        all.push(Float32Array.from({ length: size }, (_, x) => data[k * size + x] ?? 0))
    }
    return all
  }
}
