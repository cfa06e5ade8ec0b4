import { newName } from '../arena.ts'
import { guarantee, outcomeOf } from '../guarantee.ts'
import { magicAuthGrant, startMagicAuth } from './magic-auth.ts'

/** Security rule U-2: so many tries at a code. */
const triesOfCode = 10
/** That of the code itself, and that of the address, which is as high. */
const refusals: ReadonlySet<string> = new Set(['one_time_code_too_many_attempts', 'too_many_requests'])

/** How many tries were counted. A call that failed may have been counted: then there are fewer tries, never more. */
export const guesses = guarantee<number, 'guess', 'compared' | 'refused'>({
  name: 'guesses',
  promise: 'A code is compared with ten guesses, on however many servers, and with no eleventh.',
  operations: 'authenticate with a wrong code',
  callsPerClient: 5,
  model: {
    step(tries, _input, output) {
      const isRefused = tries >= triesOfCode
      if (output !== undefined && (output === 'refused') !== isRefused) return undefined
      return isRefused ? tries : tries + 1
    },
    isRead: (_input, output) => output === 'refused',
  },
  describe: (_input, output) => `guess: ${output ?? ''}`,
  async open(arena) {
    const email = `${newName()}@histories.example`
    const { code } = await startMagicAuth(arena, email)
    const wrong = code.startsWith('0') ? '111111' : '000000'
    return {
      initial: 0,
      choose: () => 'guess' as const,
      async call(_input, send) {
        const outcome = outcomeOf(await send(magicAuthGrant(arena, email, wrong)), ({ code: said }) =>
          said === 'invalid_one_time_code'
            ? ('compared' as const)
            : refusals.has(said)
              ? ('refused' as const)
              : undefined,
        )
        // A try is counted by a statement of its own, before anything else can fail.
        return outcome === 'not done' ? 'unknown' : outcome
      },
    }
  },
})
