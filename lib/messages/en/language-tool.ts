/** What is said about a LanguageTool server: where the text goes, and what is missing. */
import type { LanguageToolFault } from "@/lib/checks/language-tool/fault"

export const languageTool = {
  languageTool: {
    sentTo: "LanguageTool reads the translation too: its text is sent to {host}.",
    noLanguage: "LanguageTool at {host} does not know the language {lang}, so it is not asked.",
    off: "LanguageTool at {host} is turned off for this group: nothing is sent there.",
    reading: "LanguageTool is still reading.",
    missing: {
      "no-answer": "LanguageTool at {host} does not answer: its findings are missing.",
      "too-many": "LanguageTool at {host} cannot answer so much at once: some of its findings are missing.",
      refused: "LanguageTool at {host} refuses some texts: its findings on them are missing.",
      damaged: "What LanguageTool at {host} answers cannot be used: its findings are missing.",
      "too-long": "LanguageTool was not asked about texts of more than 20,000 characters.",
      off: "LanguageTool at {host} is not asked.",
    } satisfies Record<LanguageToolFault, string>,
    again: "It is asked again by itself; all other checks stand.",
  },
}
