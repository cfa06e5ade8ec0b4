import { core, coreGroup, enterprise, noResults, onlyOne, type ProviderLife, patch } from './life.ts'

/** By the template of the app, which an administrator writes: null where the person has no value. */
const user = (name: string, givenName: string, familyName: string, changes: object = {}) => ({
  [enterprise]: { department: null, manager: { managerId: '', displayName: ' ' } },
  active: true,
  emails: [{ value: `${name}@northwind.example`, type: 'work', primary: true }],
  meta: { resourceType: 'User' },
  name: { familyName, givenName, formatted: `${givenName} ${familyName}` },
  userName: `${name}@northwind.example`,
  id: null,
  externalId: `41-${name}`,
  schemas: [core, enterprise],
  ...changes,
})
const look = 'GET /Users?filter=userName eq "'

/** SCIM Provisioner with SAML (SCIM v2 Enterprise). Groups result from rules over roles. */
export const onelogin: ProviderLife = {
  name: 'OneLogin',
  type: 'onelogin scim v2.0',
  deactivation: 'delete',
  sources: [
    'https://developers.onelogin.com/scim/implement-scim-api',
    'https://developers.onelogin.com/scim/test-your-scim',
  ],
  steps: [
    {
      does: 'test the connection with a name that no one has',
      requests: [{ ask: `${look}nobody_has_this_name"`, needs: noResults }],
      events: ['activated'],
    },
    {
      does: 'read the groups that people can be put in',
      requests: [{ ask: 'GET /Groups', needs: noResults }],
    },
    {
      does: 'look for people, and create them',
      requests: [
        { ask: `${look}ada@northwind.example"`, needs: noResults },
        { ask: 'POST /Users', body: user('ada', 'Ada', 'Lovelace'), needs: { status: 201 }, as: 'ada' },
        { ask: `${look}grace@northwind.example"`, needs: noResults },
        { ask: 'POST /Users', body: user('grace', 'Grace', 'Hopper'), needs: { status: 201 }, as: 'grace' },
      ],
      users: {
        ada: { state: 'active', name: 'Ada Lovelace', email: 'ada@northwind.example', idp_id: '41-ada' },
        grace: { state: 'active', name: 'Grace Hopper', email: 'grace@northwind.example', idp_id: '41-grace' },
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
          body: user('ada', 'Ada', 'Lovelace', { [enterprise]: { department: 'Research' } }),
          needs: { status: 200, body: { id: '{ada}', [enterprise]: { department: 'Research' } } },
          unsure: 'that the change comes by PUT',
        },
      ],
      users: { ada: { department: 'Research' } },
      events: ['user.updated ada (department_name, manager_name)'],
    },
    {
      does: 'create a group, and put people in it one request each',
      requests: [
        {
          ask: 'POST /Groups',
          body: { schemas: [coreGroup], displayName: 'Engineering' },
          needs: { status: 201 },
          as: 'group',
        },
        {
          ask: 'PATCH /Groups/{group}',
          body: patch({ op: 'add', path: 'members', value: [{ value: '{ada}' }] }),
          needs: { status: 204 },
          unsure: 'the form of the operation',
        },
        {
          ask: 'PATCH /Groups/{group}',
          body: patch({ op: 'add', path: 'members', value: [{ value: '{grace}' }] }),
          needs: { status: 204 },
          unsure: 'the form of the operation',
        },
        { ask: 'GET /Groups', needs: onlyOne({ id: '{group}', displayName: 'Engineering' }) },
      ],
      groups: { Engineering: ['ada', 'grace'] },
      events: ['group.created Engineering', 'group.user_added ada Engineering', 'group.user_added grace Engineering'],
    },
    {
      does: 'take a person out of the group',
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
      does: 'suspend a person who was deleted there, and look them up',
      requests: [
        {
          ask: 'PUT /Users/{ada}',
          body: user('ada', 'Ada', 'Lovelace', { [enterprise]: { department: 'Research' }, active: false }),
          needs: { status: 200, body: { active: false } },
          unsure: 'that the suspension comes by PUT',
        },
        { ask: `${look}ada@northwind.example"`, needs: onlyOne({ id: '{ada}', active: false }) },
      ],
      users: { ada: null },
      groups: { Engineering: [] },
      memberships: { ada: 'inactive' },
      events: ['user.deleted ada'],
    },
    {
      does: 'activate the person again',
      requests: [
        {
          ask: 'PUT /Users/{ada}',
          body: user('ada', 'Ada', 'Lovelace', { [enterprise]: { department: 'Research' } }),
          needs: { status: 200, body: { active: true } },
        },
      ],
      users: {
        ada: {
          state: 'active',
          name: 'Ada Lovelace',
          email: 'ada@northwind.example',
          idp_id: '41-ada',
          department: 'Research',
        },
      },
      groups: { Engineering: ['ada'] },
      memberships: { ada: 'active' },
      events: ['user.created ada', 'group.user_added ada Engineering'],
    },
    {
      does: 'delete the person, where that is what the app does',
      requests: [{ ask: 'DELETE /Users/{ada}', needs: { status: 204 } }],
      users: { ada: null },
      groups: { Engineering: [] },
      memberships: { ada: 'inactive' },
      events: ['user.deleted ada'],
    },
  ],
}
