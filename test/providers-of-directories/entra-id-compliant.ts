import { core, coreGroup, enterprise, noResults, onlyOne, type ProviderLife, patch } from './life.ts'

/** Entra ID with the flag `aadOptscim062020` in its tenant URL: requests as the RFC has them, dotted names without a path. */
export const entraIdCompliant: ProviderLife = {
  name: 'Entra ID with its flag for compliance',
  type: 'azure scim v2.0',
  deactivation: 'delete',
  sources: [
    'https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-config-problem-scim-compatibility',
  ],
  steps: [
    {
      does: 'look for a person, and create them',
      requests: [
        { ask: 'GET /Users?filter=userName+eq+"ada@northwind.example"', needs: noResults },
        {
          ask: 'POST /Users',
          body: {
            schemas: [core, enterprise],
            externalId: '0a21f0f2-ada',
            userName: 'ada@northwind.example',
            active: true,
            displayName: 'Ada Lovelace',
            emails: [{ primary: true, type: 'work', value: 'ada@northwind.example' }],
            meta: { resourceType: 'User' },
            name: { familyName: 'Lovelace', givenName: 'Ada' },
          },
          needs: { status: 201 },
          as: 'ada',
        },
      ],
      users: {
        ada: { state: 'active', name: 'Ada Lovelace', email: 'ada@northwind.example', idp_id: '0a21f0f2-ada' },
      },
      memberships: { ada: 'active' },
      events: ['activated', 'user.created ada'],
    },
    {
      does: 'change several attributes by one operation without a path',
      requests: [
        {
          ask: 'PATCH /Users/{ada}',
          body: patch(
            { op: 'replace', path: 'emails[type eq "work"].value', value: 'ada@northwind.example' },
            {
              op: 'replace',
              value: {
                displayName: 'Ada King',
                'name.givenName': 'Ada',
                'name.familyName': 'King',
                [`${enterprise}:employeeNumber`]: '1815',
              },
            },
          ),
          needs: {
            status: 200,
            body: { name: { givenName: 'Ada', familyName: 'King' }, [enterprise]: { employeeNumber: '1815' } },
          },
        },
      ],
      users: { ada: { name: 'Ada King' } },
      events: ['user.updated ada (display_name, employee_number, last_name, name)'],
    },
    {
      does: 'create a group, and add the member',
      requests: [
        {
          ask: 'POST /Groups',
          body: { schemas: [coreGroup], externalId: '8aa1a0c0-group', displayName: 'Engineering' },
          needs: { status: 201 },
          as: 'group',
        },
        {
          ask: 'PATCH /Groups/{group}',
          body: patch({ op: 'add', path: 'members', value: [{ value: '{ada}' }] }),
          needs: { status: 204 },
        },
      ],
      groups: { Engineering: ['ada'] },
      events: ['group.created Engineering', 'group.user_added ada Engineering'],
    },
    {
      does: 'remove the member',
      requests: [
        {
          ask: 'PATCH /Groups/{group}',
          body: patch({ op: 'remove', path: 'members[value eq "{ada}"]' }),
          needs: { status: 204 },
        },
      ],
      groups: { Engineering: [] },
      events: ['group.user_removed ada Engineering'],
    },
    {
      does: 'disable the person, and look them up',
      requests: [
        {
          ask: 'PATCH /Users/{ada}',
          body: patch({ op: 'replace', path: 'active', value: false }),
          needs: { status: 200, body: { active: false } },
        },
        {
          ask: 'GET /Users?filter=userName+eq+"ada@northwind.example"',
          needs: onlyOne({ id: '{ada}', active: false }),
        },
      ],
      users: { ada: null },
      memberships: { ada: 'inactive' },
      events: ['user.deleted ada'],
    },
    {
      does: 'delete the person, of whom the application has known no more',
      requests: [{ ask: 'DELETE /Users/{ada}', needs: { status: 204 } }],
    },
  ],
}
