/** The patterns of what can stand inside a Trac block. Sticky ones are tried at one place (`matchAt`). */
import type { Mark } from "@/lib/page/page"

export type Simple = Exclude<Mark["kind"], "link">

/** Signs that switch marks on and off, the longest first. */
export const switches: readonly (readonly [string, readonly Simple[]])[] = [
  ["'''''", ["strong", "em"]],
  ["'''", ["strong"]],
  ["''", ["em"]],
  ["**", ["strong"]],
  ["//", ["em"]],
  ["__", ["underline"]],
  ["~~", ["strike"]],
  [",,", ["sub"]],
  ["^", ["sup"]],
]

/** Where anything can begin; all else is words. */
export const start =
  /[!'*/_~,^{`\\[<]|(?<![\p{L}\p{N}_&])(?:#\d|\{\d)|(?<![\p{L}\p{N}_])(?:r\d|(?:https?|ftp|mailto|ticket|comment|wiki|source|changeset|milestone|report|attachment|log|diff|query|search|intertrac|[a-z][a-z\d+.-]{0,20}(?=:\/\/)):)|(?<![\p{L}\p{N}_/!])\p{Lu}\p{Ll}/giu
export const camel = /(?:\p{Lu}\p{Ll}+){2,}(?![\p{L}\p{N}_])/uy
export const shref =
  /(?:[a-z][a-z\d+.-]{0,20}:\/\/|(?:mailto|ticket|comment|wiki|source|changeset|milestone|report|attachment):)(?:"[^"\n]+"|'[^'\n]+'|[^\s|<>"']*[\p{L}\p{N}/=])/iuy
export const ticket = /#\d+(?![\p{L}\p{N}_])/uy
export const revision = /r\d+(?![\p{L}\p{N}_])/uy
/** Any `scheme:target`: Trac tries them all, so that an exception before one always works. */
export const anyScheme =
  /[\p{L}\p{N}_.+-]{1,40}:(?:"[^"\n]+"|'[^'\n]+'|[\p{L}\p{N}/?!#@](?:[^\s|<>]*[\p{L}\p{N}/=])?)/uy
export const report = /\{\d+\}/y
export const macro = /\[\[(?:(?:[\p{L}\p{N}_+-]+\/)*[\p{L}\p{N}_+-]+\??(?=\]\])|[\p{L}\p{N}_/+-]+\??(?=\())/uy
export const lhref =
  /\[(?:([/.#][^\s[\]]*)|([\p{L}\p{N}_.+-]+:(?:"[^"\]\n]+"|'[^'\]\n]+'|[^\]\s"']+))|((?:\p{Lu}\p{Ll}+){2,}(?:#[^\s\]]+)?)|(\d+(?:\/[^\s\]]*)?)(?=\]))(?:(\s{1,99})([^\]]{1,2000}))?\]/uy
export const anchor = /\[=#[^\]\s]+(?:\s+([^\]]{1,2000}))?\]/y

/** Nobody writes a longer one; a bound keeps many beginnings with one far end from costing the square of their number. */
export const longestLink = 4000

/** Trac macros that are a line break or a picture, and so have a place in a page. */
export const breakMacro = /^\[\[br(?:\([^)]*\))?\]\]$/i
export const imageMacro = /^\[\[image\(([^,)]+)((?:,[^)]*)?)\)\]\]$/i

export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
