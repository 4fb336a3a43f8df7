import type { RowThread, Said } from "@/lib/page/bitext"

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null
const words = (value: unknown): string => (typeof value === "string" ? value : "")
const orNull = (value: unknown): string | null => (typeof value === "string" ? value : null)
const number = (value: unknown): number | null => (typeof value === "number" && Number.isFinite(value) ? value : null)

/** A thread that was kept as JSON beside a row; null for what is none. */
export function readThread(json: string): RowThread | null {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
  if (!isRecord(value) || !Array.isArray(value.said) || value.said.length === 0) return null
  const said = value.said
    .filter(isRecord)
    .map((one): Said => ({ by: words(one.by), at: number(one.at), text: words(one.text) }))
  if (said.length === 0) return null
  const { resolved } = value
  return {
    side: value.side === "source" || value.side === "target" ? value.side : null,
    from: Math.max(0, number(value.from) ?? 0),
    to: Math.max(0, number(value.to) ?? 0),
    kind: words(value.kind) || "note",
    category: orNull(value.category),
    severity: orNull(value.severity),
    resolved: isRecord(resolved) ? { by: words(resolved.by), at: number(resolved.at) } : null,
    said,
  }
}
