import type { Filter, Mode, View } from "@/lib/client/desk-store"
import type { Doing, Doings } from "@/lib/client/keys/registry"
import { may } from "@/lib/review/roles"
import { setView } from "./editor/actions"
import type { DeskEditor } from "./editor/desk-editor"

/** What is shown of the page, in which mode one writes, and the desk's dialogs. */
export function showDoings(editor: DeskEditor): Doings {
  const { store } = editor
  const state = () => store.getState()
  const view = (which: View): Doing => ({ can: () => state().view !== which, run: () => setView(editor, which) })
  const show = (filter: Filter): Doing => ({
    can: () => state().filter !== filter,
    run: () => store.setState({ filter }),
  })
  const mode = (which: Mode, may_: () => boolean): Doing => ({
    can: () => state().mode !== which && may_(),
    run: () => {
      store.setState({ mode: which })
      // The view asks anew whether it may be typed in.
      editor.view.setProps({})
    },
  })
  const open = () => state().page.state !== "approved"
  const has = (action: "suggest" | "edit-target") => may(state().page.roles, action)
  return {
    "view-marks": view("marks"),
    "view-clean": view("clean"),
    "view-original": view("original"),
    "view-published": view("published"),
    "view-changes": view("changes"),
    "show-all": show("all"),
    "show-suggestions": show("suggestions"),
    "show-comments": show("comments"),
    "show-changes": show("changes"),
    "show-mentions": show("mentions"),
    "show-unsure": show("unsure"),
    "mode-suggesting": mode("suggesting", () => open() && has("suggest")),
    "mode-editing": mode("editing", () => open() && has("edit-target")),
    "mode-viewing": mode("viewing", () => true),
    history: { run: () => store.setState({ panel: "history" }) },
    export: {
      can: () => !open() || state().page.roles.some(role => role !== "viewer"),
      run: () => store.setState({ panel: "export" }),
    },
  }
}
