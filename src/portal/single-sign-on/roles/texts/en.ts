/** The page on which groups of a provider give roles. */
export const en = {
  title: 'Roles from groups',
  lead: (brand: string, provider: string) =>
    `Give people a role at ${brand} by their group at ${provider}. Whoever is in none of these groups gets the default role. You can do this later.`,
  notSent: (provider: string) => `${provider} doesn’t send groups, so there’s nothing to set up here.`,
  list: 'Groups with a role',
  empty: 'No group has a role yet.',
  group: 'Group',
  groupHint: 'As your provider sends it. Some send an ID instead of a name.',
  role: 'Role',
  add: 'Add group',
  remove: 'Remove',
  gives: (group: string, role: string) => `${group} gives the role ${role}`,
  errors: {
    required: 'Enter the group.',
    known: 'This group has this role already.',
    role: 'This role is no longer available. Choose another one.',
  },
}

export type Texts = typeof en
