/** ProseMirror and nothing else: the same document, the plugins every editor has, rows as two columns. Runs in the browser. */
import { collab } from "prosemirror-collab"
import { baseKeymap } from "prosemirror-commands"
import { history } from "prosemirror-history"
import { keymap } from "prosemirror-keymap"
import { Node } from "prosemirror-model"
import { EditorState } from "prosemirror-state"
import { EditorView } from "prosemirror-view"
import { schema } from "@/lib/review/schema"

async function open(): Promise<void> {
  const json = (await (await fetch("/doc")).json()) as Record<string, unknown>
  const mount = document.createElement("div")
  mount.className = "pairs"
  document.getElementById("place")?.append(mount)
  new EditorView(
    { mount },
    {
      state: EditorState.create({
        doc: Node.fromJSON(schema, json),
        plugins: [keymap(baseKeymap), history(), collab({ version: 0 })],
      }),
      nodeViews: {
        source: () => {
          const dom = document.createElement("div")
          dom.dataset.side = "source"
          dom.contentEditable = "false"
          return { dom, contentDOM: dom }
        },
      },
      attributes: { spellcheck: "false" },
    },
  )
}
void open()
