import { platformErrors } from '../../platform/http/errors.ts'

/** How many foreign hashes are verified at once; each may take 256 MiB and a second. The rest waits in order. */
const concurrency = 2
const queueLimit = 200

const waiting: (() => void)[] = []
let running = 0

/** @throws overloaded when too many are waiting. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < concurrency) running += 1
  else if (waiting.length >= queueLimit) throw platformErrors.overloaded()
  else await new Promise<void>((resolve) => waiting.push(resolve))
  try {
    return await work()
  } finally {
    // The place passes to the next in line without becoming free in between.
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
}
