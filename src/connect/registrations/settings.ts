import { Type } from 'typebox'
import { defineSettings } from '../../environment/environments/index.ts'

export const registrationSettings = defineSettings(
  'sign_in',
  {
    dynamic_client_registration: Type.Boolean({
      description: 'Whether applications may register themselves for Connect (RFC 7591), as older clients of MCP do.',
    }),
    client_id_metadata_documents: Type.Boolean({
      description:
        'Whether the client id of an application may be an https address at which it says what it is (client-ID metadata documents), as clients of MCP do.',
    }),
    self_registered_scopes: Type.Array(
      Type.String({
        minLength: 1,
        maxLength: 128,
        pattern: '^[\\x21\\x23-\\x5B\\x5D-\\x7E]+$',
        'x-characters': 'printable ASCII characters without spaces, quotes and backslashes',
      }),
      {
        maxItems: 100,
        description:
          'The scopes of yours that applications which register themselves, or say what they are at an address, may ask users for.',
      },
    ),
  },
  { dynamic_client_registration: false, client_id_metadata_documents: false, self_registered_scopes: [] },
)
