/** What could not be saved and is kept in the browser. */
export const offline = {
  leftWork: {
    title: "Something you typed was never saved: {why}.",
    titleClosed: "Something you typed here was never saved.",
    help: "It is from <at></at> and kept in this browser until you decide.",
    suggest: "Suggest it",
    discard: "Discard",
    tooMuchChanged: "The page has changed too much to put it in as a suggestion. Copy what you need.",
  },
}
