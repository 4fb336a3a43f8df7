import type { Page as Tab } from "@playwright/test"

interface Tour {
  /** Visible things one can use that Tab never came to. */
  readonly unreached: readonly string[]
  /** Tab stops that look the same with the focus as without. */
  readonly unseen: readonly string[]
  readonly stops: number
}

declare global {
  interface Window {
    cotejoTour?: { see(): string; end(): Omit<Tour, "stops"> }
  }
}

/**
 * Goes through the screen with Tab, once round. In the text of the desk one stop stands for all pairs, in a group of radio
 * buttons one for all of them; arrows go on from there.
 */
export async function tabThrough(tab: Tab, within = "body"): Promise<Tour> {
  await tab.evaluate(begin, within)
  let stops = 0
  for (; stops < 300; stops++) {
    await tab.keyboard.press("Tab")
    if ((await tab.evaluate(() => window.cotejoTour?.see())) === "over") break
  }
  const found = await tab.evaluate(() => window.cotejoTour?.end())
  return { unreached: found?.unreached ?? [], unseen: found?.unseen ?? [], stops }
}

function begin(within: string): void {
  const usable =
    'a[href], button:not(:disabled), input:not(:disabled):not([type=hidden]):not([type=file]), select:not(:disabled), textarea:not(:disabled), summary, [tabindex="0"], [contenteditable=true]'
  const begun = document.activeElement
  const visited = new Set<Element>(begun && begun !== document.body ? [begun] : [])
  const unseen: string[] = []
  let first: Element | null = null
  let last: { element: Element; look: string } | null = null
  const nameOf = (element: Element): string =>
    `${element.tagName.toLowerCase()} «${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 40)}» ${element.id || element.className}`
  /** What can show the focus: the thing itself, what is around it, what stands beside it. */
  const lookOf = (element: Element): string =>
    [
      element,
      element.parentElement,
      element.parentElement?.parentElement,
      element.nextElementSibling,
      element.previousElementSibling,
    ]
      .map(one => (one ? [null, "::before", "::after"].map(part => partOf(one, part)).join("+") : ""))
      .join(" / ")
  function partOf(one: Element, part: string | null): string {
    const style = getComputedStyle(one, part)
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } = style
    const outline = outlineStyle === "none" ? "" : `${outlineStyle} ${outlineWidth} ${outlineColor}`
    return [outline, boxShadow, borderColor, backgroundColor, style.textDecorationLine, style.clipPath].join("|")
  }
  const isVisible = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 1
  const standsFor = (element: Element): boolean => {
    if (visited.has(element)) return true
    if (element.closest(".pairs") && [...visited].some(one => one.closest(".pairs"))) return true
    const radio = element instanceof HTMLInputElement && element.type === "radio" ? element : null
    return radio !== null && [...visited].some(one => one instanceof HTMLInputElement && one.name === radio.name)
  }
  document.querySelectorAll("html").forEach(root => root.style.setProperty("--quick", "0s"))
  window.cotejoTour = {
    see() {
      const now = document.activeElement
      // In a text the caret shows it.
      if (last?.element.isConnected && lookOf(last.element) === last.look && last.element.role !== "textbox")
        unseen.push(nameOf(last.element))
      last = null
      if (!now || now === document.body) return first === null ? "outside" : "over"
      if (now === first || visited.has(now)) return "over"
      first ??= now
      visited.add(now)
      last = { element: now, look: lookOf(now) }
      return "on"
    },
    end: () => ({
      unreached: [...document.querySelectorAll(`:is(${within}) :is(${usable})`)]
        .filter(
          one => isVisible(one) && !one.closest("[inert], [aria-hidden=true]") && one.getAttribute("tabindex") !== "-1",
        )
        .filter(one => !standsFor(one))
        .map(nameOf),
      unseen,
    }),
  }
}
