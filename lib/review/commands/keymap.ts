import { chainCommands } from "prosemirror-commands"
import type { Command } from "prosemirror-state"
import { schema } from "../schema"
import { deleteText } from "./delete-character"
import { deleteSelection } from "./delete-selection"
import { joinBackward, joinForward } from "./join-blocks"
import { selectAllInSide } from "./select-side"
import { breakLine, splitBlock } from "./split-block"
import { toggleMark } from "./toggle-mark"

/** The keys of text editing, for prosemirror-keymap. `author`: who suggests; null when editing plainly. */
export function editingKeysFor(author: string | null): Readonly<Record<string, Command>> {
  const { strong, em, underline, code } = schema.marks
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
    "Mod-b": toggleMark(strong, null, author),
    "Mod-i": toggleMark(em, null, author),
    "Mod-u": toggleMark(underline, null, author),
    "Mod-`": toggleMark(code, null, author),
  }
}

export const editingKeys = editingKeysFor(null)
