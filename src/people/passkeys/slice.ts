import { signInSettings } from '#environment/environments/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { deletePasskeyOperation } from './operations/delete-passkey.ts'
import { listUserPasskeysOperation } from './operations/list-user-passkeys.ts'
import { passkeySettings } from './settings.ts'

export const passkeys = defineSlice({
  area: {
    name: 'Passkeys',
    group: 'Sign-in',
    after: 'Multi-factor authentication',
    description: 'List and delete the passkeys of users.',
  },
  operations: [listUserPasskeysOperation, deletePasskeyOperation],
  tables: {
    passkeys: { kept: { until: 'it is deleted' }, impersonal: { 'keys, names of ours': ['public_key', 'transports'] } },
    passkey_offers: { kept: { until: 'its user is deleted' } },
    passkey_challenges: {
      singleUse: true,
      kept: { until: 'the next one of its user takes its place' },
      impersonal: { 'keys, names of ours': ['challenge'] },
    },
  },
  fills: [signInSettings.fill(passkeySettings)],
})
