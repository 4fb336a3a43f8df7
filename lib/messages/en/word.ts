/** What is told of Word files. `formatNotes` and `formatRefusals` are put together with those of the other formats. */
export const wordCodes = {
  formatNotes: {
    "changes-brought": "Changes tracked in the file: {detail}.",
    "odt-as-word": "This is an OpenDocument text. It comes in as a Word file, and as one it goes out again.",
    "beside-the-page":
      "Words that stand beside the text (notes, text boxes, page headings) stay in the file and are not reviewed: {detail}",
    "looks-passed-over":
      "Tracked changes of how things look (colours, spacing) that are no suggestions here: {detail}.",
    "fields-as-text": "Fields filled in by Word that became plain words: {detail}.",
    "comments-left-out": "Edited paragraphs whose comments are no longer in the file: {detail}.",
    "nested-deletions-left-out":
      "Deletions of words that are themselves only suggested, which Word cannot show: {detail}. They stay open here.",
    "second-changes-left-out":
      "Passages changed by several people, of which Word shows the first: {detail}. The others stay open here.",
    "form-changes-left-out": "Changes of form that Word cannot show: {detail}. They stay open here.",
    "breaks-not-tracked":
      "Suggested breaks or joins of paragraphs that Word cannot show: {detail}. They stay open here.",
  },
  formatRefusals: {
    protected: "It is locked with a password.",
    "not-word": "It is a packed file, but not a Word document (.docx).",
  },
} as const

/** What Word files bring and take, on the screens. */
export const word = {
  word: {
    onPage: "on the whole page",
    onSource: "on the source: “{quote}”",
    tableStatus: "Status",
    tableRemarks: "Your remarks",
    unplacedComment: "Changed in Word, where the text reads differently by now: “{deleted}” → “{inserted}”",
    votes: "{name} decided in Word, without the right to decide here:",
    voteLine: "Pair {number}: {how, select, accept {accept} other {reject}} “{deleted}” → “{inserted}”",
    noPreview: "A Word file is looked at in Word or LibreOffice.",
    changesChoice: "What becomes of the tracked changes",
    brought:
      "{changes, plural, =0 {No tracked changes} one {1 tracked change} other {# tracked changes}} and {threads, plural, =0 {no comments} one {1 comment} other {# comments}}, by {people, plural, one {1 person} other {# people}}.",
    changes: {
      keep: "Keep them as suggestions",
      take: "Accept them all",
      leave: "Reject them all",
    },
  },
} as const
