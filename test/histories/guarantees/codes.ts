import { newName } from '../arena.ts'
import { guarantee, outcomeOf } from '../guarantee.ts'
import { magicAuthGrant, startMagicAuth } from './magic-auth.ts'

export const codes = guarantee<'live' | 'spent', 'spend', boolean>({
  name: 'codes',
  promise: 'A code signs in once, however many servers it is sent to.',
  operations: 'authenticate with a code',
  callsPerClient: 2,
  model: {
    step: (state, _input, output) => (output === undefined || output === (state === 'live') ? 'spent' : undefined),
    isRead: (_input, output) => output === false,
  },
  describe: (_input, output) => `spend: ${output === undefined ? '' : output ? 'signed in' : 'refused'}`,
  async open(arena) {
    const email = `${newName()}@histories.example`
    const { code } = await startMagicAuth(arena, email)
    return {
      initial: 'live',
      choose: () => 'spend' as const,
      async call(_input, send) {
        const heard = await send(magicAuthGrant(arena, email, code))
        // Tries that failed were counted too, so after ten of them the code is refused whether it is spent or not.
        if (heard.kind === 'answered' && heard.answer.code === 'one_time_code_too_many_attempts') return 'not done'
        return outcomeOf(heard, ({ status, code: said }) =>
          status === 200 ? true : said === 'one_time_code_previously_used' ? false : undefined,
        )
      },
    }
  },
})
