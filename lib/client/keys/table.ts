/**
 * Every action a key, the palette or a menu may ask for: its default keys, by the layer in which they work, and whether
 * they may be changed. Its name is in lib/messages under `actions`; what it does is registered by the screen it belongs to.
 * Keys, sheet, palette, hints and foot all read this table; there is no other.
 */

/**
 * Where a key works. `align`: a pair's bead, while the alignment layer is on. `desk`: outside of any text or field.
 * `text`: in the text that is reviewed. `page`: in both. `everywhere`: in fields too, but not in dialogs.
 */
export const layers = ["align", "desk", "text", "page", "everywhere"] as const
export type Layer = (typeof layers)[number]

export const groups = ["go", "review", "write", "find", "align", "show", "page", "app"] as const
export type Group = (typeof groups)[number]

interface Shape {
  readonly group: Group
  readonly keys?: { readonly [L in Layer]?: readonly string[] }
  /** Always on the same key: leaving must work whatever was changed. */
  readonly fixed?: true
  /** Not in the palette: it needs a place that the palette takes away, or is the palette. */
  readonly unlisted?: true
}

export const table = {
  "next-pair": { group: "go", keys: { desk: ["j", "ArrowDown"], text: ["Alt+ArrowDown"] } },
  "previous-pair": { group: "go", keys: { desk: ["k", "ArrowUp"], text: ["Alt+ArrowUp"] } },
  "next-note": { group: "go", keys: { desk: ["n"] } },
  "previous-note": { group: "go", keys: { desk: ["p"] } },
  "next-doubtful": { group: "go", keys: { desk: ["g"] } },
  "write-here": { group: "go", keys: { desk: ["Enter"] } },
  leave: { group: "go", keys: { text: ["Escape"], desk: ["Escape"] }, fixed: true, unlisted: true },

  accept: { group: "review", keys: { desk: ["a"], text: ["Mod+Enter"] } },
  reject: { group: "review", keys: { desk: ["r"], text: ["Mod+Shift+Enter"] } },
  tick: { group: "review", keys: { desk: ["t"] } },
  "decide-several": { group: "review", keys: { desk: ["v"] } },
  "accept-pair": { group: "review", keys: { desk: ["Shift+a"] } },
  "reject-pair": { group: "review", keys: { desk: ["Shift+r"] } },
  comment: { group: "review", keys: { desk: ["c", "Ctrl+m"], text: ["Ctrl+m"] } },
  status: { group: "review", keys: { desk: ["s"] }, unlisted: true },
  "mark-draft": { group: "review" },
  "mark-reviewed": { group: "review" },
  "mark-approved": { group: "review" },

  "next-finding": { group: "review", keys: { desk: ["f"], text: ["F8"] } },
  "previous-finding": { group: "review", keys: { desk: ["Shift+f"], text: ["Shift+F8"] } },
  "suggest-finding": { group: "review", keys: { desk: ["e"], text: ["Mod+."] } },
  "not-a-fault": { group: "review", keys: { desk: ["o"], text: ["Alt+o"] } },
  "insert-term": { group: "review", keys: { desk: ["i"], text: ["Alt+i"] } },
  "put-memory": { group: "review", keys: { desk: ["u"], text: ["Alt+u"] } },
  concordance: { group: "review", keys: { desk: ["b", "Alt+q"], text: ["Alt+q"] } },
  "add-term": { group: "review", keys: { desk: ["d", "Alt+g"], text: ["Alt+g"] } },
  "keep-word": { group: "review", keys: { desk: ["w"], text: ["Alt+w"] } },

  undo: { group: "write", keys: { page: ["Mod+z"] } },
  redo: { group: "write", keys: { page: ["Mod+y", "Mod+Shift+z"] } },
  bold: { group: "write", keys: { text: ["Mod+b"] } },
  italic: { group: "write", keys: { text: ["Mod+i"] } },
  underline: { group: "write", keys: { text: ["Mod+u"] } },
  // The grave accent is a dead key on Spanish keyboards.
  code: { group: "write", keys: { text: ["Mod+e", "Mod+`"] } },
  link: { group: "write", keys: { text: ["Alt+k"] } },
  "kind-paragraph": { group: "write" },
  "kind-heading-1": { group: "write" },
  "kind-heading-2": { group: "write" },
  "kind-heading-3": { group: "write" },
  "kind-bullet": { group: "write" },
  "kind-number": { group: "write" },
  "kind-quote": { group: "write" },

  find: { group: "find", keys: { desk: ["/"], everywhere: ["Mod+f"] } },
  replace: { group: "find", keys: { everywhere: ["Mod+Shift+h"] } },
  "find-next": { group: "find", keys: { everywhere: ["F3"] } },
  "find-previous": { group: "find", keys: { everywhere: ["Shift+F3"] } },

  merge: { group: "align", keys: { desk: ["m"] } },
  split: { group: "align", keys: { desk: ["x"], text: ["Alt+x"] } },
  "merge-previous": { group: "align", keys: { desk: ["Shift+m"] } },
  "align-layer": { group: "align", keys: { desk: ["l"] } },
  "align-up": { group: "align", keys: { align: ["u"] } },
  "align-down": { group: "align", keys: { align: ["d"] } },
  "align-source-up": { group: "align", keys: { align: ["Shift+u"] } },
  "align-source-down": { group: "align", keys: { align: ["Shift+d"] } },
  "align-split": { group: "align", keys: { align: ["s"] } },
  "align-merge": { group: "align", keys: { align: ["m"] }, unlisted: true },
  "align-swap": { group: "align", keys: { align: ["w"] } },
  "align-apart": { group: "align", keys: { align: ["Shift+s"] } },
  "align-write": { group: "align", keys: { align: ["e"] }, unlisted: true },
  "align-confirm": { group: "align", keys: { align: ["a"] } },
  realign: { group: "align", keys: { align: ["r"] } },
  "align-next": { group: "align", keys: { align: ["Space"] }, unlisted: true },
  "realign-page": { group: "align" },

  "view-marks": { group: "show" },
  "view-clean": { group: "show" },
  "view-original": { group: "show" },
  "view-published": { group: "show" },
  "view-changes": { group: "show" },
  "show-all": { group: "show" },
  "show-suggestions": { group: "show" },
  "show-comments": { group: "show" },
  "show-changes": { group: "show" },
  "show-findings": { group: "show" },
  "show-hints": { group: "show" },
  "show-mentions": { group: "show" },
  "show-unsure": { group: "show" },

  "mode-suggesting": { group: "page" },
  "mode-editing": { group: "page" },
  "mode-viewing": { group: "page" },
  history: { group: "page" },
  export: { group: "page" },
  "check-settings": { group: "page" },

  palette: { group: "app", keys: { everywhere: ["Mod+k"] }, unlisted: true },
  keys: { group: "app", keys: { desk: ["?"], everywhere: ["F1"] } },
  "change-keys": { group: "app" },
  "to-pages": { group: "app" },
  "to-glossary": { group: "app" },
  "bring-in": { group: "app" },
  invite: { group: "app" },
  "language-en": { group: "app" },
  "language-es": { group: "app" },
  "theme-system": { group: "app" },
  "theme-light": { group: "app" },
  "theme-dark": { group: "app" },
  "sign-out": { group: "app" },
} as const satisfies Record<string, Shape>

export type ActionId = keyof typeof table
export const actionIds = Object.keys(table) as readonly ActionId[]
export const isAction = (id: string): id is ActionId => Object.hasOwn(table, id)
export const shapeOf = (id: ActionId): Shape => table[id]

/** One place for keys: an action in a layer, "accept/text". */
export interface Slot {
  readonly name: string
  readonly action: ActionId
  readonly layer: Layer
  readonly keys: readonly string[]
  readonly fixed: boolean
}

/** Every slot that has keys from the start; actions without any get one in `page`, for whoever wants to give them one. */
export const slots: readonly Slot[] = actionIds.flatMap(action => {
  const { keys, fixed = false } = shapeOf(action)
  const wanted = layers.filter(layer => keys?.[layer])
  return (wanted.length > 0 ? wanted : (["page"] as const)).map(layer => ({
    name: `${action}/${layer}`,
    action,
    layer,
    keys: keys?.[layer] ?? [],
    fixed,
  }))
})
