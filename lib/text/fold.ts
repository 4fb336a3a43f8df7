/** Case and accents taken off, for comparing only: what a person sees is never folded. */
export const fold = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
