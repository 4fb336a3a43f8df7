/** The constants of the aligner, each with what it buys. Found by random trials on public pages; the plateau is broad. */

/** How many source and target lines one bead may join. The order is the order of the tables in best-path.ts. */
export const beadShapes = [
  [1, 1],
  [1, 0],
  [0, 1],
  [1, 2],
  [2, 1],
  [2, 2],
  [1, 3],
  [3, 1],
  [2, 3],
  [3, 2],
  [1, 4],
  [4, 1],
] as const

/** Log odds of each shape against 1:1, before anything is known of the words. */
export const shapePriors: readonly number[] = [
  0, -3.5, -3.5, -2.85, -2.85, -5.4, -4.05, -4.05, -7.5, -7.5, -4.75, -4.75,
]

/** The most lines of one side in a bead. */
export const WIDEST_BEAD = 4

export const settings = {
  /** Worth of one unit of matched word weight, in log odds. */
  wordWorth: 3.5,
  /** Coverage at which words speak neither for nor against a bead: 0 is that of random pairs, 1 that of sure pairs. */
  thetaPlace: 0.4,
  lengthWorth: 1,
  /** Worth of a line in a longer bead that has no words of its own in the other side: its unlikelihood counts so much. */
  idleWorth: 0.6,
  /** The most that standing alone gains in log odds where much stands alone, and loses where nearly nothing does. */
  aloneGain: 1.5,
  aloneLoss: 1,
  /** Variance of the difference of lengths, per character of their mean. */
  lengthVariance: 7,
  /** Both sides begin (end) a block, or only one of them. */
  blockEdge: 0.4,
  /** A bead that joins lines across a block boundary. */
  acrossBlocks: 1.9,
  acrossItems: 1.5,
  acrossHeadings: 2.5,
  /** Heading with heading; and the same amount against heading with anything else. */
  headings: 1.25,
  items: 0.3,
  /** Rounds of aligning and learning words; the third brings little, a fourth nothing. */
  rounds: 3,
  /** With more lines than this on both sides together one round must do: a whole book has words enough without learning. */
  manyLines: 24_000,
  /** Above 1: less sure of itself. Brings the posterior near to how often the pairs are right. */
  temperature: 1.5,
  /** Grid points under which everything is searched in the cheap pass. */
  allCells: 500_000,
  /** Half width of the band round the anchors, in lines. */
  bandWidth: 60,
  /** Half width of the corridor round the cheap path, in lines. */
  corridorWidth: 8,
  /** The same for the rounds after the first. */
  laterWidth: 5,
  /** Beads less sure than this teach no words. */
  teaches: 0.6,
  /** Log odds of two pairs that changed places. */
  crossed: -3,
  /** How much better two crossed pairs must be than the straight ones. */
  crossedLead: 2,
} as const
