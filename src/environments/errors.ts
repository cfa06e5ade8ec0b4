import { defineError } from '../platform/http/errors.ts'

export const lastKey = defineError(
  { status: 409, code: 'last_management_key', when: 'Without this key nobody could manage the environment any more.' },
  () => 'This is the last management key of the environment. Create another one first.',
)

export const placesUnknown = defineError(
  {
    status: 422,
    code: 'places_unknown',
    when: 'The server cannot tell where an address is, so impossible_travel would find nothing.',
    next: 'Start the server with IP_LOCATIONS_FILE, a database of cities.',
  },
  () =>
    'impossible_travel is not available: this server does not know where an address is. It needs IP_LOCATIONS_FILE.',
)
