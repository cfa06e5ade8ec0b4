import type { Action } from './action.ts'
import type { Guide } from './guide.ts'

/** The action with which a guide enters the console, and names it. */
export function firstOpen({ steps }: Guide): Action | undefined {
  return steps.flatMap(({ actions }) => actions).find((action) => action.do === 'open')
}
