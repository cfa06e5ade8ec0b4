import type { AttributeNames } from '../attribute.ts'

/** Attributes of a user by the names that SCIM has for them. */
export const scimAttributes: AttributeNames = {
  id: 'externalId',
  userName: 'userName',
  email: 'emails[type eq "work"].value',
  firstName: 'name.givenName',
  lastName: 'name.familyName',
}
