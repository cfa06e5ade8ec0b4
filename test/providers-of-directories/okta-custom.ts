import { core, coreGroup, noResults, onlyOne, type ProviderLife } from './life.ts'

const user = (name: string, givenName: string, familyName: string, changes: object = {}) => ({
  schemas: [core],
  userName: `${name}@northwind.example`,
  name: { givenName, middleName: '', familyName },
  emails: [{ primary: true, value: `${name}@northwind.example`, type: 'work', display: `${name}@northwind.example` }],
  externalId: `00u-${name}`,
  active: true,
  groups: [],
  meta: { resourceType: 'User' },
  ...changes,
})
const group = (displayName: string, ...members: string[]) => ({
  schemas: [coreGroup],
  id: '{group}',
  displayName,
  members: members.map((name) => ({ value: `{${name}}`, display: `${name}@northwind.example` })),
})

/** An integration of one's own, made with the wizard of Okta: everything by PUT, after a GET of what is there. */
export const oktaCustom: ProviderLife = {
  name: 'Okta, an app of one’s own',
  type: 'okta scim v2.0',
  deactivation: 'retain',
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
      does: 'look for people, and create them',
      requests: [
        { ask: 'GET /Users?filter=userName eq "ada@northwind.example"&startIndex=1&count=100', needs: noResults },
        { ask: 'POST /Users', body: user('ada', 'Ada', 'Lovelace'), needs: { status: 201 }, as: 'ada' },
        { ask: 'GET /Users?filter=userName eq "grace@northwind.example"&startIndex=1&count=100', needs: noResults },
        { ask: 'POST /Users', body: user('grace', 'Grace', 'Hopper'), needs: { status: 201 }, as: 'grace' },
      ],
      users: {
        ada: { state: 'active', name: 'Ada Lovelace', email: 'ada@northwind.example', idp_id: '00u-ada' },
        grace: { state: 'active', name: 'Grace Hopper', email: 'grace@northwind.example', idp_id: '00u-grace' },
      },
      memberships: { ada: 'active', grace: 'active' },
      events: ['user.created ada', 'user.created grace'],
    },
    {
      does: 'change a profile',
      requests: [
        {
          ask: 'GET /Users/{ada}',
          needs: { status: 200, body: user('ada', 'Ada', 'Lovelace', { groups: undefined }) },
        },
        {
          ask: 'PUT /Users/{ada}',
          body: user('ada', 'Ada', 'King', { id: '{ada}', title: 'Countess' }),
          needs: { status: 200, body: { id: '{ada}', title: 'Countess', name: { familyName: 'King' }, active: true } },
        },
      ],
      users: { ada: { name: 'Ada King', title: 'Countess' } },
      events: ['user.updated ada (job_title, last_name, name)'],
    },
    {
      does: 'send the same profile again',
      requests: [
        {
          ask: 'PUT /Users/{ada}',
          body: user('ada', 'Ada', 'King', { id: '{ada}', title: 'Countess' }),
          needs: { status: 200 },
        },
      ],
    },
    {
      does: 'push a group with its members',
      requests: [
        {
          ask: 'POST /Groups',
          body: { schemas: [coreGroup], displayName: 'Engineering', members: [] },
          needs: { status: 201, body: { displayName: 'Engineering' } },
          as: 'group',
        },
        { ask: 'PUT /Groups/{group}', body: group('Engineering', 'ada', 'grace'), needs: { status: 200 } },
      ],
      groups: { Engineering: ['ada', 'grace'] },
      events: ['group.created Engineering', 'group.user_added ada Engineering', 'group.user_added grace Engineering'],
    },
    {
      does: 'rename the group',
      requests: [{ ask: 'PUT /Groups/{group}', body: group('Research', 'ada', 'grace'), needs: { status: 200 } }],
      groups: { Engineering: null, Research: ['ada', 'grace'] },
      events: ['group.updated Research (name)'],
    },
    {
      does: 'remove a member by leaving them out',
      requests: [{ ask: 'PUT /Groups/{group}', body: group('Research', 'ada'), needs: { status: 200 } }],
      groups: { Research: ['ada'] },
      events: ['group.user_removed grace Research'],
    },
    {
      does: 'deactivate a person, and read them',
      requests: [
        { ask: 'GET /Users/{ada}', needs: { status: 200, body: { active: true } } },
        {
          ask: 'PUT /Users/{ada}',
          body: user('ada', 'Ada', 'King', { id: '{ada}', title: 'Countess', active: false }),
          needs: { status: 200, body: { id: '{ada}', active: false } },
        },
        { ask: 'GET /Users/{ada}', needs: { status: 200, body: { active: false } } },
      ],
      users: { ada: { state: 'inactive' } },
      memberships: { ada: 'inactive' },
      events: ['user.updated ada (state)'],
    },
    {
      does: 'assign the person again',
      requests: [
        {
          ask: 'GET /Users?filter=userName eq "ada@northwind.example"&startIndex=1&count=100',
          needs: onlyOne({ id: '{ada}', active: false }),
        },
        {
          ask: 'PUT /Users/{ada}',
          body: user('ada', 'Ada', 'King', { id: '{ada}', title: 'Countess' }),
          needs: { status: 200, body: { active: true } },
        },
      ],
      users: { ada: { state: 'active' } },
      memberships: { ada: 'active' },
      events: ['user.updated ada (state)'],
    },
    {
      does: 'unlink the group',
      requests: [{ ask: 'DELETE /Groups/{group}', needs: { status: 204 } }],
      groups: { Research: null },
      events: ['group.deleted Research'],
    },
  ],
}
