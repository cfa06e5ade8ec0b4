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
    passkeys: { impersonal: { 'keys, names of ours': ['public_key', 'transports'] } },
    passkey_offers: {},
    passkey_challenges: { impersonal: { 'keys, names of ours': ['challenge'] } },
  },
  fills: [signInSettings.fill(passkeySettings)],
})
