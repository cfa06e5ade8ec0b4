/**
 * Lets concurrent callers share calls of a function. One call runs at a time, and each caller gets the result of a call that began after
 * they asked: however many ask, the database is asked no faster than it answers.
 */
export function coalesceCalls<Answer>(call: () => Promise<Answer>): () => Promise<Answer> {
  let current: Promise<unknown> = Promise.resolve()
  let next: Promise<Answer> | undefined
  return () => {
    next ??= current.then(() => {
      next = undefined
      const running = call()
      current = running.catch(() => undefined)
      return running
    })
    return next
  }
}
