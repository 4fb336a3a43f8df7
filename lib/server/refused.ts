import type { RefusalCode } from "@/lib/sync/api"

/** Ends a request with a refusal. Thrown where a request is read and a person is looked up; caught in http/route.ts only. */
export class Refused extends Error {
  override readonly name = "Refused"
  constructor(
    readonly why: RefusalCode,
    readonly detail?: string,
  ) {
    super(why)
  }
}
