import { defineError } from '../platform/http/errors.ts'

export const invalidEntry = defineError(
  {
    status: 400,
    code: 'invalid_radar_list_entry',
    when: 'The entry does not have the format of the list.',
    next: 'Send what the message says: a network as 198.51.100.0/24, for one.',
  },
  (format: string) => `The entry must be ${format}.`,
)

export const countriesUnknown = defineError(
  {
    status: 400,
    code: 'countries_unknown',
    when: 'The server cannot tell in which country an address is, so a list of countries would do nothing.',
    next: 'Start the server with IP_LOCATIONS_FILE.',
  },
  () =>
    'Lists of countries are not available: this server does not know in which country an address is. It needs IP_LOCATIONS_FILE.',
)

export const standaloneDisabled = defineError(
  {
    status: 400,
    code: 'radar_standalone_disabled',
    when: 'Applications may not have attempts assessed in this environment.',
    next: 'Switch it on: PATCH /environments/current/radar_settings with standalone.',
  },
  () => 'Standalone radar is not enabled.',
)
