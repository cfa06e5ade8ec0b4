import { complex, flag, list, reference, type Schema, text, whole } from './attribute.ts'

const readOnly = { mutability: 'readOnly' } as const

/** RFC 7643 §5. */
export const serviceProviderConfigSchema: Schema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig',
  name: 'ServiceProviderConfig',
  description: 'What this server can do.',
  attributes: [
    reference('documentationUri', 'A page for people about this server.', ['external'], readOnly),
    supported('patch', 'Whether resources are changed by PATCH.'),
    supported('bulk', 'Whether a request can contain several operations.', [
      whole('maxOperations', 'How many at most.', readOnly),
      whole('maxPayloadSize', 'How many bytes at most.', readOnly),
    ]),
    supported('filter', 'Whether lists are filtered.', [
      whole('maxResults', 'How many resources one answer has at most.', readOnly),
    ]),
    supported('changePassword', 'Whether passwords are changed.'),
    supported('sort', 'Whether lists are sorted.'),
    supported('etag', 'Whether resources have versions.'),
    list(
      'authenticationSchemes',
      'How requests are authenticated.',
      [
        text('type', 'The scheme.', readOnly),
        text('name', 'Its name.', readOnly),
        text('description', 'What it is.', readOnly),
        reference('specUri', 'Where it is specified.', ['external'], readOnly),
        reference('documentationUri', 'Where its use is described.', ['external'], readOnly),
        flag('primary', 'Whether it is the preferred one.', readOnly),
      ],
      readOnly,
    ),
  ],
}

function supported(name: string, description: string, others: Parameters<typeof complex>[2] = []) {
  return complex(name, description, [flag('supported', 'Whether it is supported.', readOnly), ...others], readOnly)
}
