import { newName } from '../arena.ts'
import { guarantee, outcomeOf } from '../guarantee.ts'
import { chooseCredential, credentialModel, describeCredential } from '../models.ts'

export const managementKeys = guarantee({
  name: 'management keys',
  promise: 'A revoked management key opens no server, from the response to the revocation on.',
  operations: 'read with the key, revoke',
  model: credentialModel,
  describe: describeCredential,
  async open(arena) {
    const { id, value } = await arena.create('/environments/current/keys', { name: newName() })
    return {
      initial: true,
      choose: chooseCredential,
      async call(input, send) {
        if (input === 'revoke')
          return outcomeOf(await send({ method: 'DELETE', path: `/environments/current/keys/${id}` }), ({ status }) =>
            status < 300 ? true : status === 404 ? false : undefined,
          )
        const heard = await send({ path: '/organizations?limit=1', key: String(value) })
        return outcomeOf(heard, ({ status }) => (status === 200 ? true : status === 401 ? false : undefined))
      },
    }
  },
})
