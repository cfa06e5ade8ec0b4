/**
 * Waits for `work`, but not longer than `ms`. The work itself continues.
 *
 * @throws DeadlinePassed
 */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlinePassed(`Took longer than ${ms} ms.`)), ms)
  })
  // It may fail when the caller has stopped listening.
  work.catch(() => undefined)
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed'
}
