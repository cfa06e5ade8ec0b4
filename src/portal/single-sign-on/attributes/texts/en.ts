/** The form for the names that a provider gives the attributes of a person. */
export const en = {
  title: 'Attributes',
  lead: 'If you followed the guide, there’s nothing to do here. Enter a name only where your provider calls an attribute something else.',
  id: 'User ID',
  email: 'Email',
  firstName: 'First name',
  lastName: 'Last name',
  groups: 'Groups',
  usual: 'Leave empty for the usual names.',
  usualOf: (name: string) => `Leave empty for “${name}” and other usual names.`,
  custom: {
    title: 'More attributes',
    lead: (brand: string) => `Attributes that ${brand} should receive as well, such as a department.`,
    ours: (brand: string) => `Name at ${brand}`,
    theirs: 'Name at the provider',
    add: 'Add attribute',
    remove: 'Remove',
  },
  nameId: {
    title: 'Sign-ins without a NameID',
    lead: 'Some providers can’t send a NameID. People are then known by the attribute for the user ID alone, which every sign-in must have.',
    allow: 'Allow',
    require: 'Require a NameID',
  },
  errors: {
    custom: 'Enter both names.',
    tooMany: 'There’s no room for more attributes. Remove one first.',
  },
}

export type Texts = typeof en
