import type { DeskEditor } from "../editor/desk-editor"

/** Ids of the rows within a screen of what is shown, in page order. Rows that a filter puts away have no height. */
export function nearRows(editor: DeskEditor): readonly string[] {
  const { rows } = editor.store.getState()
  const [top, bottom] = [-innerHeight, 2 * innerHeight]
  const box = (index: number) => editor.pairs.get(rows[index]?.id ?? "")?.dom.getBoundingClientRect()
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((box(middle)?.bottom ?? 0) < top) low = middle + 1
    else high = middle
  }
  const near: string[] = []
  for (let index = low; index < rows.length && (box(index)?.top ?? bottom) < bottom; index++)
    near.push(rows[index]?.id ?? "")
  return near
}
