/** What is drawn on the text, each a plugin of its own: who wrote it, where one is, what was found, the glossary's terms. */
import type { Node } from "prosemirror-model"
import type { Plugin } from "prosemirror-state"
import { findingLights } from "../checks/finding-lights"
import { memoryLights } from "../memory/memory-lights"
import { termLights } from "../terms/term-lights"
import { carets } from "./carets"
import { lights, sigla } from "./decorations"
import { foundLights } from "./found-lights"
import type { EditorHooks } from "./hooks"

interface Told {
  readonly edited: (before: Node, after: Node) => void
  readonly moved: () => void
}

export const drawnOn = (hooks: EditorHooks, letters: ReadonlyMap<string, string>, told: Told): Plugin[] => [
  sigla(author => ({ siglum: hooks.person(author)?.siglum ?? "?", ink: hooks.ink(author) }), letters),
  lights(),
  foundLights(),
  findingLights(hooks.saysFinding, told.edited),
  termLights(),
  memoryLights(),
  carets(hooks, told.moved),
]
