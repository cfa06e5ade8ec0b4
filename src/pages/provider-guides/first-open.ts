import type { Action, GuideValue } from './action.ts'
import type { GuideBody } from './guide.ts'

/** The action with which a guide enters the console, and names it. */
export function firstOpen<Value extends GuideValue>({ steps }: GuideBody<Value>): Action<Value> | undefined {
  return steps.flatMap(({ actions }) => actions).find((action) => action.do === 'open')
}
