import { randomInt } from 'node:crypto'

/** After about this many runs everything that takes turns (`turns.ts`) has been tried. */
export const turns = 7

/** The turn of a run: at random, or as `TEST_TURN` says. */
export function chooseTurn(): number | 'all' {
  const wanted = process.env.TEST_TURN
  if (wanted === undefined) return randomInt(turns)
  return wanted === 'all' ? wanted : Number(wanted) % turns
}
