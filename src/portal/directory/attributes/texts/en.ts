/** Which attributes an application receives of people, and where a directory has them. */
export const en = {
  title: 'Attributes',
  lead: (brand: string) =>
    `What ${brand} receives of each person, and where your directory has it. The usual places fit most directories.`,
  none: (brand: string) => `${brand} asks for no attributes beyond names and email.`,
  noPerson: 'Values appear as soon as the first person has arrived.',
  usual: 'Usual place',
  unmapped: 'No place yet',
  leftOut: 'Left out',
  required: 'Required',
  newest: (value: string) => `Newest person: ${value}`,
  noValue: 'Newest person: no value',
  change: 'Change',
  saved: 'Your changes are saved. People who are here already follow in the background.',
  edit: {
    title: (name: string) => `Place of ${name}`,
    lead: 'Where your directory has this attribute. The path goes through the names of SCIM.',
    path: 'Path',
    hint: 'Such as title, name.givenName or addresses[type eq "work"].locality.',
    save: 'Save',
    other: 'Instead of a path',
    reset: (path: string) => `Use the usual place: ${path}`,
    unmap: 'Use no place',
    leaveOut: 'Leave this attribute out',
    arrived: 'What the newest person has',
    use: 'Use',
  },
  errors: {
    empty: 'Enter a path.',
    invalid: 'This isn’t a path. Check the dots and brackets.',
  },
}

export type Texts = typeof en
