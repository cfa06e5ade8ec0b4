import { Type } from 'typebox'
import { defineSettings } from '#environment/environments/index.ts'

/** Clients that may come by themselves in a day. */
export const defaultBudget = 1_000

export const registrationSettings = defineSettings(
  'sign_in',
  {
    dynamic_client_registration: Type.Boolean({
      description: 'Whether applications may register themselves (RFC 7591), as older MCP clients do.',
    }),
    client_id_metadata_documents: Type.Boolean({
      description:
        'Whether the client id of an application may be an https URL at which a document describes it (client-ID metadata documents), as MCP clients use it.',
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
          'Your scopes that applications may request if they register themselves or are described by a document.',
      },
    ),
    client_registrations_per_day: Type.Integer({
      minimum: 1,
      maximum: 1_000_000,
      description:
        'How many applications may register themselves per day, and how many new metadata documents are accepted per day. One network address is limited to a tenth of each.',
    }),
    client_registration_idle_days: Type.Integer({
      minimum: 1,
      maximum: 3_650,
      description:
        'The number of days without an active grant after which an application is deleted if it registered itself or is described by a document.',
    }),
  },
  {
    dynamic_client_registration: false,
    client_id_metadata_documents: false,
    self_registered_scopes: [],
    client_registrations_per_day: defaultBudget,
    client_registration_idle_days: 90,
  },
)
