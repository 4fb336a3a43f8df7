/** Eighteen letters and digits, by which a term or a rule is known. */
export const newEntryId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(18)), byte => (byte % 36).toString(36)).join("")
