import { newName } from '../arena.ts'
import { guarantee, outcomeOf } from '../guarantee.ts'
import { chooseCredential, credentialModel, describeCredential } from '../models.ts'

export const apiKeys = guarantee({
  name: 'API keys',
  promise: 'A revoked API key is valid on no server, from the response to the revocation on.',
  operations: 'validate, delete',
  model: credentialModel,
  describe: describeCredential,
  async open(arena) {
    const organization = await arena.create('/organizations', { name: newName() })
    const { id, value } = await arena.create(`/organizations/${organization.id}/api_keys`, { name: 'checked' })
    return {
      initial: true,
      choose: chooseCredential,
      async call(input, send) {
        if (input === 'revoke')
          return outcomeOf(await send({ method: 'DELETE', path: `/api_keys/${id}` }), ({ status }) =>
            status < 300 ? true : status === 404 ? false : undefined,
          )
        const heard = await send({ method: 'POST', path: '/api_keys/validations', body: { value } })
        return outcomeOf(heard, ({ status, body }) => (status === 200 ? body.api_key !== null : undefined))
      },
    }
  },
})
