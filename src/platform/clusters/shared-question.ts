/**
 * A question that many ask at once. Who asks gets an answer to a question that was put after they asked, and one is under way at a time: however
 * many ask, the database is asked no faster than it answers.
 */
export function shareQuestion<Answer>(put: () => Promise<Answer>): () => Promise<Answer> {
  let current: Promise<unknown> = Promise.resolve()
  let next: Promise<Answer> | undefined
  return () => {
    next ??= current.then(() => {
      next = undefined
      const asked = put()
      current = asked.catch(() => undefined)
      return asked
    })
    return next
  }
}
