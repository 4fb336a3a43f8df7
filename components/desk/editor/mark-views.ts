import type { Mark } from "prosemirror-model"
import type { MarkViewConstructor } from "prosemirror-view"
import { formClass, formStyle } from "../form/form-class"
import type { EditorHooks } from "./hooks"

/** Suggestions and comments as elements with their author's ink; sigla and letters are added by decorations. */
export function markViews(hooks: EditorHooks): Record<string, MarkViewConstructor> {
  const suggestion =
    (tag: "ins" | "del" | "span", label: (name: string) => string): MarkViewConstructor =>
    (mark: Mark, _view, inline) => {
      const around = document.createElement("span")
      around.className = `suggested suggested-${mark.type.name}`
      // A change of form is neither an insertion nor a deletion, which a suggestion would have to hold.
      around.setAttribute("role", tag === "span" ? "mark" : "suggestion")
      around.setAttribute("aria-details", `note-${mark.attrs.id}`)
      const dom = document.createElement(tag)
      if (tag !== "span") dom.setAttribute("role", tag === "ins" ? "insertion" : "deletion")
      const author = mark.attrs.author as string
      dom.className = `sugg sugg-${mark.type.name} ${hooks.ink(author)} ${formClass(mark)}`.trimEnd()
      for (const [name, value] of Object.entries(formStyle(mark))) dom.style.setProperty(name, value)
      // A break, or the kind of a block: its words are as they were, and are not drawn as suggested.
      if (!inline) dom.classList.add("sugg-block")
      dom.dataset.sid = mark.attrs.id as string
      // Read back by ProseMirror when the browser has changed the text inside.
      dom.dataset.suggestion = mark.type.name
      dom.dataset.attrs = JSON.stringify(mark.attrs)
      // Drawn out of sight (desk-text.css): read aloud where the roles are not known, and never part of the text.
      dom.dataset.begins = `${label(hooks.personName(author))}: `
      dom.dataset.ends = `, ${hooks.words.ends} `
      around.append(dom)
      return { dom: around, contentDOM: dom }
    }
  return {
    ins: suggestion("ins", hooks.words.insertion),
    del: suggestion("del", hooks.words.deletion),
    fmt: suggestion("span", hooks.words.format),
    comment: (mark: Mark) => {
      const dom = document.createElement("span")
      const thread = mark.attrs.thread as string
      dom.dataset.thread = thread
      drawThread(dom, hooks.settled(thread))
      return { dom, ignoreMutation: change => change.type === "attributes" && change.target === dom }
    },
  }
}

/** The words of a comment are marked for as long as it is open. */
export function drawThread(dom: HTMLElement, settled: boolean): void {
  dom.className = settled ? "" : "note-on-text"
  if (settled) {
    dom.removeAttribute("role")
    dom.removeAttribute("aria-details")
    return
  }
  dom.setAttribute("role", "mark")
  dom.setAttribute("aria-details", `note-${dom.dataset.thread}`)
}
