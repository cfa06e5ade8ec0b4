/** Which groups of a directory give roles. */
export const en = {
  title: 'Roles from groups',
  lead: (brand: string, provider: string) => `Give people a role at ${brand} by their groups in ${provider}.`,
  none: (role: string) =>
    `No group has a role yet, so the directory leaves roles alone. New members get the default role, ${role}.`,
  others: (role: string) => `People in none of these groups get the default role, ${role}.`,
  priority: 'Whoever is in several of them gets the role that comes first by priority.',
  union: 'Whoever is in several of them gets all their roles.',
  list: 'Groups with a role',
  noGroups: 'No groups have arrived yet. Come back when your directory has sent some.',
  group: 'Group',
  role: 'Role',
  add: 'Add',
  remove: 'Remove',
  gives: (group: string, role: string) => `${group} gives the role ${role}`,
  search: 'Find a group',
  submitSearch: 'Search',
  more: 'Only the first 100 groups can be chosen. Search for the one you need.',
  noMatch: 'No group matches this search.',
  errors: {
    known: 'This group has this role already.',
    group: 'This group is no longer there. Choose another one.',
    role: 'This role is no longer available. Choose another one.',
  },
}

export type Texts = typeof en
