import type { AttributeNames } from '../attribute.ts'

/** Where the administrator names the attributes: as a connection expects them, so that it needs no map. */
export const usualAttributes: AttributeNames = {
  id: 'id',
  email: 'email',
  firstName: 'firstName',
  lastName: 'lastName',
  groups: 'groups',
}

/** Claims of OpenID Connect Core §5.1, and the one that providers agree on for groups. */
export const standardClaims: AttributeNames = {
  id: 'sub',
  email: 'email',
  firstName: 'given_name',
  lastName: 'family_name',
  groups: 'groups',
}
