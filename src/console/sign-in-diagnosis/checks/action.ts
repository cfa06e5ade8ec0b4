import { decidesSignIns } from '#sign-in/actions/index.ts'
import type { Facts } from '../facts.ts'
import type { Check } from './check.ts'

/** 13. Whether the environment's action has a say. It is not called: it could take what it hears for a sign-in. */
export async function checkAction({ ctx, attempts }: Facts): Promise<Check> {
  const name = 'action' as const
  if (!(await decidesSignIns(ctx))) return { name, outcome: 'passes', message: 'No action decides about sign-ins.' }
  const denied = attempts.filter((each) => each.name === 'action.authentication.denied').length
  const before =
    denied === 0
      ? 'It denied none of the last attempts.'
      : `It denied ${denied} of the last ${attempts.length} that are kept.`
  return { name, outcome: 'not_tested', message: `An action decides, which a test does not call. ${before}` }
}
