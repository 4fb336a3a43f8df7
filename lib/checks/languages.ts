/** Languages that have checks of their own, by their BCP 47 tags. */
export const isSpanish = (lang: string): boolean => /^es(?:-|$)/i.test(lang)
export const isEnglish = (lang: string): boolean => /^en(?:-|$)/i.test(lang)
