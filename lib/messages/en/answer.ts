/** The comment with which a ticket is answered, and the dialog that shows it. */
export const answer = {
  answer: {
    head: "Review of “{title}” in {language}",
    pairs:
      "{all, plural, one {{approved, plural, =0 {The only pair is not approved yet.} other {The only pair is approved.}}} other {{approved} of # pairs are approved.}} The page stands at “{state}”.",
    suggestions:
      "{all, plural, =0 {No changes were suggested.} one {One change was suggested: } other {# changes were suggested: }}",
    became: "{accepted} accepted, {rejected} rejected, {open} still open.",
    kinds: "What was found",
    kind: "{kind}: {count}",
    noKind: "Without a kind",
    questions: "Open questions",
    issues: "Still to be mended",
    sourceFaults: "Faults in the source",
    pair: "Pair {number}",
    page: "The whole page",
    quote: "“{words}”",
    said: "{name}: {words}",
    link: "Everything that was suggested and said:",
  },
  answerDialog: {
    menu: "Answer to the ticket…",
    title: "Answer to the ticket",
    titleOf: "Answer to ticket {ticket}",
    description: "What was reviewed and what came of it, to paste as a comment.",
    language: "Language of the answer",
    markup: "Written as",
    trac: "Trac wiki",
    markdown: "Markdown",
    copy: "Copy the answer",
    making: "Writing the answer…",
    notMade: "The answer could not be written.",
    text: "The answer",
  },
} as const
