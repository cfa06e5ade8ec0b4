import { acceptDecision, decideSignIn, denialMessage } from '../../authentication/index.ts'
import { advance } from '../flow/advance.ts'
import { goTo } from '../flow/respond.ts'
import { showSignIn } from '../flow/show-sign-in.ts'
import { catalogue } from '../messages/index.ts'
import { definePage } from './page-operation.ts'

/** Where a sign-in that misses nothing else waits for the environment's action, in no transaction. */
export const signInContinuePage = definePage({
  name: 'sign_in_continue',
  path: '/sign-in/continue',
  summary: "Ask the environment's action about a sign-in",
  async show(flow) {
    const { attempt, step, parameters } = flow.row
    if (attempt === null || step !== 'action_verdict') return goTo(flow, '/sign-in')
    const decided = await decideSignIn(flow.ctx, attempt)
    return flow.ctx.transaction(async (tx) => {
      const permitted = acceptDecision(tx, attempt, decided)
      if (permitted !== undefined) return advance(tx, flow, permitted)
      const alert = denialMessage(decided) ?? catalogue[flow.locale].formErrors.signInDenied
      return showSignIn(flow, { email: { value: parameters.email }, alert }, 403)
    })
  },
})
