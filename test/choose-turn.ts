import { randomInt } from 'node:crypto'

/** What takes turns (`turns.ts`) is tried in so many parts. */
export const parts = 7

/** How many turns there are: each part has two, of which what costs most takes one. */
export const turns = 2 * parts

/** The turn of a run: at random, or as `TEST_TURN` says. */
export function chooseTurn(): number | 'all' {
  const wanted = process.env.TEST_TURN
  if (wanted === undefined) return randomInt(turns)
  return wanted === 'all' ? wanted : Number(wanted) % turns
}
