import type { Page as Tab } from "@playwright/test"
import { DeskTab } from "./support/desk"
import { expect, test } from "./support/journey"
import { bringIn, markdown } from "./support/pages"

/** Pairs of notes in the margin that lie over one another, and how far the open one is from its words. */
async function laid(tab: Tab) {
  return tab.evaluate(() => {
    const cards = [...document.querySelectorAll<HTMLElement>("[data-slip]:not([data-folded]), #margin > button")]
      .filter(card => card.checkVisibility({ visibilityProperty: true }))
      .map(card => ({
        name: card.textContent?.slice(0, 30) ?? "",
        open: "open" in card.dataset,
        box: card.getBoundingClientRect(),
      }))
      .sort((a, b) => a.box.top - b.box.top)
    const over = cards.flatMap((card, i) => {
      const next = cards[i + 1]
      return next && next.box.top < card.box.bottom - 0.5 ? [`${card.name} / ${next.name}`] : []
    })
    const words = document.querySelector(".pairs .on")?.getClientRects()[0]
    const open = cards.find(card => card.open)
    return { cards: cards.length, over, off: words && open ? Math.abs(open.box.top - words.top) : null }
  })
}

/** Words whose siglum or letter stands on the next line without them. */
const parted = (tab: Tab) =>
  tab.evaluate(() =>
    [...document.querySelectorAll(".pairs :is(.sig, .letter)")].flatMap(one => {
      const last = [...one.getClientRects()].at(-1)
      const room = Number.parseFloat(getComputedStyle(one).paddingInlineEnd)
      return last && last.width > room + 1 ? [] : [one.textContent]
    }),
  )

async function settled(tab: Tab) {
  let before = ""
  await expect(async () => {
    const now = JSON.stringify(await laid(tab))
    const same = now === before
    before = now
    expect(same).toBe(true)
  }).toPass({ intervals: [250] })
  return JSON.parse(before) as Awaited<ReturnType<typeof laid>>
}

