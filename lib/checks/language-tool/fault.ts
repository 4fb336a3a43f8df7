/**
 * Why there is nothing from LanguageTool about a text: it does not answer (in time, or at all), it is asked too much, it
 * refuses the text or its language, what it answers cannot be used, the text is longer than it takes, it is not asked.
 */
export const languageToolFaults = ["no-answer", "too-many", "refused", "damaged", "too-long", "off"] as const
export type LanguageToolFault = (typeof languageToolFaults)[number]
