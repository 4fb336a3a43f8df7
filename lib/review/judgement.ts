/** A judgement on a text: it holds only while `words` is the fingerprint of the pair (see status.ts). */
export interface Judgement {
  readonly status: "reviewed" | "approved"
  readonly by: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly words: string
}

export const isText = (value: unknown, most = 200): value is string =>
  typeof value === "string" && value.length > 0 && value.length <= most

export function isJudgement(value: unknown): value is Judgement {
  if (typeof value !== "object" || value === null) return false
  const v = value as Record<string, unknown>
  return (
    (v.status === "reviewed" || v.status === "approved") &&
    isText(v.by) &&
    typeof v.at === "number" &&
    Number.isFinite(v.at) &&
    isText(v.words) &&
    Object.keys(v).length === 4
  )
}
