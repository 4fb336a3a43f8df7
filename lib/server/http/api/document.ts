/** The OpenAPI document of `operations`, in the language of whoever reads it. */
import { z } from "zod"
import { type Locale, messagesFor, translator } from "@/lib/messages"
import { may, roles } from "@/lib/review/roles"
import { type RefusalCode, refusals } from "@/lib/sync/api"
import { statusOf } from "../route"
import { type Operation, type OperationId, operationIds, operations } from "./operations"

/** A JSON schema, as far as it is looked into here. */
export interface Shape {
  readonly type?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
  readonly enum?: readonly string[]
  readonly maxLength?: number
  readonly maximum?: number
  readonly [more: string]: unknown
}

export interface Described {
  readonly operationId: OperationId
  readonly summary: string
  readonly description: string
  readonly "x-roles": readonly string[]
  readonly "x-most-bytes"?: number
  readonly parameters?: readonly object[]
  readonly requestBody?: {
    readonly required: true
    readonly content: { readonly "application/json": { readonly schema: Shape } }
  }
  readonly security?: readonly object[]
  readonly responses: Readonly<Record<string, object>>
}

export interface ApiDocument {
  readonly openapi: "3.1.0"
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly servers: readonly { readonly url: string }[]
  readonly security: readonly object[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  readonly components: object
}

/** Refusals that each of these requests may meet, by what is asked of it. */
function refusalsOf({ action, body, path, refuses }: Operation): readonly RefusalCode[] {
  return [
    ...(body ? (["not-understood", "too-large", "wrong-origin"] as const) : []),
    ...(action === null ? (["wrong-credentials"] as const) : (["signed-out", "no-group"] as const)),
    ...(action !== null && action !== "see" ? (["not-allowed"] as const) : []),
    ...(path.includes("{id}") ? (["not-found"] as const) : []),
    ...refuses,
    "too-many-tries",
    "server-fault",
  ]
}

/** @param origin where this Cotejo is found, without a slash at the end */
export function apiDocument(locale: Locale, origin: string): ApiDocument {
  const t = translator(locale, "httpApi")
  const paths: Record<string, Record<string, Described>> = {}
  for (const id of operationIds) {
    const one: Operation = operations[id]
    paths[one.path] = { ...paths[one.path], [one.method]: described(id, one, locale) }
  }
  return {
    openapi: "3.1.0",
    info: { title: "Cotejo", version: "1", description: t("lead") },
    servers: [{ url: origin }],
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "cotejo.session_token", description: t("session") },
      },
      schemas: {
        Refusal: {
          type: "object",
          required: ["error"],
          properties: {
            error: { type: "string", enum: refusals, description: t("refusal") },
            detail: { type: "string", description: t("detail") },
          },
        },
      },
    },
  }
}

function described(id: OperationId, one: Operation, locale: Locale): Described {
  const t = translator(locale, "httpApi")
  const { action, body } = one
  return {
    operationId: id,
    summary: t(`operations.${id}.title`),
    description: t(`operations.${id}.help`),
    "x-roles": action === null ? [] : roles.filter(role => may([role], action)),
    ...(one.path.includes("{id}")
      ? { parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" }, description: t("page") }] }
      : {}),
    ...(body
      ? {
          "x-most-bytes": one.mostBytes,
          requestBody: {
            required: true as const,
            content: { "application/json": { schema: explained(schemaOf(body, "input"), locale) } },
          },
        }
      : {}),
    ...(action === null ? { security: [] } : {}),
    responses: {
      [one.status]: {
        description: t(`operations.${id}.answer`),
        content: { "application/json": { schema: explained(schemaOf(one.answer, "output"), locale) } },
      },
      ...refusedWith(refusalsOf(one), locale),
    },
  }
}

function schemaOf(type: z.ZodType<unknown>, io: "input" | "output"): Shape {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io }) as Shape
  return schema
}

/** By status, with the sentence of each code. */
function refusedWith(codes: readonly RefusalCode[], locale: Locale): Record<string, object> {
  const sentences = messagesFor(locale).refusals
  const byStatus = new Map<number, RefusalCode[]>()
  for (const code of codes) byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), code])
  return Object.fromEntries(
    [...byStatus].map(([status, ones]) => [
      status,
      {
        description: ones.map(code => `${code}: ${sentences[code]}`).join("\n"),
        content: { "application/json": { schema: { $ref: "#/components/schemas/Refusal" } } },
      },
    ]),
  )
}

/** The same schema with what its fields mean, where their names do not say it. */
function explained(schema: Shape, locale: Locale): Shape {
  const words: Readonly<Record<string, string>> = messagesFor(locale).httpApi.fields
  const inside = (one: Shape): Shape => ({
    ...one,
    ...(one.items ? { items: inside(one.items) } : {}),
    ...(one.anyOf ? { anyOf: one.anyOf.map(inside) } : {}),
    ...(one.properties
      ? {
          properties: Object.fromEntries(
            Object.entries(one.properties).map(([name, field]) => [
              name,
              words[name] === undefined ? inside(field) : { ...inside(field), description: words[name] },
            ]),
          ),
        }
      : {}),
  })
  return inside(schema)
}
