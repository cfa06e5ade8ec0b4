import { type Attribute, complex, reference, text, time } from './attribute.ts'

/** The attributes of every resource (RFC 7643 §3.1), in addition to those of its schemas. */
export const commonAttributes: readonly Attribute[] = [
  reference('schemas', 'The schemas of which the resource has attributes.', ['uri'], {
    multiValued: true,
    returned: 'always',
    mutability: 'readOnly',
  }),
  text('id', 'The id of the resource here.', {
    caseExact: true,
    mutability: 'readOnly',
    returned: 'always',
    uniqueness: 'server',
  }),
  text('externalId', 'The id of the resource at the provider.', { caseExact: true }),
  complex(
    'meta',
    'What is known of the resource itself.',
    [
      text('resourceType', 'What the resource is.', { caseExact: true, mutability: 'readOnly' }),
      time('created', 'When it was created.', { mutability: 'readOnly' }),
      time('lastModified', 'When it was changed last.', { mutability: 'readOnly' }),
      reference('location', 'Its address.', ['uri'], { mutability: 'readOnly' }),
      text('version', 'Its version, as in ETag.', { caseExact: true, mutability: 'readOnly' }),
    ],
    { mutability: 'readOnly' },
  ),
]
