import { list, reference, type Schema, text } from './attribute.ts'

/** RFC 7643 §4.2. */
export const groupSchema: Schema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  name: 'Group',
  description: 'A group of people of the directory.',
  attributes: [
    text('displayName', 'The name of the group.', { required: true }),
    list('members', 'The users in the group. Anything that is not a user of this directory is left out.', [
      text('value', 'The id of the user.', { mutability: 'immutable', caseExact: true }),
      reference('$ref', 'The address of the user.', ['User'], { mutability: 'immutable' }),
      text('display', 'The name of the user.', { mutability: 'readOnly' }),
      text('type', 'What the member is.', { mutability: 'immutable', canonicalValues: ['User'] }),
    ]),
  ],
}
