import { complex, describingValue, flag, list, reference, type Schema, text, values } from './attribute.ts'

/** RFC 7643 §4.1. */
export const userSchema: Schema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:User',
  name: 'User',
  description: 'A person of the directory.',
  attributes: [
    text('userName', 'The name by which the provider knows the person. Unique in the directory, in any case.', {
      required: true,
      uniqueness: 'server',
    }),
    complex('name', 'The parts of the name.', [
      text('formatted', 'The whole name, as it is shown.'),
      text('familyName', 'The family name.'),
      text('givenName', 'The given name.'),
      text('middleName', 'The middle names.'),
      text('honorificPrefix', 'The prefix of the name, such as a title.'),
      text('honorificSuffix', 'The suffix of the name.'),
    ]),
    text('displayName', 'The name that is shown.'),
    text('nickName', 'How the person is called.'),
    reference('profileUrl', 'A page about the person.', ['external']),
    text('title', 'The job title.'),
    text('userType', 'The relation to the organization, such as employee or contractor.'),
    text('preferredLanguage', 'The preferred languages, as in Accept-Language.'),
    text('locale', 'The language and region for formats.'),
    text('timezone', 'The time zone, such as Europe/Zurich.'),
    flag('active', 'Whether the person has access.'),
    text('password', 'Accepted and never kept.', { mutability: 'writeOnly', returned: 'never', caseExact: true }),
    values('emails', 'Email addresses.', ['work', 'home', 'other']),
    values('phoneNumbers', 'Telephone numbers.', ['work', 'home', 'mobile', 'fax', 'pager', 'other']),
    values('ims', 'Addresses for instant messages.', []),
    list('photos', 'Pictures.', [
      reference('value', 'The address of the picture.', ['external']),
      ...describingValue(['photo', 'thumbnail']),
    ]),
    list('addresses', 'Postal addresses.', [
      text('formatted', 'The whole address, as it is printed.'),
      text('streetAddress', 'Street and number.'),
      text('locality', 'The city.'),
      text('region', 'The state or region.'),
      text('postalCode', 'The postal code.'),
      text('country', 'The country, as a code of two letters.'),
      ...describingValue(['work', 'home', 'other']),
    ]),
    list(
      'groups',
      'The groups of the person. Changed at the groups.',
      [
        text('value', 'The id of the group.', { mutability: 'readOnly', caseExact: true }),
        reference('$ref', 'The address of the group.', ['Group'], { mutability: 'readOnly' }),
        text('display', 'The name of the group.', { mutability: 'readOnly' }),
        text('type', 'How the person belongs to the group.', { mutability: 'readOnly', canonicalValues: ['direct'] }),
      ],
      { mutability: 'readOnly' },
    ),
    values('entitlements', 'What the person is entitled to, by the provider.', []),
    values('roles', 'The roles of the person, by the provider.', []),
    values('x509Certificates', 'Certificates of the person.', []),
  ],
}
