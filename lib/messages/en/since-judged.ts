/** What changed in a pair since somebody judged it. */
export const sinceJudged = {
  sinceJudged: {
    hint: "Approved by {name}, changed since",
    see: "See what changed",
    menu: "See what changed since it was {status, select, approved {approved} other {reviewed}}",
    title: "Pair {pair}, since it was {status, select, approved {approved} other {reviewed}}",
    titlePlain: "Since it was judged",
    judged: "{status, select, approved {Approved} other {Reviewed}} by {name} <at></at>.",
    changed: "Changed since by {names}.",
    target: "Draft",
    source: "Source",
    same: "The words are the same as then.",
    unknown: "The words as they were then cannot be shown any more.",
    again: "Approve it as it is now",
    againReviewed: "Mark it as reviewed as it is now",
    reading: "Looking up the words as they were…",
    notRead: "The words as they were could not be read.",
  },
}
