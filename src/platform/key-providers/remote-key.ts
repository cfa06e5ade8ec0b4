import { openAwsKey } from './aws-kms.ts'
import { openAzureKey } from './azure-key-vault.ts'
import { openGoogleKey } from './google-kms.ts'
import { openHashicorpKey } from './hashicorp-transit.ts'
import type { RemoteKey, RemoteKeyTools } from './provider.ts'
import { keyReference, type RemoteKeySettings } from './settings.ts'

/** Sends nothing until the key is used. */
export function openRemoteKey(settings: RemoteKeySettings, tools: RemoteKeyTools): RemoteKey {
  return { reference: `${settings.provider} ${keyReference(settings)}`, ...openService(settings, tools) }
}

function openService(settings: RemoteKeySettings, tools: RemoteKeyTools): Omit<RemoteKey, 'reference'> {
  switch (settings.provider) {
    case 'AWS_KMS':
      return openAwsKey(settings, tools)
    case 'GCP_KMS':
      return openGoogleKey(settings, tools)
    case 'AZURE_KEY_VAULT':
      return openAzureKey(settings, tools)
    case 'HASHICORP_VAULT':
      return openHashicorpKey(settings, tools)
  }
}
