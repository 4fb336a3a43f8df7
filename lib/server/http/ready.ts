/** An answer that is JSON already. */
export class Ready {
  constructor(readonly json: string) {}
}
