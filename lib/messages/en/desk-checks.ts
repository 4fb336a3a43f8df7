/** What the checks found, at the desk. The findings' own sentences are in findings.ts. */
export const deskChecks = {
  checks: {
    card: "Finding, {level}, {name}: “{quote}”",
    close: "Close the finding",
    suggest: "Suggest this",
    change: "Change it so",
    notAFault: "Not a fault",
    keepWord: "Add to our words",
    nothing: "nothing",
    example: "Example:",
    or: "or",
    kinds: "Findings by kind",
    next: "Next",
    previous: "Previous",
    none: "The checks found nothing.",
    checkingNow: "Checking…",
    hints: "Show hints, too",
    suggestAll: "Suggest all {count}",
    suggestAllOf: "{name}: suggest all {count}",
    changeAll: "Change all {count}",
    changeAllOf: "{name}: change all {count}",
    noDictionaries:
      "The dictionaries could not be fetched: spelling and grammar are not checked. Open the page again to try once more.",
    unopened:
      "{count, plural, =0 {Every pair has been read by somebody.} one {One pair of {all} has not been opened by anybody.} other {# pairs of {all} have not been opened by anybody.}}",
    count: "{count, plural, one {one finding} other {# findings}}",
    done: {
      suggested: "{count, plural, one {Suggested.} other {# suggestions made.}}",
      changed: "{count, plural, one {Changed.} other {# places changed.}}",
      notFault: "{count, plural, one {Kept as no fault.} other {# kept as no fault.}}",
      word: "“{word}” is one of our words now.",
      notKept: "This could not be kept. Try again.",
    },
    opened: "{level} {at} of {all}: {sentence}{suggestion, select, none {} other { Suggested: {suggestion}.}}",
  },
}
