import type { Locator, Page as Tab } from "@playwright/test"

/** The desk by its words: whoever reads a journey sees what the person at the desk sees. */

const editor = (tab: Tab): Locator => tab.locator(".ProseMirror").first()

export async function openDesk(tab: Tab, address: string): Promise<void> {
  await tab.goto(address)
  await editor(tab).waitFor()
}

/**
 * Selects words as they stand in the text, on either side; they must not run over a change of marks. Throws where the desk
 * does not hold them.
 */
export async function selectWords(tab: Tab, words: string): Promise<void> {
  // Rows far off are drawn only when they come near.
  await editor(tab).getByText(words).first().scrollIntoViewIfNeeded()
  const found = await editor(tab).evaluate((root, wanted) => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const at = text.nodeValue?.indexOf(wanted) ?? -1
      if (at === -1) continue
      const editable = text.parentElement?.closest<HTMLElement>('[contenteditable="true"]')
      editable?.focus({ preventScroll: true })
      document.getSelection()?.setBaseAndExtent(text, at, text, at + wanted.length)
      return true
    }
    return false
  }, words)
  if (!found) throw new Error(`The desk does not hold "${words}" in one run of text.`)
}

/** Writes `instead` over `words`: an edit or a suggestion, whichever mode the desk is in. */
export async function writeOver(tab: Tab, words: string, instead: string): Promise<void> {
  await selectWords(tab, words)
  if (instead === "") await tab.keyboard.press("Delete")
  else await tab.keyboard.type(instead)
}

/** Comments on words, by the button that stands over a selection. In the English interface. */
export async function commentOn(tab: Tab, words: string, comment: string): Promise<void> {
  await selectWords(tab, words)
  await tab.getByRole("button", { name: "Comment", exact: true }).click()
  const writing = tab
    .getByRole("article", { name: "Comment" })
    .filter({ has: tab.getByRole("button", { name: "Send" }) })
  await writing.getByRole("textbox").fill(comment)
  await writing.getByRole("button", { name: "Send" }).click()
  await writing.waitFor({ state: "detached" })
}

/** The row that holds these words. */
export const rowOf = (tab: Tab, words: string): Locator => tab.locator(".pair", { hasText: words })
