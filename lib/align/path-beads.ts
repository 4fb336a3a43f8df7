import type { PathBead } from "./best-path"
import type { Example } from "./learn-words"
import type { SureBead } from "./lines"
import { inOrder } from "./moved"
import { heightOf, type Region, widthOf } from "./region"
import { settings } from "./settings"

export const sureBead = ({ posterior, crossed, ...bead }: PathBead): SureBead => ({
  ...bead,
  confidence: posterior,
  ...(crossed ? { moved: true as const } : {}),
})

/** A crossed bead as the two pairs it stands for. */
export const uncrossed = (bead: PathBead): PathBead[] =>
  bead.crossed
    ? [
        { ...bead, a: 1, j: bead.j + 1, b: 1 },
        { ...bead, i: bead.i + 1, a: 1, b: 1 },
      ]
    : [bead]

/** The grid points a path goes through, those inside its beads too. */
export function pointsOf(path: readonly PathBead[]): { i: number; j: number }[] {
  const points = [{ i: 0, j: 0 }]
  for (const { i, a, j, b } of path) {
    for (let k = 1; k <= Math.max(a, b); k++) points.push({ i: i + Math.min(a, k), j: j + Math.min(b, k) })
  }
  return points
}

/** Pairs of a path that are sure enough to learn words from. */
export function* teaching(region: Region, path: readonly PathBead[]): Generator<Example> {
  for (const { i, a, j, b, posterior } of path.flatMap(uncrossed)) {
    if (a === 0 || b === 0 || a + b > 4 || posterior < settings.teaches) continue
    yield {
      sourceRows: Array.from({ length: a }, (_, k) => region.fromSource + i + k),
      targetRows: Array.from({ length: b }, (_, k) => region.fromTarget + j + k),
      times: 1,
    }
  }
}

/** A region with nothing on one side: nothing was searched, and nothing else is possible. */
export function oneSided(region: Region): SureBead[] {
  return inOrder([
    ...Array.from({ length: heightOf(region) }, (_, i) => ({ i, a: 1, j: 0, b: 0, confidence: 1 })),
    ...Array.from({ length: widthOf(region) }, (_, j) => ({ i: 0, a: 0, j, b: 1, confidence: 1 })),
  ])
}
