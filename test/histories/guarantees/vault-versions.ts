import { newName } from '../arena.ts'
import { guarantee, outcomeOf } from '../guarantee.ts'

interface State {
  value: string
  /** Null where no client has learnt it. */
  version: string | null
}
type Input =
  | { type: 'read' }
  /** With `onlyAfter`, only if that is the current version. */
  | { type: 'write'; value: string; onlyAfter: string | null }
type Output = { version: string; value: string | null } | 'another version'

export const vaultVersions = guarantee<State, Input, Output>({
  name: 'versions of the Vault',
  promise: 'Of changes that name the version they follow, one is made, and reads return the last value.',
  operations: 'update, update if unchanged, read',
  model: {
    step(state, input, output) {
      if (input.type === 'read') {
        if (output === undefined) return state
        if (output === 'another version' || output.value !== state.value) return undefined
        return state.version === null || state.version === output.version
          ? { ...state, version: output.version }
          : undefined
      }
      const isCurrent = input.onlyAfter === null || input.onlyAfter === state.version
      if (output === undefined) return isCurrent ? { value: input.value, version: null } : state
      if (output === 'another version') return isCurrent ? undefined : state
      return isCurrent ? { value: input.value, version: output.version } : undefined
    },
    isRead: ({ type }, output) => type === 'read' || output === 'another version',
  },
  describe: (input, output) => {
    const said = output === undefined ? '' : output === 'another version' ? ': refused' : ''
    if (input.type === 'write') return `write ${input.value}${input.onlyAfter === null ? '' : ' if unchanged'}${said}`
    return `read: ${typeof output === 'object' ? output.value : ''}`
  },
  async open(arena) {
    const name = newName()
    const object = { name, value: 'first', key_context: { tenant: 'histories' } }
    const { id } = await arena.create('/vault/v1/kv', object)
    const path = `/vault/v1/kv/${id}`
    let seen: string | null = null
    let writes = 0
    return {
      initial: { value: 'first', version: null },
      choose: () => {
        if (Math.random() < 0.5) return { type: 'read' }
        return { type: 'write', value: `value ${++writes}`, onlyAfter: Math.random() < 0.6 ? seen : null }
      },
      async call(input, send) {
        const version = (body: Record<string, unknown>) => {
          seen = String((body.metadata as Record<string, unknown> | undefined)?.version_id)
          return seen
        }
        if (input.type === 'read')
          return outcomeOf<Output>(await send({ path }), ({ status, body }) =>
            status === 200 ? { value: String(body.value), version: version(body) } : undefined,
          )
        const body = { value: input.value, version_check: input.onlyAfter }
        return outcomeOf<Output>(await send({ method: 'PUT', path, body }), ({ status, body: answer }) =>
          status === 409 || status === 412
            ? 'another version'
            : status < 300
              ? { version: version(answer), value: null }
              : undefined,
        )
      },
    }
  },
})