test("notes lie beside their words and never over one another, however crowded", async ({ people }) => {
  test.setTimeout(150_000)
  const { person, desk: address } = await people.guest({ hat: "reviewer" })
  const { tab } = person
  const desk = await DeskTab.open(tab, address)
  const bar = tab.getByRole("search")
  const replaceAll = async (words: string, by: string) => {
    await bar.getByRole("textbox", { name: "Find in both texts" }).fill(words)
    await bar.getByRole("textbox", { name: "Replace with" }).fill(by)
    await bar.getByRole("button", { name: "Replace all" }).click()
    await expect(bar.getByRole("status").filter({ hasText: "suggestions made" })).toBeVisible()
  }
  await tab.keyboard.press("Control+Shift+h")
  await bar.getByRole("button", { name: "Whole words" }).click()
  await replaceAll("banco", "taller")
  await replaceAll("y", "e")
  await replaceAll("herramientas", "útiles")
  await bar.getByRole("button", { name: "Close the search" }).click()
  await desk.select(desk.row(4), "source", "Nora Whitlock")
  await tab.keyboard.press("c")
  await tab.getByRole("textbox", { name: "What do you want to say?" }).fill("Who is she? ".repeat(12))
  await tab.keyboard.press("Enter")
  await desk.saved()
  await expect(tab.locator("[data-voice]")).toContainText(
    "Comment a, 1 of 1 on “Nora Whitlock”, by Reviewer: Who is she?",
  )
  await test.step("at rest", async () => {
    await tab.keyboard.press("Escape")
    const now = await settled(tab)
    expect(now.over).toEqual([])
    expect(now.cards).toBeGreaterThan(20)
  })
  for (const [row, nth] of [
    [2, 0],
    [4, 0],
    [15, 1],
    [20, 0],
  ] as const)
    await test.step(`one of pair ${row} is open`, async () => {
      await desk.row(row).locator("ins.sugg").nth(nth).click()
      await expect(tab.locator("[data-slip][data-open]")).toBeVisible()
      const now = await settled(tab)
      expect(now.over).toEqual([])
      expect(now.off).toBeLessThanOrEqual(30)
    })
  await test.step("what assistive technology is told", async () => {
    const wrong = await tab.evaluate(() =>
      [...document.querySelectorAll(".pairs [role=suggestion], .pairs [role=mark]")].flatMap(one => {
        const details = one.getAttribute("aria-details")
        const holds =
          one.getAttribute("role") === "mark" || one.querySelector("ins[role=insertion], del[role=deletion]")
        return details && document.getElementById(details) && holds ? [] : [one.outerHTML.slice(0, 120)]
      }),
    )
    expect(wrong, "without a note, or without words").toEqual([])
  })
  await test.step("at 1024 a rail, and a drawer that covers no text", async () => {
    await tab.setViewportSize({ width: 1024, height: 768 })
    await desk.row(20).locator(".pin").focus()
    const top = () => desk.row(20).evaluate(row => row.getBoundingClientRect().top)
    await expect(async () => {
      await desk.row(20).evaluate(row => window.scrollBy(0, row.getBoundingClientRect().top - 300))
      expect(await top()).toBeCloseTo(300, -1)
    }).toPass()
    await tab.getByRole("button", { name: /^Notes/ }).press("Enter")
    // Neither the focus on a button of the bars nor the narrower column moves it.
    await expect.poll(top, "what is read stays where it was").toBeCloseTo(300, -1)
    await expect(tab.getByRole("button", { name: /^Notes/ })).toHaveAttribute("aria-expanded", "true")
    expect((await settled(tab)).over).toEqual([])
    expect(await parted(tab)).toEqual([])
    const [text, margin] = [await desk.row(2).boundingBox(), await tab.locator("#margin").boundingBox()]
    expect((text?.x ?? 0) + (text?.width ?? 0)).toBeLessThanOrEqual(margin?.x ?? 0)
    await tab.getByRole("button", { name: /^Notes/ }).press("Enter")
  })
  await test.step("at 390 a sheet that leaves the pair in sight; closing it gives the focus back", async () => {
    await tab.setViewportSize({ width: 390, height: 844 })
    expect(await parted(tab)).toEqual([])
    await desk.row(4).locator("ins.sugg").first().click()
    const sheet = await tab.locator("[data-slip][data-open]").boundingBox()
    expect(sheet?.height ?? 999).toBeLessThanOrEqual(844 * 0.45)
    await tab.getByRole("button", { name: "Close the note" }).click()
    await expect(desk.row(4).locator(".pin")).toBeFocused()
  })
  await test.step("printed, with every note and nothing to press", async () => {
    await tab.setViewportSize({ width: 1440, height: 900 })
    await tab.evaluate(() => window.dispatchEvent(new Event("beforeprint")))
    await tab.emulateMedia({ media: "print", colorScheme: "dark" })
    const title = "The spring assembly of the Kiln Lane Repair Cooperative"
    await expect(tab.locator("header", { hasText: title }).filter({ visible: true })).toHaveCount(1)
    // Beads and sigla are buttons that say something; the others only do something.
    const doing = tab.getByRole("button", { name: /^(Accept|Reject|Withdraw|Reply|Resolve|Export|Undo|Notes|Find)/ })
    await expect(doing.filter({ visible: true })).toHaveCount(0)
    const shown = await tab.evaluate(() => ({
      notes: [...document.querySelectorAll("#margin article")].filter(one =>
        one.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
      ).length,
      all: document.querySelectorAll("#margin article").length,
      ground: getComputedStyle(document.querySelector("main section") as Element).backgroundColor,
      ink: getComputedStyle(document.querySelector(".pairs") as Element).color,
    }))
    expect(shown.notes).toBe(shown.all)
    expect(shown.ground).toBe("rgb(255, 255, 255)")
    expect(Number(/\d+/.exec(shown.ink)?.[0])).toBeLessThan(100)
  })
})

test("a page in Hebrew is read from the right, its notes beside it", async ({ people }) => {
  const coordinator = await people.coordinator()
  const { tab } = coordinator
  const english = markdown("en", "# Bread\n\nThe oven is old. We bake on Fridays.\n\nCome and eat.")
  const hebrew = markdown("he", "# לחם\n\nהתנור ישן. אנחנו אופים בימי שישי.\n\nבואו לאכול.")
  const desk = await DeskTab.open(tab, await bringIn(coordinator, [english, hebrew]))
  await tab.getByRole("radio", { name: "Suggesting" }).check()
  await desk.replace(desk.row(2), "ישן", "חדש")
  await expect(desk.side(desk.row(2), "target")).toHaveCSS("direction", "rtl")
  // No dictionary of ours knows Hebrew: the browser's may.
  await expect(desk.side(desk.row(2), "target")).toHaveAttribute("spellcheck", "true")
  await desk.row(2).locator("ins.sugg").click()
  await expect(tab.locator("[data-slip][data-open]")).toBeVisible()
  const now = await settled(tab)
  expect(now.over).toEqual([])
  expect(now.off).toBeLessThanOrEqual(30)
  const places = await desk.row(2).evaluate(row => {
    const [struck, added] = [row.querySelector("del"), row.querySelector("ins")].map(one =>
      one?.getBoundingClientRect(),
    )
    return { struck: struck?.left ?? 0, added: added?.left ?? 0 }
  })
  expect(places.added, "the new word stands to the left of the old one").toBeLessThan(places.struck)
})
