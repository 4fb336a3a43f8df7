import type { Page as Tab } from "@playwright/test"

export interface LetGo {
  readonly name: string
  readonly content: string | Uint8Array
}

/** As a hand lets files go over a place of the page. True: the browser would have left the page to show them. */
export async function drop(tab: Tab, place: string, files: readonly LetGo[]): Promise<boolean> {
  const plain = files.map(({ name, content }) => ({ name, base64: Buffer.from(content).toString("base64") }))
  return tab.evaluate(
    ([at, all]) => {
      const made = new DataTransfer()
      for (const { name, base64 } of all)
        made.items.add(new File([Uint8Array.from(atob(base64), c => c.charCodeAt(0))], name))
      const target = document.querySelector(at)
      if (!target) throw new Error(`There is no ${at} here.`)
      const untaken = (what: string) =>
        target.dispatchEvent(new DragEvent(what, { dataTransfer: made, bubbles: true, cancelable: true }))
      return [untaken("dragover"), untaken("drop")].some(Boolean)
    },
    [place, plain] as const,
  )
}
