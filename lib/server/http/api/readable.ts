/** The OpenAPI document as a person reads it: a line for each field. */
import type { ApiDocument, Shape } from "./document"

export interface FieldLine {
  /** "source.text", "pairs[].sure". */
  readonly name: string
  readonly type: string
  readonly choices: readonly string[]
  readonly required: boolean
  /** Characters of a text; null without a bound. */
  readonly most: number | null
  readonly help: string
}
export interface ReadableOperation {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly title: string
  readonly help: string
  readonly roles: readonly string[]
  readonly mostBytes: number | null
  /** One list for each shape that a body may have. */
  readonly bodies: readonly (readonly FieldLine[])[]
  readonly answers: readonly { readonly status: string; readonly lines: readonly string[] }[]
}

export function readable(document: ApiDocument): ReadableOperation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => {
      const schema = one.requestBody?.content["application/json"].schema
      return {
        id: one.operationId,
        method: method.toUpperCase(),
        path,
        title: one.summary,
        help: one.description,
        roles: one["x-roles"],
        mostBytes:
          schema?.properties !== undefined && (one["x-most-bytes"] ?? 0) <= 1_000_000
            ? null
            : (one["x-most-bytes"] ?? null),
        bodies: schema === undefined ? [] : (schema.anyOf ?? [schema]).map(body => linesOf(body, "")),
        answers: Object.entries(one.responses).map(([status, answer]) => ({
          status,
          lines: (answer as { description: string }).description.split("\n"),
        })),
      }
    }),
  )
}

function linesOf(shape: Shape, before: string): FieldLine[] {
  return Object.entries(shape.properties ?? {}).flatMap(([name, field]) => {
    const inner = field.items ?? field
    const path = `${before}${name}${field.items ? "[]" : ""}`
    const line: FieldLine = {
      name: path,
      type: typeOf(field),
      choices: field.enum ?? [],
      required: shape.required?.includes(name) ?? false,
      most: field.maxLength ?? null,
      help: field.description ?? "",
    }
    const within = linesOf(inner, `${path}.`)
    // What its own fields say need not be said twice.
    return within.length > 0 && line.help === "" ? within : [line, ...within]
  })
}

const typeOf = (shape: Shape): string =>
  shape.type ??
  (shape.anyOf ? shape.anyOf.map(typeOf).join(" | ") : "const" in shape ? JSON.stringify(shape.const) : "")
