import { core, coreGroup, enterprise, noResults, onlyOne, type ProviderLife, patch } from './life.ts'

const user = (name: string, givenName: string, familyName: string, changes: object = {}) => ({
  schemas: [core, enterprise],
  active: true,
  externalId: `cn=${name},dc=northwind`,
  userName: name,
  name: { givenName, familyName },
  emails: [{ type: 'work', primary: true, value: `${name}@northwind.example` }],
  [enterprise]: { department: 'Research' },
  ...changes,
})

/** The SCIM Provisioner, from an LDAP directory. Which attribute a look-up is by is set there. */
export const pingfederate: ProviderLife = {
  name: 'PingFederate',
  type: 'pingfederate scim v2.0',
  deactivation: 'retain',
  sources: [
    'https://docs.pingidentity.com/integrations/scim/pf_scim_connector_user_and_group_management.html',
    'https://docs.pingidentity.com/integrations/scim/setup/pf_scim_connector_scim_connector_settings_reference.html',
  ],
  steps: [
    {
      does: 'look for people by user name, or by an address as a whole, and create them',
      requests: [
        { ask: 'GET /Users?filter=userName eq "ada"', needs: noResults },
        { ask: 'POST /Users', body: user('ada', 'Ada', 'Lovelace'), needs: { status: 201 }, as: 'ada' },
        { ask: 'GET /Users?filter=emails eq "grace@northwind.example"', needs: noResults },
        { ask: 'POST /Users', body: user('grace', 'Grace', 'Hopper'), needs: { status: 201 }, as: 'grace' },
        { ask: 'GET /Users?filter=emails eq "grace@northwind.example"', needs: onlyOne({ id: '{grace}' }) },
      ],
      users: {
        ada: {
          state: 'active',
          name: 'Ada Lovelace',
          email: 'ada@northwind.example',
          idp_id: 'cn=ada,dc=northwind',
          department: 'Research',
        },
        grace: {
          state: 'active',
          name: 'Grace Hopper',
          email: 'grace@northwind.example',
          idp_id: 'cn=grace,dc=northwind',
          department: 'Research',
        },
      },
      memberships: { ada: 'active', grace: 'active' },
      events: ['activated', 'user.created ada', 'user.created grace'],
    },
    {
      does: 'change a person',
      requests: [
        {
          ask: 'PUT /Users/{ada}',
          body: user('ada', 'Ada', 'King', { id: '{ada}', title: 'Countess' }),
          needs: { status: 200, body: { name: { familyName: 'King' } } },
          unsure: 'that the change comes by PUT',
        },
      ],
      users: { ada: { name: 'Ada King', title: 'Countess' } },
      events: ['user.updated ada (job_title, last_name, name)'],
    },
    {
      does: 'look for a group, create it and send its members',
      requests: [
        { ask: 'GET /Groups?filter=displayName eq "Engineering"', needs: noResults },
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
          unsure: 'that members come by PATCH',
        },
      ],
      groups: { Engineering: ['ada', 'grace'] },
      events: ['group.created Engineering', 'group.user_added ada Engineering', 'group.user_added grace Engineering'],
    },
    {
      does: 'rename the group by PUT with its members',
      requests: [
        {
          ask: 'PUT /Groups/{group}',
          body: {
            schemas: [coreGroup],
            id: '{group}',
            displayName: 'Research',
            members: [{ value: '{ada}' }, { value: '{grace}' }],
          },
          needs: { status: 200, body: { displayName: 'Research' } },
          unsure: 'that the name comes by PUT',
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
      does: 'disable a person who left the group of the channel, and look them up',
      requests: [
        {
          ask: 'PUT /Users/{ada}',
          body: user('ada', 'Ada', 'King', { id: '{ada}', title: 'Countess', active: false }),
          needs: { status: 200, body: { active: false } },
        },
        { ask: 'GET /Users?filter=userName eq "ada"', needs: onlyOne({ id: '{ada}', active: false }) },
      ],
      users: { ada: { state: 'inactive' } },
      memberships: { ada: 'inactive' },
      events: ['user.updated ada (state)'],
    },
    {
      does: 'enable the person again',
      requests: [
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
      does: 'delete a person and the group, where removal is set to delete',
      requests: [
        { ask: 'DELETE /Users/{grace}', needs: { status: 204 } },
        { ask: 'DELETE /Groups/{group}', needs: { status: 204 } },
      ],
      users: { grace: null },
      groups: { Research: null },
      memberships: { grace: 'inactive' },
      events: ['user.deleted grace', 'group.deleted Research'],
    },
  ],
}
