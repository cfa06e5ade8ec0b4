/** The attributes of a profile that every provider can send. */
export const profileAttributes = ['id', 'email', 'first_name', 'last_name', 'name', 'groups'] as const
export type ProfileAttribute = (typeof profileAttributes)[number]

/** Custom attributes that a profile has whenever the provider sends them under these names. Others are mapped by hand. */
export const predefinedAttributes = [
  'addresses',
  'cost_center_name',
  'department_name',
  'division_name',
  'emails',
  'employee_type',
  'employment_start_date',
  'job_title',
  'manager_email',
  'username',
]

type Names = Readonly<Record<ProfileAttribute, readonly string[]>>

const wsClaims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'
const entraClaims = 'http://schemas.microsoft.com/identity/claims'

/**
 * Under which names SAML providers send an attribute, in the order in which they are looked for: the short ones that
 * their guides tell administrators to enter, the claims of Entra ID and AD FS, the names of LDAP and eduPerson (RFC 4524,
 * RFC 2798, eduPerson 4.4) that Shibboleth and its relatives use. `name` of the WS claims is not one of them: Entra ID sends the
 * sign-in name there, which is given to someone else one day (U-7).
 */
export const samlNames: Names = {
  id: [
    'id',
    `${entraClaims}/objectidentifier`,
    'urn:oasis:names:tc:SAML:attribute:subject-id',
    'urn:oasis:names:tc:SAML:attribute:pairwise-id',
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.13',
    `${wsClaims}/nameidentifier`,
  ],
  email: [
    'email',
    'Email',
    'emailAddress',
    'EmailAddress',
    'mail',
    'User.email',
    `${wsClaims}/emailaddress`,
    'http://schemas.xmlsoap.org/claims/EmailAddress',
    'urn:oid:0.9.2342.19200300.100.1.3',
  ],
  first_name: [
    'firstName',
    'FirstName',
    'first_name',
    'givenName',
    'given_name',
    'User.FirstName',
    `${wsClaims}/givenname`,
    'urn:oid:2.5.4.42',
  ],
  last_name: [
    'lastName',
    'LastName',
    'last_name',
    'sn',
    'surname',
    'family_name',
    'User.LastName',
    `${wsClaims}/surname`,
    'urn:oid:2.5.4.4',
  ],
  name: [
    'name',
    'displayName',
    'display_name',
    `${entraClaims}/displayname`,
    'urn:oid:2.16.840.1.113730.3.1.241',
    'http://schemas.xmlsoap.org/claims/CommonName',
  ],
  groups: [
    'groups',
    'Groups',
    'group',
    'memberOf',
    'http://schemas.microsoft.com/ws/2008/06/identity/claims/groups',
    'http://schemas.xmlsoap.org/claims/Group',
    'urn:oid:1.3.6.1.4.1.5923.1.5.1.1',
  ],
}

/** OpenID Connect Core §5.1. */
export const claimNames: Names = {
  id: ['sub'],
  email: ['email'],
  first_name: ['given_name'],
  last_name: ['family_name'],
  name: ['name'],
  groups: ['groups'],
}

/** The spellings that an attribute map may have for attributes of a profile, which are those of the guides of providers. */
const spellings: Readonly<Record<string, ProfileAttribute>> = {
  idp_id: 'id',
  idpId: 'id',
  firstName: 'first_name',
  lastName: 'last_name',
}

/** The attribute of a profile that an entry of an attribute map is about; `undefined` for a custom attribute. */
export function profileAttributeOf(entry: string): ProfileAttribute | undefined {
  return (
    profileAttributes.find((each) => each === entry) ?? (Object.hasOwn(spellings, entry) ? spellings[entry] : undefined)
  )
}

/** Names of what a person signs in with at the provider. Another person may have the same tomorrow (U-7). */
export function isSignInName(name: string): boolean {
  return /^(preferred_username|upn|unique_name|userPrincipalName)$/i.test(name) || /\/claims\/(upn|name)$/.test(name)
}
