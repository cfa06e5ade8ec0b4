import { endsWithMembership } from '#access/organization-memberships/index.ts'
import { endsWithUser } from '#people/users/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { endsWithSignOut } from '#sign-in/authentication/index.ts'
import { endsWithOrganization } from '#tenancy/organizations/index.ts'
import { keyedValues } from '#vault/rotations/index.ts'
import { needsKey } from '#vault/vault-keys/index.ts'
import { endsWithIntegration, keyInstaller } from '../pipe-providers/index.ts'
import { dropUnfinished, endAccounts, endAccountsOfMember } from './end-accounts.ts'
import {
  accountConnected,
  accountConnectionFailed,
  accountDisconnected,
  accountReauthorizationNeeded,
  connectionAddFailed,
  connectionConnected,
  connectionDisconnected,
  connectionFailed,
  connectionReauthorizationNeeded,
} from './events.ts'
import { countAccounts, isKeyNeeded, listKeyedAccounts } from './keyed-accounts.ts'
import { readyApiKey } from './keys.ts'
import { authorizeOperation } from './operations/authorize.ts'
import { deleteAccountOperation } from './operations/delete-account.ts'
import { getAccountOperation } from './operations/get-account.ts'
import { getCredentialsOperation } from './operations/get-credentials.ts'
import { getTokenOperation } from './operations/get-token.ts'
import { importAccountOperation } from './operations/import-account.ts'
import { importSharedAccountOperation } from './operations/import-shared-account.ts'
import { listAccountsOperation } from './operations/list-accounts.ts'
import { listDataProvidersOperation } from './operations/list-data-providers.ts'
import { listSharedDataProvidersOperation } from './operations/list-shared-data-providers.ts'
import { deleteSharedAccountOperation, getSharedAccountOperation } from './operations/shared-account.ts'
import { addApiKeyOperation, storeApiKeyOperation } from './operations/store-api-key.ts'
import {
  addClientCredentialsOperation,
  storeClientCredentialsOperation,
} from './operations/store-client-credentials.ts'
import { updateAccountOperation } from './operations/update-account.ts'
import { updateSharedAccountOperation } from './operations/update-shared-account.ts'

/** A member who leaves an organization has no account in it any more; what they have outside of it stays. */
export const connectedAccounts = defineSlice({
  area: {
    name: 'Connected accounts',
    group: 'Pipes',
    description:
      'Accounts of users and organizations at these services: connect and import them, and get their credentials.',
  },
  operations: [
    authorizeOperation,
    getTokenOperation,
    getCredentialsOperation,
    storeApiKeyOperation,
    addApiKeyOperation,
    storeClientCredentialsOperation,
    addClientCredentialsOperation,
    getAccountOperation,
    importAccountOperation,
    updateAccountOperation,
    deleteAccountOperation,
    listAccountsOperation,
    listDataProvidersOperation,
    getSharedAccountOperation,
    importSharedAccountOperation,
    updateSharedAccountOperation,
    deleteSharedAccountOperation,
    listSharedDataProvidersOperation,
  ],
  events: [
    accountConnected,
    accountConnectionFailed,
    accountDisconnected,
    accountReauthorizationNeeded,
    connectionConnected,
    connectionDisconnected,
    connectionFailed,
    connectionAddFailed,
    connectionReauthorizationNeeded,
  ],
  impersonalTexts: [
    [
      /^pipes\.(connected_account|account_connection)\.\w+ (scopes|error_code|error_reason)$/,
      'names of a service, texts of ours',
    ],
  ],
  tables: {
    connected_accounts: {
      moves: { secret: ['wrapped_data_key', 'ciphertext'] },
      kept: { until: 'it is deleted' },
      personal: ['account_identifier', 'account_display_name'],
      impersonal: {
        'gone with their user; names of services, and what is sealed': [
          'scopes',
          'config',
          'hint',
          'metadata',
          'wrapped_data_key',
          'ciphertext',
        ],
      },
    },
    account_authorizations: {
      singleUse: true,
      sealed: { sealed_verifier: 'account_authorization:{id}' },
      kept: { after: 'expires_at', for: '1 hour' },
      impersonal: {
        'gone with their user; names of services, and what is sealed': [
          'sealed_verifier',
          'scopes',
          'config',
          'return_to',
        ],
      },
    },
  },
  fills: [
    keyInstaller.fill(readyApiKey),
    endsWithIntegration.fill((tx, { id }) => endAccounts(tx, { integrationId: id })),
    endsWithUser.fill((tx, userId) => endAccounts(tx, { userId })),
    endsWithOrganization.fill({ end: (tx, organizationId) => endAccounts(tx, { organizationId }), isOfMembers: true }),
    endsWithSignOut.fill((tx, userId, through) => {
      if (through === undefined) dropUnfinished(tx, userId)
    }),
    endsWithMembership.fill((tx, membership) => endAccountsOfMember(tx, membership)),
    needsKey.fill(isKeyNeeded),
    keyedValues.fill({ count: countAccounts, list: listKeyedAccounts }),
  ],
})
