import { newName } from '../arena.ts'
import { guarantee, outcomeOf } from '../guarantee.ts'

/** The id of what was made; null before anything was, and `unknown` where no client has learnt it. */
type State = string | null

export const idempotencyKeys = guarantee<State, 'send', string>({
  name: 'idempotency keys',
  promise:
    'A request that is sent many times with one key, to any servers, is done once, and each response is the same.',
  operations: 'create with one key',
  callsPerClient: 4,
  model: {
    step(state, _input, output) {
      if (output === undefined) return state ?? 'unknown'
      return state === null || state === 'unknown' || state === output ? output : undefined
    },
    isRead: () => false,
  },
  describe: (_input, output) => `create: ${output ?? ''}`,
  async open() {
    const name = newName()
    return {
      initial: null,
      choose: () => 'send' as const,
      async call(_input, send) {
        const request = { method: 'POST', path: '/organizations', body: { name }, idempotencyKey: name } as const
        const heard = await send(request)
        // While another request with the key is under way, it may be refused.
        if (heard.kind === 'answered' && heard.answer.status === 409) return 'not done'
        return outcomeOf(heard, ({ status, body }) => (status < 300 ? String(body.id) : undefined))
      },
    }
  },
})
