/** Two letters for a name, as editors of old texts name their witnesses: unique in the group. */
export function siglumFor(name: string, taken: ReadonlySet<string>): string {
  return candidates(name).find(one => !taken.has(one)) ?? numbered(taken)
}

/** When every two letters are somebody's, after hundreds of people. */
function numbered(taken: ReadonlySet<string>): string {
  let number = 1
  while (taken.has(`A${number}`)) number++
  return `A${number}`
}

const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ")

/** From the likeliest to the last resort: first and last initial, then letters of the name, then any two letters. */
function candidates(name: string): string[] {
  const words = (name.match(/\p{L}+/gu) ?? []).map(word => Array.from(word.toLocaleUpperCase()))
  const first = words[0] ?? ["A"]
  const last = words.length > 1 ? (words.at(-1) ?? []) : []
  const initial = first[0] ?? "A"
  const seconds = [...last, ...words.slice(1, -1).map(word => word[0] ?? ""), ...first.slice(1), ...letters]
  const own = seconds.filter(second => second !== "").map(second => initial + second)
  return [...own, ...letters.flatMap(a => letters.map(b => a + b))]
}
