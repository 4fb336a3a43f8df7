/** How words and blocks look: the buttons above a selection, and where a link leads. */
export const form = {
  form: {
    label: "Form",
    kind: "Kind of block",
    kindNow: "Kind of block: {kind}",
    otherKind: "Other",
    kinds: {
      paragraph: "Paragraph",
      "heading-1": "Heading 1",
      "heading-2": "Heading 2",
      "heading-3": "Heading 3",
      bullet: "List item",
      number: "Numbered item",
      quote: "Quotation",
    },
    linkTitle: "Link",
    address: "Where it leads",
    addressHelp: "A web address, an e-mail address, or a place on the same site such as /help.",
    addressWrong:
      "A page cannot link there. Write an address that begins with https:// or mailto:, or a place on the same site.",
    linkSet: "Set the link",
    linkChange: "Change the link",
    linkOff: "Take the link off",
  },
}
