import { Type } from 'typebox'
import { defineSettings } from '#environment/environments/index.ts'

/** Clients that may come by themselves in a day. */
export const defaultBudget = 1_000

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
    client_registrations_per_day: Type.Integer({
      minimum: 1,
      maximum: 1_000_000,
      description:
        'How many applications may register themselves in a day, and how many may say for the first time what they are at an address. One network address has a tenth of each.',
    }),
    client_registration_idle_days: Type.Integer({
      minimum: 1,
      maximum: 3_650,
      description:
        'After how many days without a live grant of a user an application ends that registered itself or says what it is at an address.',
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
