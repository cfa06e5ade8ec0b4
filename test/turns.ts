import { inject, test } from 'vitest'
import { parts, turns } from './choose-turn.ts'

/**
 * What this run tries of a list whose items prove nearly the same, and of which a cheaper test covers each in every run: a
 * seventh, at random. A run begins by naming its turn; `TEST_TURN=3` repeats it, and `TEST_TURN=all` tries all.
 */
export function inTurn<T>(items: readonly T[]): T[] {
  const turn = inject('turn')
  return turn === 'all' ? [...items] : items.filter((_, index) => index % parts === turn % parts)
}

/** The same of items that cost much: a fourteenth of them. */
export function inRareTurn<T>(items: readonly T[]): T[] {
  const turn = inject('turn')
  return turn === 'all' ? [...items] : items.filter((_, index) => index % turns === turn)
}

/** What stands for the others is tried in every run, and the others take turns. */
export function othersInTurn<T>(items: readonly T[], isStanding: (item: T) => boolean): T[] {
  const others = new Set(inTurn(items.filter((item) => !isStanding(item))))
  return items.filter((item) => isStanding(item) || others.has(item))
}

/** One of a few ways in which the same is proven: each run another. */
export function oneInTurn<T>(ways: readonly T[]): T[] {
  const turn = inject('turn')
  return turn === 'all' ? [...ways] : ways.filter((_, index) => index === turn % ways.length)
}

/**
 * `test` for a file of long journeys through the same kind of pages, whose operations have tests of their own: a run has every second
 * one, and the next may have the others.
 */
export function everySecondTest(): (name: string, run: () => Promise<void>) => void {
  const turn = inject('turn')
  let count = 0
  return (name, run) => {
    count += 1
    if (turn === 'all' || count % 2 === turn % 2) test(name, run)
  }
}
