/** Between two stretches of work in the main thread: whoever waits is answered first. */
export const breathe = (): Promise<void> => new Promise(resume => setImmediate(resume))
