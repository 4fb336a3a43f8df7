/**
 * What leaves the house.
 *   GET    /api/groups/:id/hooks         HookInfo[]                 coordinators
 *   POST   /api/groups/:id/hooks         { url } → HookMade         the secret is shown this once
 *   POST   /api/groups/:id/hooks/:hook   tries again now
 *   DELETE /api/groups/:id/hooks/:hook
 *   POST   /api/groups/:id/feed          → { token }                one's own link; the one before is over
 *   GET    /api/feed/:token?lang=es      Atom, as whoever made the link may see it now
 *   POST   /api/mail                     { digest: DigestWish } → MailWishes
 *   GET    /api/mail                     MailWishes
 *   POST   /api/reset                    { email }: sends a link for a new password, if there is such an account
 */

/** An HTTP status, or why there was none. */
export type HookAnswer = string

export interface HookInfo {
  readonly id: string
  readonly url: string
  readonly made: number
  /** Person. */
  readonly by: string
  readonly last: { readonly at: number; readonly answer: HookAnswer } | null
  /** Failures since the last success. */
  readonly tries: number
  /** Failed so often that nothing is sent until somebody asks for it. */
  readonly stopped: boolean
}

export interface HookMade {
  readonly id: string
  readonly secret: string
}

export type DigestWish = "daily" | "off"

export interface MailWishes {
  /** Can this server send mail at all? */
  readonly possible: boolean
  readonly digest: DigestWish
}

/** Why somebody came back from the owner's provider as they went: in the address they come back to, `?elsewhere=…`. */
export const elsewhereFaults = [
  "cancelled",
  "has-account",
  "other-address",
  "somebody-elses",
  "no-address",
  "too-often",
  "failed",
] as const
export type ElsewhereFault = (typeof elsewhereFaults)[number]
