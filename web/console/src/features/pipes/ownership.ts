export const ownerships = [
  { value: 'user', text: 'Accounts of users' },
  { value: 'organization', text: 'Accounts of organizations' },
] as const

export type Ownership = (typeof ownerships)[number]['value']

export function ownershipOf(text: string | undefined): Ownership {
  return text === 'organization' ? 'organization' : 'user'
}
