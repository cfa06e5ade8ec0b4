import { newName } from '../arena.ts'
import { guarantee } from '../guarantee.ts'
import { magicAuthGrant } from './magic-auth.ts'
import { describeFamily, familyModel, familySubject } from './refresh.ts'

/** A directory and the sessions of its users are one object here: what one says must hold for the other at once. */
export const directoryUsers = guarantee({
  name: 'deprovisioning',
  promise:
    'When a directory has deactivated a user, the session of the user is refreshed on no server, from the response on.',
  operations: 'deactivate over SCIM, refresh',
  model: familyModel,
  describe: describeFamily('deactivate'),
  async open(arena) {
    const name = newName()
    const [domain, email] = [`${name}.example`, `ada@${name}.example`]
    const organization = await arena.create('/organizations', { name, domain_data: [{ domain, state: 'verified' }] })
    const { scim } = await arena.create('/directories', {
      organization_id: organization.id,
      name,
      type: 'okta scim v2.0',
      provisions_members: true,
    })
    const { endpoint, bearer_token } = scim as { endpoint: string; bearer_token: string }
    const users = `${new URL(endpoint).pathname}/Users`
    const person = { userName: email, name: { givenName: 'Ada' }, emails: [{ value: email, type: 'work' }] }
    const { id } = await arena.done({ method: 'POST', path: users, key: bearer_token, body: person })
    const { code } = await arena.create('/user_management/magic_auth', { email })
    const answer = await arena.done(magicAuthGrant(arena, email, String(code)))
    const Operations = [{ op: 'replace', value: { active: false } }]
    return familySubject(arena, answer, {
      method: 'PATCH',
      path: `${users}/${id}`,
      key: bearer_token,
      body: { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations },
    })
  },
})
