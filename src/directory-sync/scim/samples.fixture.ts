import { send } from '#test/samples.ts'
import { defineSamples } from '#test/slice-samples.ts'

const scim = '/scim/v2.0/{key}'

export const samples = defineSamples({
  async furnish({ server, name, member }) {
    const [key, token] = [member('scim_key'), member('scim_token')]
    const post = async (path: string, body: object) => {
      const answer = await send(server.url, `/scim/v2.0/${key}${path}`, { method: 'POST', key: token, body })
      if (answer.status !== 201) throw new Error(`POST ${path} answered ${answer.status}: ${answer.text}`)
      return String(answer.json?.id)
    }
    const user = await post('/Users', { userName: `scim@${name}.example`, name: { givenName: name } })
    const group = await post('/Groups', { displayName: `${name} group`, members: [{ value: user }] })
    return {
      objects: {
        '/scim/v2.0/': key,
        [`${scim}/Users/`]: user,
        [`${scim}/Groups/`]: group,
        [`${scim}/ResourceTypes/`]: 'User',
        [`${scim}/Schemas/`]: 'urn:ietf:params:scim:schemas:core:2.0:User',
      },
    }
  },
  calls: {
    'gatehouse.scim.users.create': [{ with: { userName: 'new@scim.example' }, events: ['dsync.user.created'] }],
    'gatehouse.scim.users.replace': [{ with: { userName: 'next@scim.example' }, events: ['dsync.user.updated'] }],
    'gatehouse.scim.users.update': [
      { with: { Operations: [{ op: 'replace', path: 'title', value: 'x' }] }, events: ['dsync.user.updated'] },
      {
        as: 'deactivated',
        with: { Operations: [{ op: 'replace', value: { active: false } }] },
        events: ['dsync.user.deleted'],
      },
    ],
    'gatehouse.scim.users.delete': [{ events: ['dsync.user.deleted'] }],
    'gatehouse.scim.groups.create': [{ with: { displayName: 'New' }, events: ['dsync.group.created'] }],
    'gatehouse.scim.groups.replace': [
      { with: { displayName: 'Next' }, events: ['dsync.group.updated', 'dsync.group.user_removed'] },
    ],
    'gatehouse.scim.groups.update': [
      { with: { Operations: [{ op: 'remove', path: 'members' }] }, events: ['dsync.group.user_removed'] },
    ],
    'gatehouse.scim.groups.delete': [{ events: ['dsync.group.deleted'] }],
    'gatehouse.scim.bulk': [
      {
        with: {
          Operations: [{ method: 'POST', path: '/Users', bulkId: 'x', data: { userName: 'bulk@scim.example' } }],
        },
        events: ['dsync.user.created'],
      },
    ],
  },
})
