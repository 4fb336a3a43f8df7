/** The margin, and what is said to those who do not see it. */
export const margin = {
  margin: {
    place: "{at} of {all}",
    moreBrief: "+{count}",
  },
  speech: {
    suggestion: "Suggestion {at} of {all}, {change}, by {name}.",
    comment: "Comment {letter}, {at} of {all}{quote, select, none {} other { on “{quote}”}}, by {name}: {words}",
    replaces: "replaces {old} by {new}",
    inserts: "inserts {words}",
    deletes: "deletes {words}",
    splits: "splits the paragraph",
    joins: "joins the paragraph with the one before",
    formats: "{op, select, add {sets {mark} on} remove {takes {mark} off} other {changes {mark} on}} {words}",
    paragraphBreak: "paragraph break",
    object: "image or placeholder",
    pair: "Pair {number}.",
    noneLeft: "No note is open.",
    suggested: "{count, plural, one {One new suggestion by {name}.} other {# new suggestions by {name}.}}",
    commented: "{count, plural, one {One new comment by {name}.} other {# new comments by {name}.}}",
    decided: "{count, plural, one {{name} decided on one suggestion.} other {{name} decided on # suggestions.}}",
    resolved: "{count, plural, one {{name} resolved a comment.} other {{name} resolved # comments.}}",
    joined: "{name} is here.",
    left: "{name} has gone.",
    deletedWords: "Its words were deleted.",
  },
}
