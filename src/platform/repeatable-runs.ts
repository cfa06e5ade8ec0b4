import { AsyncLocalStorage } from 'node:async_hooks'

// A handler that runs again as a whole must have no effect but by statements of its context. Which functions it reaches does not show
// in its file, so in tests every effect of another kind asks whether such a handler is running.

interface Run {
  readonly operation: string
  isOver: boolean
  fault: Error | undefined
}

const runs = new AsyncLocalStorage<Run>()
let isWatching = false

/** From now on {@link runRepeatable} watches, which costs every promise of the process: for tests. */
export function watchRepeatableRuns(): void {
  isWatching = true
}

/**
 * Runs the handler of an operation that declares `repeatable`.
 *
 * @throws Error if it is watched and had another effect, even if it caught what `refuseInRepeatable` threw
 */
export async function runRepeatable<T>(operation: string, handler: () => Promise<T>): Promise<T> {
  if (!isWatching) return handler()
  const run: Run = { operation, isOver: false, fault: undefined }
  try {
    const outcome = await runs.run(run, handler)
    if (run.fault !== undefined) throw run.fault
    return outcome
  } catch (error) {
    throw run.fault ?? error
  } finally {
    // What the handler has begun in the background goes on, such as the sleep of a loop that it woke.
    run.isOver = true
  }
}

/**
 * Called before an effect that PostgreSQL cannot undo. Costs next to nothing.
 *
 * @throws Error within {@link runRepeatable} that is watched
 */
export function refuseInRepeatable(effect: string): void {
  const run = runs.getStore()
  if (run === undefined || run.isOver) return
  run.fault = new Error(`${run.operation} declares \`repeatable\`, so its handler may not reach ${effect}.`)
  throw run.fault
}
