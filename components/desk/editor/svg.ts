import type { PairStatus } from "@/lib/review/roles"

/** The status beads of the spine, each with a shape of its own; drawn in currentColor. */
const beads: { readonly [S in PairStatus | "changes"]: string } = {
  draft:
    '<circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2.3 2.02"/>',
  changes:
    '<circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor"/>',
  reviewed:
    '<circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="1.6"/><circle cx="8" cy="8" r="2.8" fill="currentColor"/>',
  approved:
    '<circle cx="8" cy="8" r="6.3" fill="currentColor"/><path d="M5 8.2 7.2 10.4 11 5.9" fill="none" stroke="var(--paper)" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>',
}

/** Two threads that cross. */
export function crossing(): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg")
  svg.setAttribute("viewBox", "0 0 16 16")
  svg.setAttribute("width", "15")
  svg.setAttribute("height", "15")
  svg.setAttribute("aria-hidden", "true")
  svg.innerHTML =
    '<path d="M3 2.5c0 6 10 5 10 11M13 2.5c0 6-10 5-10 11" fill="none" stroke="currentColor" stroke-width="1.6"/>'
  return svg
}

/** The sign of a finding, as its line in the text. */
export function wave(): SVGSVGElement {
  drawnWave ??= drawWave()
  return drawnWave.cloneNode(true) as SVGSVGElement
}
let drawnWave: SVGSVGElement | undefined

function drawWave(): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg")
  svg.setAttribute("viewBox", "0 0 16 16")
  svg.setAttribute("width", "13")
  svg.setAttribute("height", "13")
  svg.setAttribute("aria-hidden", "true")
  svg.innerHTML =
    '<path d="M1.5 9.5c1.1-2.5 2.2-2.5 3.3 0s2.2 2.5 3.2 0 2.2-2.5 3.3 0 2.2 2.5 3.2 0" fill="none" stroke="currentColor" stroke-width="1.6"/>'
  return svg
}

const drawn = new Map<PairStatus | "changes", SVGSVGElement>()

/** A copy of the bead: parsing it anew for each of thousands of rows would be felt. */
export function bead(status: PairStatus | "changes"): SVGSVGElement {
  const known = drawn.get(status) ?? drawBead(status)
  drawn.set(status, known)
  return known.cloneNode(true) as SVGSVGElement
}

function drawBead(status: PairStatus | "changes"): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg")
  svg.setAttribute("viewBox", "0 0 16 16")
  svg.setAttribute("aria-hidden", "true")
  svg.setAttribute("class", `bead st-${status}`)
  svg.innerHTML = beads[status]
  return svg
}
