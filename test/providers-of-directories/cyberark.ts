import { core, coreGroup, noResults, onlyOne, type ProviderLife, patch } from './life.ts'

const user = (name: string, givenName: string, familyName: string, changes: object = {}) => ({
  schemas: [core],
  userName: `${name}@northwind.example`,
  externalId: `c2c7-${name}`,
  name: { givenName, familyName, formatted: `${givenName} ${familyName}` },
  displayName: `${givenName} ${familyName}`,
  emails: [{ value: `${name}@northwind.example`, type: 'work', primary: true }],
  active: true,
  ...changes,
})

/** Outbound provisioning inside a SAML app: people by PUT, groups (which are roles there) by PATCH. */
export const cyberark: ProviderLife = {
  name: 'CyberArk',
  type: 'cyberark scim v2.0',
  deactivation: 'delete',
  sources: ['https://identity-developer.cyberark.com/docs/for-more-information-about-scim-provisioning-redirected'],
  steps: [
    {
      does: 'discover what the server can do',
      requests: [
        { ask: 'GET /ServiceProviderConfig', needs: { status: 200, body: { patch: { supported: true } } } },
        { ask: 'GET /ResourceTypes/User', needs: { status: 200, body: { endpoint: '/Users', schema: core } } },
        { ask: 'GET /ResourceTypes/Group', needs: { status: 200, body: { endpoint: '/Groups', schema: coreGroup } } },
        { ask: `GET /Schemas/${core}`, needs: { status: 200, body: { id: core } } },
        { ask: `GET /Schemas/${coreGroup}`, needs: { status: 200, body: { id: coreGroup } } },
        { ask: 'GET /Users?count=1', needs: noResults },
      ],
      events: ['activated'],
    },
    {
      does: 'look for people, and create them',
      requests: [
        { ask: 'GET /Users?filter=userName eq "ada@northwind.example"', needs: noResults },
        { ask: 'POST /Users', body: user('ada', 'Ada', 'Lovelace'), needs: { status: 201 }, as: 'ada' },
        { ask: 'GET /Users?filter=userName eq "grace@northwind.example"', needs: noResults },
        { ask: 'POST /Users', body: user('grace', 'Grace', 'Hopper'), needs: { status: 201 }, as: 'grace' },
      ],
      users: {
        ada: { state: 'active', name: 'Ada Lovelace', email: 'ada@northwind.example', idp_id: 'c2c7-ada' },
        grace: { state: 'active', name: 'Grace Hopper', email: 'grace@northwind.example', idp_id: 'c2c7-grace' },
      },
      memberships: { ada: 'active', grace: 'active' },
      events: ['user.created ada', 'user.created grace'],
    },
    {
      does: 'change a person',
      requests: [
        { ask: 'GET /Users/{ada}', needs: { status: 200, body: { id: '{ada}' } } },
        {
          ask: 'PUT /Users/{ada}',
          body: user('ada', 'Ada', 'Lovelace', { title: 'Countess' }),
          needs: { status: 200, body: { title: 'Countess' } },
        },
      ],
      users: { ada: { title: 'Countess' } },
      events: ['user.updated ada (job_title)'],
    },
    {
      does: 'read the groups, create one for a role and add members',
      requests: [
        { ask: 'GET /Groups', needs: noResults },
        {
          ask: 'POST /Groups',
          body: { schemas: [coreGroup], displayName: 'Engineering' },
          needs: { status: 201 },
          as: 'group',
        },
        {
          ask: 'PATCH /Groups/{group}',
          body: patch({ op: 'add', path: 'members', value: [{ value: '{ada}' }, { value: '{grace}' }] }),
          needs: { status: 204 },
          unsure: 'the form of the operation',
        },
        {
          ask: 'GET /Groups/{group}',
          needs: { status: 200, body: { id: '{group}', members: [{ value: '{ada}' }, { value: '{grace}' }] } },
        },
      ],
      groups: { Engineering: ['ada', 'grace'] },
      events: ['group.created Engineering', 'group.user_added ada Engineering', 'group.user_added grace Engineering'],
    },
    {
      does: 'rename the group',
      requests: [
        {
          ask: 'PATCH /Groups/{group}',
          body: patch({ op: 'replace', path: 'displayName', value: 'Research' }),
          needs: { status: 204 },
          unsure: 'the form of the operation',
        },
      ],
      groups: { Engineering: null, Research: ['ada', 'grace'] },
      events: ['group.updated Research (name)'],
    },
    {
      does: 'remove a member',
      requests: [
        {
          ask: 'PATCH /Groups/{group}',
          body: patch({ op: 'remove', path: 'members[value eq "{grace}"]' }),
          needs: { status: 204 },
          unsure: 'the form of the operation',
        },
      ],
      groups: { Research: ['ada'] },
      events: ['group.user_removed grace Research'],
    },
    {
      does: 'de-provision a person, and look them up',
      requests: [
        {
          ask: 'PUT /Users/{ada}',
          body: user('ada', 'Ada', 'Lovelace', { title: 'Countess', active: false }),
          needs: { status: 200, body: { active: false } },
        },
        {
          ask: 'GET /Users?filter=userName eq "ada@northwind.example"',
          needs: onlyOne({ id: '{ada}', active: false }),
        },
      ],
      users: { ada: null },
      groups: { Research: [] },
      memberships: { ada: 'inactive' },
      events: ['user.deleted ada'],
    },
    {
      does: 'provision the person again',
      requests: [
        {
          ask: 'PUT /Users/{ada}',
          body: user('ada', 'Ada', 'Lovelace', { title: 'Countess' }),
          needs: { status: 200, body: { active: true } },
        },
      ],
      users: {
        ada: {
          state: 'active',
          name: 'Ada Lovelace',
          email: 'ada@northwind.example',
          idp_id: 'c2c7-ada',
          title: 'Countess',
        },
      },
      groups: { Research: ['ada'] },
      memberships: { ada: 'active' },
      events: ['user.created ada', 'group.user_added ada Research'],
    },
  ],
}
