import { acceptDecision, decideSignIn, denialMessage } from '#sign-in/authentication/index.ts'
import { texts } from '../../texts/index.ts'
import { advance } from '../advance.ts'
import { refuse } from '../failures.ts'
import { definePage } from '../page-operation.ts'
import { goToStep } from '../step-paths.ts'

/** Waits for the environment's action, outside of transactions, once the sign-in needs nothing else. */
export const signInContinuePage = definePage({
  name: 'sign_in_continue',
  path: '/sign-in/continue',
  summary: 'Call the sign-in action of the environment',
  async show(flow) {
    const { attempt, step } = flow.row
    if (attempt === null || step !== 'action_verdict') return goToStep(flow)
    const decided = await decideSignIn(flow.ctx, attempt)
    const reply = await flow.ctx.transaction(async (tx) => {
      const permitted = acceptDecision(tx, attempt, decided)
      return permitted && advance(tx, flow, permitted)
    })
    if (reply !== undefined) return reply
    const alert = denialMessage(decided) ?? texts.flow.refusals(flow).signInDenied
    return refuse(flow, '/sign-in', { alert }, 403)
  },
})
