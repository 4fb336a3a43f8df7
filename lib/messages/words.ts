/** The same keys, any words: what a second language has to have, no more and no less. */
export type Words<T> = T extends string ? string : { readonly [K in keyof T]: Words<T[K]> }
