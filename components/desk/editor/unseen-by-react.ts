/**
 * Keeps React from noting the selection inside the editor.
 *
 * React does that before every commit, by walking the whole of the focused element up to the caret, if the element's
 * `contentEditable` says "true" (react-dom, `getSelectionInformation`): 9 ms a commit at 1,000 pairs, and it grows with the
 * page. ProseMirror keeps its own selection, so there is nothing to note. The attribute, which is what browsers go by, stays.
 */
export function unseenByReact(dom: HTMLElement): void {
  Object.defineProperty(dom, "contentEditable", {
    configurable: true,
    get: () => "inherit",
    set: (value: string) => dom.setAttribute("contenteditable", value),
  })
}
