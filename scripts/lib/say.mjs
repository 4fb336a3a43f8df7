/** What the scripts print. Plain lines; no colours unless a person is looking. */
const colours = Boolean(process.stdout.isTTY) && !process.env.NO_COLOR
const paint = (code, words) => (colours ? `\u001b[${code}m${words}\u001b[0m` : words)

export const say = words => console.log(words)
export const strong = words => paint(1, words)
export const red = words => paint(31, words)
export const faint = words => paint(2, words)

/** "3.2 s", "2 min 5 s" */
export function duration(milliseconds) {
  const seconds = milliseconds / 1000
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

/** A reason to stop that a person can understand: printed as one sentence, without a stack. */
export class Stop extends Error {}

/** Runs a script's main function; a Stop becomes one sentence and exit code 1, anything else is a bug and shows whole. */
export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (fault) {
    if (!(fault instanceof Stop)) throw fault
    console.error(red(fault.message))
    process.exitCode = 1
  }
}
