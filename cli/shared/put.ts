/**
 * Waits until all is handed over, so that a pipe gets the whole of a long answer.
 * @returns false when the reader (head, less) has enough and closed; nothing more need be written.
 */
export const put = (words: string | Uint8Array): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const { stdout } = process
    const end = (fault?: Error | null): void => {
      if (!fault) resolve(true)
      else if ("code" in fault && fault.code === "EPIPE") resolve(false)
      else reject(fault)
    }
    // The same fault comes twice: to the callback, and as an event, which nobody may miss.
    stdout.once("error", end)
    stdout.write(words, fault => {
      if (!fault) stdout.off("error", end)
      end(fault)
    })
  })
