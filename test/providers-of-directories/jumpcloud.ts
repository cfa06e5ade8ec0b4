import { core, coreGroup, noResults, onlyOne, type ProviderLife, patch } from './life.ts'

const user = (name: string, givenName: string, familyName: string, changes: object = {}) => ({
  schemas: [core],
  userName: `${name}@northwind.example`,
  name: { givenName, familyName },
  displayName: `${givenName} ${familyName}`,
  emails: [{ value: `${name}@northwind.example`, type: 'work', primary: true }],
  active: true,
  externalId: `5f2b-${name}`,
  ...changes,
})

/** The SCIM integration of an app, which makes a person and a group for its test and deletes both. */
export const jumpcloud: ProviderLife = {
  name: 'JumpCloud',
  type: 'jump cloud scim v2.0',
  deactivation: 'retain',
  sources: [
    'https://jumpcloud.com/support/provision-and-manage-users-and-groups-in-apps-using-custom-scim-identity-management-integration',
  ],
  steps: [
    {
      does: 'test the connection with a person who is created, changed, deactivated and deleted',
      requests: [
        { ask: 'GET /Users?filter=userName eq "test@northwind.example"', needs: noResults },
        {
          ask: 'POST /Users',
          body: user('test', 'Test', 'User'),
          needs: { status: 201, body: { active: true } },
          as: 'tester',
          unsure: 'the attributes of the person',
        },
        {
          ask: 'PUT /Users/{tester}',
          body: user('test', 'Test', 'User', { active: false }),
          needs: { status: 200, body: { active: false } },
          unsure: 'that the change comes by PUT',
        },
        { ask: 'DELETE /Users/{tester}', needs: { status: 204 } },
      ],
      memberships: { test: 'inactive' },
      events: ['activated', 'user.created test', 'user.updated test (state)', 'user.deleted test'],
    },
    {
      does: 'test groups with one that is created and deleted',
      requests: [
        {
          ask: 'POST /Groups',
          body: { schemas: [coreGroup], displayName: 'Test Group', externalId: '5f2b-test-group' },
          needs: { status: 201 },
          as: 'testGroup',
        },
        { ask: 'DELETE /Groups/{testGroup}', needs: { status: 204 } },
      ],
      events: ['group.created Test Group', 'group.deleted Test Group'],
    },
    {
      does: 'create the people of a group',
      requests: [
        { ask: 'GET /Users?filter=userName eq "ada@northwind.example"', needs: noResults },
        { ask: 'POST /Users', body: user('ada', 'Ada', 'Lovelace'), needs: { status: 201 }, as: 'ada' },
        { ask: 'GET /Users?filter=userName eq "grace@northwind.example"', needs: noResults },
        { ask: 'POST /Users', body: user('grace', 'Grace', 'Hopper'), needs: { status: 201 }, as: 'grace' },
      ],
      users: {
        ada: { state: 'active', name: 'Ada Lovelace', email: 'ada@northwind.example', idp_id: '5f2b-ada' },
        grace: { state: 'active', name: 'Grace Hopper', email: 'grace@northwind.example', idp_id: '5f2b-grace' },
      },
      memberships: { ada: 'active', grace: 'active' },
      events: ['user.created ada', 'user.created grace'],
    },
    {
      does: 'create the group by its id there, with members',
      requests: [
        { ask: 'GET /Groups?filter=displayName eq "Engineering"', needs: noResults },
        {
          ask: 'POST /Groups',
          body: {
            schemas: [coreGroup],
            displayName: 'Engineering',
            externalId: '5f2b-group',
            members: [{ value: '{ada}' }],
          },
          needs: { status: 201, body: { externalId: '5f2b-group' } },
          as: 'group',
        },
        {
          ask: 'PATCH /Groups/{group}',
          body: patch({ op: 'add', path: 'members', value: [{ value: '{grace}' }] }),
          needs: { status: 204 },
        },
      ],
      groups: { Engineering: ['ada', 'grace'] },
      events: ['group.created Engineering', 'group.user_added ada Engineering', 'group.user_added grace Engineering'],
    },
    {
      does: 'change a person',
      requests: [
        {
          ask: 'PUT /Users/{ada}',
          body: user('ada', 'Ada', 'Lovelace', { title: 'Countess' }),
          needs: { status: 200, body: { title: 'Countess' } },
          unsure: 'that the change comes by PUT',
        },
      ],
      users: { ada: { title: 'Countess' } },
      events: ['user.updated ada (job_title)'],
    },
    {
      does: 'rename the group',
      requests: [
        {
          ask: 'PATCH /Groups/{group}',
          body: patch({ op: 'replace', value: { displayName: 'Research' } }),
          needs: { status: 204 },
          unsure: 'the form of the operation',
        },
      ],
      groups: { Engineering: null, Research: ['ada', 'grace'] },
      events: ['group.updated Research (name)'],
    },
    {
      does: 'remove a member by value',
      requests: [
        {
          ask: 'PATCH /Groups/{group}',
          body: patch({ op: 'remove', path: 'members', value: [{ value: '{grace}' }] }),
          needs: { status: 204 },
        },
      ],
      groups: { Research: ['ada'] },
      events: ['group.user_removed grace Research'],
    },
    {
      does: 'deactivate a person who lost the app, and look them up',
      requests: [
        {
          ask: 'PUT /Users/{ada}',
          body: user('ada', 'Ada', 'Lovelace', { title: 'Countess', active: false }),
          needs: { status: 200, body: { active: false } },
          unsure: 'that the change comes by PUT',
        },
        {
          ask: 'GET /Users?filter=userName eq "ada@northwind.example"',
          needs: onlyOne({ id: '{ada}', active: false }),
        },
      ],
      users: { ada: { state: 'inactive' } },
      memberships: { ada: 'inactive' },
      events: ['user.updated ada (state)'],
    },
    {
      does: 'activate the person again',
      requests: [
        {
          ask: 'PUT /Users/{ada}',
          body: user('ada', 'Ada', 'Lovelace', { title: 'Countess' }),
          needs: { status: 200, body: { active: true } },
        },
      ],
      users: { ada: { state: 'active' } },
      memberships: { ada: 'active' },
      events: ['user.updated ada (state)'],
    },
    {
      does: 'disconnect the group, whose people stay',
      requests: [{ ask: 'DELETE /Groups/{group}', needs: { status: 204 } }],
      groups: { Research: null },
      events: ['group.deleted Research'],
    },
  ],
}
