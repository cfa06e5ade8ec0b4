import { core, coreGroup, enterprise, noResults, onlyOne, type ProviderLife, patch } from './life.ts'

const user = (name: string, givenName: string, familyName: string) => ({
  schemas: [core, enterprise],
  externalId: `0a21f0f2-${name}`,
  userName: `${name}@northwind.example`,
  active: true,
  emails: [{ type: 'work', value: `${name}@northwind.example` }],
  meta: { resourceType: 'User' },
  name: { formatted: `${givenName} ${familyName}`, familyName, givenName },
  roles: [],
})
const look = 'GET /Users?filter=userName+eq+"'

/** A non-gallery app of Entra ID as it is by default: operations with capitals, booleans as text, members removed by value. */
export const entraId: ProviderLife = {
  name: 'Entra ID',
  type: 'azure scim v2.0',
  deactivation: 'retain',
  sources: [
    'https://learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups',
    'https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-config-problem-scim-compatibility',
  ],
  steps: [
    {
      does: 'test the connection',
      requests: [
        {
          ask: `${look}c1a4e0e2-7d0d-4e2c-9f0e-8a1b2c3d4e5f"`,
          needs: noResults,
          unsure: 'that the look-up for a random name is the whole of the test',
        },
      ],
      events: ['activated'],
    },
    {
      does: 'read the schemas',
      requests: [{ ask: 'GET /Schemas', needs: { status: 200, body: { startIndex: 1 } } }],
    },
    {
      does: 'look for people, and create them',
      requests: [
        { ask: `${look}ada@northwind.example"`, needs: noResults },
        {
          ask: 'POST /Users',
          body: user('ada', 'Ada', 'Lovelace'),
          needs: { status: 201, body: { externalId: '0a21f0f2-ada' } },
          as: 'ada',
        },
        { ask: `${look}grace@northwind.example"`, needs: noResults },
        { ask: 'POST /Users', body: user('grace', 'Grace', 'Hopper'), needs: { status: 201 }, as: 'grace' },
        { ask: `${look}joan@northwind.example"`, needs: noResults },
        { ask: 'POST /Users', body: user('joan', 'Joan', 'Clarke'), needs: { status: 201 }, as: 'joan' },
      ],
      users: {
        ada: { state: 'active', name: 'Ada Lovelace', email: 'ada@northwind.example', idp_id: '0a21f0f2-ada' },
        grace: { state: 'active', name: 'Grace Hopper', email: 'grace@northwind.example', idp_id: '0a21f0f2-grace' },
        joan: { state: 'active', name: 'Joan Clarke', email: 'joan@northwind.example', idp_id: '0a21f0f2-joan' },
      },
      memberships: { ada: 'active', grace: 'active', joan: 'active' },
      events: ['user.created ada', 'user.created grace', 'user.created joan'],
    },
    {
      does: 'complete a person by a second request, with paths that have nothing behind them yet',
      requests: [
        {
          ask: 'PATCH /Users/{ada}',
          body: patch(
            { op: 'Add', path: 'title', value: 'Countess' },
            { op: 'Add', path: `${enterprise}:department`, value: 'Research' },
            { op: 'Add', path: `${enterprise}:manager`, value: '{grace}' },
            { op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '+44 1' },
            { op: 'Add', path: 'addresses[type eq "work"].locality', value: 'London' },
          ),
          needs: {
            status: 200,
            body: {
              title: 'Countess',
              phoneNumbers: [{ type: 'mobile', value: '+44 1' }],
              addresses: [{ type: 'work', locality: 'London' }],
            },
          },
          unsure: 'that the manager is sent as an id alone',
        },
      ],
      users: { ada: { title: 'Countess', department: 'Research' } },
      events: ['user.updated ada (addresses, department_name, job_title, manager_id)'],
    },
    {
      does: 'change a name and an address',
      requests: [
        { ask: 'GET /Users/{joan}', needs: { status: 200, body: { id: '{joan}' } } },
        {
          ask: 'PATCH /Users/{joan}',
          body: patch(
            { op: 'Replace', path: 'emails[type eq "work"].value', value: 'joan.murray@northwind.example' },
            { op: 'Replace', path: 'name.familyName', value: 'Murray' },
            { op: 'Replace', path: 'name.formatted', value: 'Joan Murray' },
          ),
          needs: { status: 200, body: { emails: [{ type: 'work', value: 'joan.murray@northwind.example' }] } },
        },
      ],
      users: {
        joan: null,
        'joan.murray': {
          state: 'active',
          name: 'Joan Murray',
          email: 'joan.murray@northwind.example',
          idp_id: '0a21f0f2-joan',
        },
      },
      events: ['user.updated joan.murray (email, emails, last_name, name)'],
    },
    {
      does: 'look for a group without its members, and create it',
      requests: [
        { ask: 'GET /Groups?excludedAttributes=members&filter=displayName+eq+"Engineering"', needs: noResults },
        {
          ask: 'POST /Groups',
          body: {
            schemas: [coreGroup, 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'],
            externalId: '8aa1a0c0-group',
            displayName: 'Engineering',
            meta: { resourceType: 'Group' },
          },
          needs: { status: 201, body: { externalId: '8aa1a0c0-group' } },
          as: 'group',
        },
        { ask: 'GET /Groups/{group}?excludedAttributes=members', needs: { status: 200, body: { id: '{group}' } } },
      ],
      groups: { Engineering: [] },
      events: ['group.created Engineering'],
    },
    {
      does: 'add members, several operations in one request',
      requests: [
        {
          ask: 'PATCH /Groups/{group}',
          body: patch(
            {
              op: 'Add',
              path: 'members',
              value: [
                { $ref: null, value: '{ada}' },
                { $ref: null, value: '{grace}' },
              ],
            },
            { op: 'Add', path: 'members', value: [{ $ref: null, value: '{joan}' }] },
          ),
          needs: { status: 204 },
        },
      ],
      groups: { Engineering: ['ada', 'grace', 'joan.murray'] },
      events: [
        'group.user_added ada Engineering',
        'group.user_added grace Engineering',
        'group.user_added joan.murray Engineering',
      ],
    },
    {
      does: 'ask whether someone is a member',
      requests: [
        {
          ask: 'GET /Groups?filter=id eq "{group}" and members eq "{ada}"&attributes=id',
          needs: onlyOne({ id: '{group}' }),
          unsure: 'whether today’s service still asks so',
        },
      ],
    },
    {
      does: 'rename the group',
      requests: [
        {
          ask: 'PATCH /Groups/{group}',
          body: patch({ op: 'Replace', path: 'displayName', value: 'Research' }),
          needs: { status: 204 },
        },
      ],
      groups: { Engineering: null, Research: ['ada', 'grace', 'joan.murray'] },
      events: ['group.updated Research (name)'],
    },
    {
      does: 'remove one member by their value, and no one else',
      requests: [
        {
          ask: 'PATCH /Groups/{group}',
          body: patch({ op: 'Remove', path: 'members', value: [{ $ref: null, value: '{grace}' }] }),
          needs: { status: 204 },
        },
      ],
      groups: { Research: ['ada', 'joan.murray'] },
      events: ['group.user_removed grace Research'],
    },
    {
      does: 'disable a person with a boolean as text, and look them up',
      requests: [
        {
          ask: 'PATCH /Users/{ada}',
          body: patch({ op: 'Replace', path: 'active', value: 'False' }),
          needs: { status: 200, body: { active: false } },
        },
        { ask: `${look}ada@northwind.example"`, needs: onlyOne({ id: '{ada}', active: false }) },
        {
          ask: 'GET /Users?filter=emails[type eq "work"].value eq "ada@northwind.example"',
          needs: onlyOne({ id: '{ada}', active: false }),
        },
        { ask: 'GET /Users?filter=externalId eq "0a21f0f2-ada"', needs: onlyOne({ id: '{ada}', active: false }) },
        { ask: 'GET /Users/{ada}', needs: { status: 200, body: { active: false } } },
      ],
      users: { ada: { state: 'inactive' } },
      memberships: { ada: 'inactive' },
      events: ['user.updated ada (state)'],
    },
    {
      does: 'restore the person',
      requests: [
        {
          ask: 'PATCH /Users/{ada}',
          body: patch({ op: 'Replace', path: 'active', value: 'True' }),
          needs: { status: 200, body: { active: true } },
        },
      ],
      users: { ada: { state: 'active' } },
      memberships: { ada: 'active' },
      events: ['user.updated ada (state)'],
    },
    {
      does: 'delete the person thirty days after they were disabled for good',
      requests: [
        {
          ask: 'PATCH /Users/{ada}',
          body: patch({ op: 'Replace', path: 'active', value: 'False' }),
          needs: { status: 200 },
        },
        { ask: 'DELETE /Users/{ada}', needs: { status: 204 } },
        { ask: 'GET /Users/{ada}', needs: { status: 404 } },
      ],
      users: { ada: null },
      groups: { Research: ['joan.murray'] },
      memberships: { ada: 'inactive' },
      events: ['user.updated ada (state)', 'user.deleted ada'],
    },
    {
      does: 'delete the group',
      requests: [{ ask: 'DELETE /Groups/{group}', needs: { status: 204 } }],
      groups: { Research: null },
      events: ['group.deleted Research'],
    },
  ],
}
