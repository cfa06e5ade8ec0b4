import { core, coreGroup, noResults, onlyOne, type ProviderLife, patch } from './life.ts'

const user = (name: string, givenName: string, familyName: string, externalId: string) => ({
  schemas: [core],
  userName: `${name}@northwind.example`,
  name: { givenName, familyName },
  emails: [{ primary: true, value: `${name}@northwind.example`, type: 'work' }],
  displayName: `${givenName} ${familyName}`,
  locale: 'en-US',
  externalId,
  groups: [],
  password: '1mz050nq',
  active: true,
})

/** An integration of the Okta catalog: changes by PATCH, people are never deleted. */
export const oktaCatalog: ProviderLife = {
  name: 'Okta, an app of the catalog',
  type: 'okta scim v2.0',
  deactivation: 'delete',
  sources: ['https://developer.okta.com/docs/api/openapi/okta-scim/guides/scim-20'],
  steps: [
    {
      does: 'test the connection',
      requests: [
        { ask: 'GET /Users?startIndex=1&count=2', needs: noResults },
        { ask: 'GET /Groups?startIndex=1&count=100', needs: noResults },
      ],
      events: ['activated'],
    },
    {
      does: 'look for a person, and create them',
      requests: [
        { ask: 'GET /Users?filter=userName eq "ada@northwind.example"&startIndex=1&count=100', needs: noResults },
        {
          ask: 'POST /Users',
          body: user('ada', 'Ada', 'Lovelace', '00u-ada'),
          needs: { status: 201, body: { active: true, externalId: '00u-ada' } },
          as: 'ada',
        },
      ],
      users: {
        ada: { state: 'active', name: 'Ada Lovelace', email: 'ada@northwind.example', idp_id: '00u-ada' },
      },
      memberships: { ada: 'active' },
      events: ['user.created ada'],
    },
    {
      does: 'create a second person',
      requests: [
        { ask: 'GET /Users?filter=userName eq "grace@northwind.example"&startIndex=1&count=100', needs: noResults },
        {
          ask: 'POST /Users',
          body: user('grace', 'Grace', 'Hopper', '00u-grace'),
          needs: { status: 201 },
          as: 'grace',
        },
      ],
      users: {
        grace: { state: 'active', name: 'Grace Hopper', email: 'grace@northwind.example', idp_id: '00u-grace' },
      },
      memberships: { grace: 'active' },
      events: ['user.created grace'],
    },
    {
      does: 'change a profile',
      requests: [
        {
          ask: 'PATCH /Users/{ada}',
          body: patch({
            op: 'replace',
            value: { title: 'Countess', name: { familyName: 'King' }, displayName: 'Ada King' },
          }),
          needs: {
            status: 200,
            body: { id: '{ada}', title: 'Countess', name: { givenName: 'Ada', familyName: 'King' } },
          },
          unsure: 'that all of the changed attributes come in one operation',
        },
      ],
      users: { ada: { name: 'Ada King', title: 'Countess' } },
      events: ['user.updated ada (display_name, job_title, last_name, name)'],
    },
    {
      does: 'push a group',
      requests: [
        {
          ask: 'POST /Groups',
          body: { schemas: [coreGroup], displayName: 'Engineering', members: [] },
          needs: { status: 201, body: { displayName: 'Engineering' } },
          as: 'group',
        },
        {
          ask: 'PATCH /Groups/{group}',
          body: patch(
            { op: 'replace', value: { id: '{group}', displayName: 'Engineering' } },
            { op: 'add', path: 'members', value: [{ value: '{ada}', display: 'ada@northwind.example' }] },
          ),
          needs: { status: 204 },
        },
      ],
      groups: { Engineering: ['ada'] },
      events: ['group.created Engineering', 'group.user_added ada Engineering'],
    },
    {
      does: 'push the whole membership',
      requests: [
        {
          ask: 'PATCH /Groups/{group}',
          body: patch({ op: 'replace', path: 'members', value: [{ value: '{ada}' }, { value: '{grace}' }] }),
          needs: { status: 204 },
        },
        { ask: 'GET /Groups/{group}', needs: { status: 200, body: { id: '{group}', displayName: 'Engineering' } } },
      ],
      groups: { Engineering: ['ada', 'grace'] },
      events: ['group.user_added grace Engineering'],
    },
    {
      does: 'rename the group',
      requests: [
        {
          ask: 'PATCH /Groups/{group}',
          body: patch({ op: 'replace', value: { id: '{group}', displayName: 'Research' } }),
          needs: { status: 204 },
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
        },
      ],
      groups: { Research: ['ada'] },
      events: ['group.user_removed grace Research'],
    },
    {
      does: 'deactivate a person, and read them',
      requests: [
        {
          ask: 'PATCH /Users/{ada}',
          body: patch({ op: 'replace', value: { active: false } }),
          needs: { status: 200, body: { id: '{ada}', active: false } },
        },
        { ask: 'GET /Users/{ada}', needs: { status: 200, body: { active: false } } },
      ],
      users: { ada: null },
      groups: { Research: [] },
      memberships: { ada: 'inactive' },
      events: ['user.deleted ada'],
    },
    {
      does: 'assign the person again: the look-up finds them, and they are activated',
      requests: [
        {
          ask: 'GET /Users?filter=userName eq "ada@northwind.example"&startIndex=1&count=100',
          needs: onlyOne({ id: '{ada}', active: false }),
        },
        {
          ask: 'PATCH /Users/{ada}',
          body: patch({ op: 'replace', value: { active: true } }),
          needs: { status: 200, body: { active: true } },
        },
      ],
      users: {
        ada: {
          state: 'active',
          name: 'Ada King',
          email: 'ada@northwind.example',
          idp_id: '00u-ada',
          title: 'Countess',
        },
      },
      groups: { Research: ['ada'] },
      memberships: { ada: 'active' },
      events: ['user.created ada', 'group.user_added ada Research'],
    },
    {
      does: 'unlink the group',
      requests: [{ ask: 'DELETE /Groups/{group}', needs: { status: 204 } }],
      groups: { Research: null },
      events: ['group.deleted Research'],
    },
  ],
}
