/** References inside XLIFF 2: "#f=f1/u=u1/n=n1" leads from a file over a unit to a note. */

/** Those of XLIFF's modules, and of TBX, which has been registered. */
const prefixes = new Set(["gls", "mtc", "res", "mda", "ctr", "slr", "val", "fs", "its", "itsm", "pvn", "tbx"])
const leaves = new Set(["", "n", "d", "t"])
const id = /^[\p{L}\p{N}\p{M}._:·-]+$/u

interface Selector {
  readonly prefix: string
  readonly id: string
}

function selectorsOf(ref: string): Selector[] | null {
  const out: Selector[] = []
  for (const part of ref.replace(/^#\/?/, "").split("/")) {
    const at = part.indexOf("=")
    const selector = { prefix: at < 0 ? "" : part.slice(0, at), id: part.slice(at + 1) }
    if (!id.test(selector.id) || (at === 0 && selector.prefix === "")) return null
    out.push(selector)
  }
  return out
}

/** From the outside to the inside: a file, groups, a unit, and at the end one thing in it. */
export function isFragment(ref: string): boolean {
  const selectors = selectorsOf(ref)
  if (!selectors) return false
  let stage = 0
  for (const { prefix } of selectors) {
    const next = prefix === "f" ? 1 : prefix === "g" ? 2 : prefix === "u" ? 3 : 4
    if (next === 4 && !leaves.has(prefix) && !prefixes.has(prefix)) return false
    if (next < stage || (next === stage && next !== 2)) return false
    stage = next
  }
  return true
}

/** What the last part is: "" for a code or segment, "n" for a note…; null when it cannot be understood. */
export const leafOf = (ref: string): string | null => selectorsOf(ref)?.at(-1)?.prefix ?? null

/** Whether it leads to one of these notes of this unit. */
export function isNoteOf(ref: string, file: string, unit: string, notes: ReadonlySet<string>): boolean {
  if (!ref.startsWith("#")) return false
  const selectors = selectorsOf(ref)
  const leaf = selectors?.at(-1)
  if (!selectors || leaf?.prefix !== "n" || !notes.has(leaf.id)) return false
  const around = selectors.slice(0, -1)
  if (around.length === 0) return true
  const inUnit = around.find(one => one.prefix === "u")?.id === unit
  return inUnit && around.every(one => one.prefix !== "f" || one.id === file)
}
