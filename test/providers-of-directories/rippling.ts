import { core, coreGroup, noResults, onlyOne, type ProviderLife, patch } from './life.ts'

const user = (name: string, givenName: string, familyName: string) => ({
  schemas: [core],
  userName: `${name}@northwind.example`,
  externalId: `62d1-${name}`,
  name: { givenName, familyName },
  emails: [{ value: `${name}@northwind.example`, primary: true }],
  active: true,
})

/** A custom app with groups, pages, deletion of groups and PATCH of groups; addresses have no type. */
export const rippling: ProviderLife = {
  name: 'Rippling',
  type: 'rippling scim v2.0',
  deactivation: 'delete',
  sources: ['https://workos.com/docs/integrations/rippling-scim/2-create-your-rippling-application'],
  steps: [
    {
      does: 'test the connection',
      requests: [
        {
          ask: 'GET /ServiceProviderConfig',
          needs: { status: 200, body: { patch: { supported: true }, filter: { supported: true } } },
          unsure: 'that this is the test',
        },
        { ask: 'GET /Users?startIndex=1&count=100', needs: noResults, unsure: 'the size of a page' },
        { ask: 'GET /Groups?startIndex=1&count=100', needs: noResults, unsure: 'the size of a page' },
      ],
      events: ['activated'],
    },
    {
      does: 'create people as they are hired',
      requests: [
        { ask: 'GET /Users?filter=userName eq "ada@northwind.example"', needs: noResults },
        { ask: 'POST /Users', body: user('ada', 'Ada', 'Lovelace'), needs: { status: 201 }, as: 'ada' },
        { ask: 'GET /Users?filter=userName eq "grace@northwind.example"', needs: noResults },
        { ask: 'POST /Users', body: user('grace', 'Grace', 'Hopper'), needs: { status: 201 }, as: 'grace' },
      ],
      users: {
        ada: { state: 'active', name: 'Ada Lovelace', email: 'ada@northwind.example', idp_id: '62d1-ada' },
        grace: { state: 'active', name: 'Grace Hopper', email: 'grace@northwind.example', idp_id: '62d1-grace' },
      },
      memberships: { ada: 'active', grace: 'active' },
      events: ['user.created ada', 'user.created grace'],
    },
    {
      does: 'create a person again after a lost answer, and find them by the look-up',
      requests: [
        {
          ask: 'POST /Users',
          body: user('ada', 'Ada', 'Lovelace'),
          needs: { status: 409, body: { scimType: 'uniqueness' } },
          unsure: 'that the creation is repeated before the look-up',
        },
        { ask: 'GET /Users?filter=userName eq "ada@northwind.example"', needs: onlyOne({ id: '{ada}' }) },
      ],
    },
    {
      does: 'change a person',
      requests: [
        {
          ask: 'PATCH /Users/{ada}',
          body: patch({ op: 'replace', value: { title: 'Countess', name: { givenName: 'Ada', familyName: 'King' } } }),
          needs: { status: 200, body: { title: 'Countess' } },
          unsure: 'that the change comes by PATCH',
        },
      ],
      users: { ada: { name: 'Ada King', title: 'Countess' } },
      events: ['user.updated ada (job_title, last_name, name)'],
    },
    {
      does: 'create a group, and add members by PATCH',
      requests: [
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
      does: 'deactivate a person whose employment ends, and look them up',
      requests: [
        {
          ask: 'PATCH /Users/{ada}',
          body: patch({ op: 'replace', value: { active: false } }),
          needs: { status: 200, body: { active: false } },
          unsure: 'the form of the operation',
        },
        { ask: 'GET /Users?filter=userName eq "ada@northwind.example"', needs: onlyOne({ active: false }) },
      ],
      users: { ada: null },
      groups: { Research: [] },
      memberships: { ada: 'inactive' },
      events: ['user.deleted ada'],
    },
    {
      does: 'hire the person again',
      requests: [
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
          idp_id: '62d1-ada',
          title: 'Countess',
        },
      },
      groups: { Research: ['ada'] },
      memberships: { ada: 'active' },
      events: ['user.created ada', 'group.user_added ada Research'],
    },
    {
      does: 'delete the group, and a person',
      requests: [
        { ask: 'DELETE /Groups/{group}', needs: { status: 204 } },
        { ask: 'DELETE /Users/{grace}', needs: { status: 204 }, unsure: 'that people are ever deleted' },
      ],
      users: { grace: null },
      groups: { Research: null },
      memberships: { grace: 'inactive' },
      events: ['group.deleted Research', 'user.deleted grace'],
    },
  ],
}
