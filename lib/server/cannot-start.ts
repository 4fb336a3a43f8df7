/** The server cannot start, for a reason its owner can do something about: the message is the sentence to show. */
export class CannotStart extends Error {
  override readonly name: string = "CannotStart"
}
