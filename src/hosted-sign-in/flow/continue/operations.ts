import { acceptDecision, decideSignIn, denialMessage } from '#sign-in/authentication/index.ts'
import { texts } from '../../texts/index.ts'
import { advance } from '../advance.ts'
import { refuse } from '../failures.ts'
import { definePage } from '../page-operation.ts'
import { goToStep } from '../step-paths.ts'

/** Where a sign-in that needs nothing else waits for the environment's action, outside of transactions. */
export const signInContinuePage = definePage({
  name: 'sign_in_continue',
  path: '/sign-in/continue',
  summary: "Ask the environment's action about a sign-in",
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
