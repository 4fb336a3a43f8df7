import { chainCommands } from "prosemirror-commands"
import type { Command } from "prosemirror-state"
import { deleteText } from "./delete-character"
import { deleteSelection } from "./delete-selection"
import { joinBackward, joinForward } from "./join-blocks"
import { selectAllInSide } from "./select-side"
import { breakLine, splitBlock } from "./split-block"

/**
 * The keys of writing that stay as they are, for prosemirror-keymap; those that may be changed (bold, italic) are in
 * lib/client/keys/table.ts. `author`: who suggests; null when editing plainly.
 */
export function editingKeysFor(author: string | null): Readonly<Record<string, Command>> {
  const backward = (unit: "character" | "word") =>
    chainCommands(deleteSelection, joinBackward, deleteText(unit, "backward", author))
  const forward = (unit: "character" | "word") =>
    chainCommands(deleteSelection, joinForward, deleteText(unit, "forward", author))
  return {
    Enter: splitBlock,
    "Shift-Enter": breakLine,
    Backspace: backward("character"),
    "Mod-Backspace": backward("word"),
    "Alt-Backspace": backward("word"),
    "Shift-Backspace": backward("character"),
    Delete: forward("character"),
    "Mod-Delete": forward("word"),
    "Alt-Delete": forward("word"),
    "Mod-a": selectAllInSide,
  }
}

export const editingKeys = editingKeysFor(null)
