import { core, coreGroup, enterprise, noResults, onlyOne, type ProviderLife, patch } from './life.ts'

const user = (name: string, givenName: string, familyName: string) => ({
  schemas: [core, enterprise],
  userName: `${name}@northwind.example`,
  name: { givenName, familyName },
  emails: [{ value: `${name}@northwind.example`, type: 'work' }],
  active: true,
})

/**
 * The SCIM 2.0 connector of SailPoint, and what any client does that follows discovery: no `externalId`, accounts and groups
 * read as a whole, changes by PATCH because the server says that it has it.
 */
export const sailpoint: ProviderLife = {
  name: 'SailPoint',
  type: 'sailpoint scim v2.0',
  deactivation: 'retain',
  sources: [
    'https://documentation.sailpoint.com/connectors/saas/scim_2_0/help/saas_connectivity/scim_2_0_saas/prerequisites.html',
    'https://documentation.sailpoint.com/connectors/scim_2_0/help/integrating_scim2/supported_features.html',
  ],
  steps: [
    {
      does: 'discover what the server can do',
      requests: [
        { ask: 'GET /ServiceProviderConfig', needs: { status: 200, body: { patch: { supported: true } } } },
        { ask: 'GET /ResourceTypes', needs: { status: 200, body: { totalResults: 2 } } },
        { ask: 'GET /Schemas', needs: { status: 200, body: { startIndex: 1 } } },
        { ask: 'GET /ResourceTypes/User', needs: { status: 200, body: { endpoint: '/Users' } } },
        { ask: 'GET /ResourceTypes/Group', needs: { status: 200, body: { endpoint: '/Groups' } } },
      ],
      events: ['activated'],
    },
    {
      does: 'create accounts',
      requests: [
        { ask: 'POST /Users', body: user('ada', 'Ada', 'Lovelace'), needs: { status: 201 }, as: 'ada' },
        { ask: 'POST /Users', body: user('grace', 'Grace', 'Hopper'), needs: { status: 201 }, as: 'grace' },
      ],
      users: {
        ada: { state: 'active', name: 'Ada Lovelace', email: 'ada@northwind.example', idp_id: '{ada}' },
        grace: { state: 'active', name: 'Grace Hopper', email: 'grace@northwind.example', idp_id: '{grace}' },
      },
      memberships: { ada: 'active', grace: 'active' },
      events: ['user.created ada', 'user.created grace'],
    },
    {
      does: 'read all accounts page by page',
      requests: [
        {
          ask: 'GET /Users?startIndex=1&count=1',
          needs: { status: 200, body: { totalResults: 2, startIndex: 1, itemsPerPage: 1, Resources: [{}] } },
          unsure: 'the size of a page',
        },
        {
          ask: 'GET /Users?startIndex=2&count=1',
          needs: { status: 200, body: { totalResults: 2, startIndex: 2, itemsPerPage: 1, Resources: [{}] } },
          unsure: 'the size of a page',
        },
      ],
    },
    {
      does: 'change an account',
      requests: [
        {
          ask: 'PATCH /Users/{ada}',
          body: patch(
            { op: 'replace', path: 'name.familyName', value: 'King' },
            { op: 'add', path: `${enterprise}:department`, value: 'Research' },
          ),
          needs: { status: 200, body: { name: { familyName: 'King' }, [enterprise]: { department: 'Research' } } },
          unsure: 'the form of the operations',
        },
      ],
      users: { ada: { name: 'Ada King', department: 'Research' } },
      events: ['user.updated ada (department_name, last_name, name)'],
    },
    {
      does: 'create a group, and give it to accounts',
      requests: [
        { ask: 'GET /Groups?startIndex=1&count=100', needs: noResults },
        {
          ask: 'POST /Groups',
          body: { schemas: [coreGroup], displayName: 'Engineering' },
          needs: { status: 201 },
          as: 'group',
        },
        {
          ask: 'PATCH /Groups/{group}',
          body: patch({ op: 'add', path: 'members', value: [{ value: '{ada}', type: 'User' }] }),
          needs: { status: 204 },
          unsure: 'the form of the operation',
        },
        {
          ask: 'PATCH /Groups/{group}',
          body: patch({ op: 'add', value: { members: [{ value: '{grace}' }] } }),
          needs: { status: 204 },
          unsure: 'the form of the operation',
        },
        { ask: 'GET /Users/{ada}', needs: { status: 200, body: { groups: [{ value: '{group}' }] } } },
      ],
      groups: { Engineering: ['ada', 'grace'] },
      events: ['group.created Engineering', 'group.user_added ada Engineering', 'group.user_added grace Engineering'],
    },
    {
      does: 'take the group from an account',
      requests: [
        {
          ask: 'PATCH /Groups/{group}',
          body: patch({ op: 'remove', path: 'members[value eq "{grace}"]' }),
          needs: { status: 204 },
          unsure: 'the form of the operation',
        },
      ],
      groups: { Engineering: ['ada'] },
      events: ['group.user_removed grace Engineering'],
    },
    {
      does: 'disable an account, and read it',
      requests: [
        {
          ask: 'PATCH /Users/{ada}',
          body: patch({ op: 'replace', path: 'active', value: false }),
          needs: { status: 200, body: { active: false } },
        },
        { ask: 'GET /Users/{ada}', needs: { status: 200, body: { active: false } } },
        { ask: 'GET /Users?filter=active eq false', needs: onlyOne({ id: '{ada}' }) },
      ],
      users: { ada: { state: 'inactive' } },
      memberships: { ada: 'inactive' },
      events: ['user.updated ada (state)'],
    },
    {
      does: 'enable the account',
      requests: [
        {
          ask: 'PATCH /Users/{ada}',
          body: patch({ op: 'replace', path: 'active', value: true }),
          needs: { status: 200, body: { active: true } },
        },
      ],
      users: { ada: { state: 'active' } },
      memberships: { ada: 'active' },
      events: ['user.updated ada (state)'],
    },
    {
      does: 'delete the account and the group',
      requests: [
        { ask: 'DELETE /Users/{ada}', needs: { status: 204 } },
        { ask: 'DELETE /Groups/{group}', needs: { status: 204 } },
      ],
      users: { ada: null },
      groups: { Engineering: null },
      memberships: { ada: 'inactive' },
      events: ['user.deleted ada', 'group.deleted Engineering'],
    },
  ],
}
