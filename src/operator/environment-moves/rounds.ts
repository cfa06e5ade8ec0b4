import type { Move } from './check-move.ts'
import type { Copying, Round } from './copying.ts'

/** Rounds that copy no more than this many rows are short, so that the next one may be that in which writes are refused. */
const fewRows = 100
const mostRounds = 10
const mostSealedRounds = 6

/** Copies while rows are written, until a round has little to do. */
export async function copyBeforehand(round: () => Promise<Round>): Promise<void> {
  for (let i = 0; i < mostRounds; i += 1) if ((await round()).changed <= fewRows) return
}

/** Copies what was written since, until all rows are found equal. @throws Error if they are not */
export async function copyTheRest({ targetName }: Move, copying: Copying, round: () => Promise<Round>): Promise<void> {
  for (let i = 0; i < mostSealedRounds; i += 1) {
    await round()
    if (copying.isComplete) return
  }
  throw new Error(
    `The rows in ${targetName} still differ after ${mostSealedRounds} rounds. The environment stays where it was.`,
  )
}
