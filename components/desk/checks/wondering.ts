/** Questions about words that the worker has not answered yet. */
import type { CheckWish, WordAnswers, WordQuestion } from "./check-messages"

type Answer = WordAnswers[keyof WordAnswers]

export class Wondering {
  readonly #waiting = new Map<number, (answer: Answer) => void>()
  #asked = 0

  ask<Q extends WordQuestion>(question: Q, post: (wish: CheckWish) => void): Promise<WordAnswers[Q["kind"]]> {
    const id = ++this.#asked
    return new Promise(resolve => {
      this.#waiting.set(id, answer => resolve(answer as WordAnswers[Q["kind"]]))
      post({ kind: "question", id, question })
    })
  }

  hear(id: number, answer: Answer): void {
    this.#waiting.get(id)?.(answer)
    this.#waiting.delete(id)
  }
}
