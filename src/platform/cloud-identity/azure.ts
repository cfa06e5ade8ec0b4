import { readFile } from 'node:fs/promises'
import { errorMessage } from '../error-code.ts'
import { type AccessToken, type KeptToken, keepToken } from '../outgoing/access-token.ts'
import { requestAzureToken } from '../outgoing/azure-token.ts'
import type { OutgoingClient } from '../outgoing/index.ts'
import { CloudIdentityFailure, foundBy } from './failure.ts'

export interface AzureIdentityOptions {
  /** Such as `https://vault.azure.net`. */
  resource: string
  /** Of a managed identity that was assigned by hand, or of the application of a federated one. */
  clientId: string | undefined
  tenantId: string | undefined
  outgoing: OutgoingClient
  now: () => Date
}

/**
 * Tokens of what this place says that the server is at Microsoft Entra: the federated identity of a pod, which the webhook of
 * Azure Workload Identity describes by the variables `AZURE_…`, otherwise the managed identity of a machine, app or container.
 */
export function defaultAzureToken(options: AzureIdentityOptions): KeptToken {
  const { AZURE_FEDERATED_TOKEN_FILE: file } = process.env
  return keepToken(options.now, () =>
    file === undefined || file === '' ? managedToken(options) : federatedToken(file, options),
  )
}

/** The file is read each time, since its token is exchanged while it lasts. */
async function federatedToken(file: string, options: AzureIdentityOptions): Promise<AccessToken> {
  const { AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_AUTHORITY_HOST } = process.env
  const { resource, outgoing, now, tenantId = AZURE_TENANT_ID, clientId = AZURE_CLIENT_ID } = options
  if (tenantId === undefined || clientId === undefined)
    throw new CloudIdentityFailure('AZURE_TENANT_ID and AZURE_CLIENT_ID do not say who the server is at Azure.')
  const clientAssertion = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CloudIdentityFailure(`AZURE_FEDERATED_TOKEN_FILE cannot be read: ${errorMessage(error)}`)
  })
  return requestAzureToken(
    outgoing,
    { tenantId, clientId, clientAssertion: clientAssertion.trim() },
    { scope: `${resource}/.default`, now, baseUrl: AZURE_AUTHORITY_HOST?.replace(/\/+$/, '') },
  )
}

/** Of the metadata service of a machine, or of the endpoint of an app (`IDENTITY_ENDPOINT`), as Microsoft's library finds it. */
async function managedToken({ resource, clientId, now }: AzureIdentityOptions): Promise<AccessToken> {
  const { ManagedIdentityApplication } = await import('@azure/msal-node')
  const application = new ManagedIdentityApplication({
    ...(clientId === undefined ? {} : { managedIdentityIdParams: { userAssignedClientId: clientId } }),
    system: { disableInternalRetries: true },
  })
  // Tokens are kept here, and one that was refused is not to come back.
  const asking = application.acquireToken({ resource, forceRefresh: true })
  const { accessToken, expiresOn } = await foundBy('Azure', asking)
  return { value: accessToken, endsAt: expiresOn ?? now() }
}
