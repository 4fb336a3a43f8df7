/** The tables of better-auth, in the names and types it wants. */
export interface UserRow {
  id: string
  name: string
  email: string
  emailVerified: number | boolean
  createdAt: string
  updatedAt: string
  isAnonymous: number | boolean | null
}

/** Only the columns that are ours to touch; the rest is better-auth's. */
export interface SessionRow {
  id: string
  token: string
  userId: string
  expiresAt: string
  createdAt: string
  updatedAt: string
  userAgent: string | null
}
export interface AccountRow {
  id: string
  userId: string
  providerId: string
  password: string | null
}
