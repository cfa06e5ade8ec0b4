import { type Static, Type } from 'typebox'
import { defined } from '../defined.ts'
import { TaggedUnion } from '../http/tagged-union.ts'
import { secret } from '../marks.ts'

const endpoint = Type.Optional(
  Type.String({
    maxLength: 2_000,
    description: 'Another URL of the provider, instead of the one that follows from the key.',
  }),
)
const Text = (description?: string) => Type.String({ minLength: 1, maxLength: 500, ...defined({ description }) })
const Secret = (maxLength: number, description?: string) =>
  Type.String({ minLength: 1, maxLength, ...defined({ description }), ...secret })

const awsKey = {
  provider: Type.Literal('AWS_KMS'),
  key_arn: Text('The ARN of a symmetric key, or of an alias of one.'),
  access_key_id: Type.Optional(Text('Together with `secret_access_key`.')),
  secret_access_key: Type.Optional(
    Secret(200, 'The secret key of an identity that may call `kms:Encrypt` and `kms:Decrypt` with the key.'),
  ),
  role_arn: Type.Optional(
    Text(
      'In place of an access key: the ARN of a role that may do that, and that the server may assume. The role must require the id of the organization as external id.',
    ),
  ),
  endpoint,
}
const CustomerAwsKey = Type.Object(awsKey)
/** Without an access key, the server is who its place says that it is. */
const ServerAwsKey = Type.Object({ ...awsKey, external_id: Type.Optional(Text()) })
export type AwsKey = Static<typeof ServerAwsKey>

const googleKey = {
  provider: Type.Literal('GCP_KMS'),
  key_name: Text('The resource name of a symmetric key, without a version.'),
  endpoint,
}
const serviceAccountKey = Secret(
  20_000,
  'The JSON of a key of a service account that may encrypt and decrypt, as a string.',
)
const CustomerGoogleKey = Type.Object({ ...googleKey, service_account_key: serviceAccountKey })
const ServerGoogleKey = Type.Object({ ...googleKey, service_account_key: Type.Optional(serviceAccountKey) })
export type GoogleKey = Static<typeof ServerGoogleKey>

const azureKey = {
  provider: Type.Literal('AZURE_KEY_VAULT'),
  key_url: Text('The URL of an RSA key, without a version.'),
  endpoint,
}
const azureTenant = Text('The tenant id of the Microsoft Entra directory.')
const azureClient = Text('The client id of the application in the Microsoft Entra directory.')
const azureSecret = Secret(500, 'The client secret of an application that may get the key, wrap and unwrap.')
const CustomerAzureKey = Type.Object({
  ...azureKey,
  tenant_id: azureTenant,
  client_id: azureClient,
  client_secret: azureSecret,
})
/** Without a secret, the server is a managed or federated identity; `client_id` then says which one. */
const ServerAzureKey = Type.Object({
  ...azureKey,
  tenant_id: Type.Optional(azureTenant),
  client_id: Type.Optional(azureClient),
  client_secret: Type.Optional(azureSecret),
})
export type AzureKey = Static<typeof ServerAzureKey>

const HashicorpKey = Type.Object({
  provider: Type.Literal('HASHICORP_VAULT'),
  address: Text('Such as https://vault.example.com:8200.'),
  namespace: Type.Optional(Text()),
  mount: Type.Optional(Text('Of the transit engine, unless it is `transit`.')),
  key_name: Text('Of a key of the transit engine.'),
  role_id: Type.Optional(Text('Of an AppRole that may encrypt and decrypt with it.')),
  secret_id: Type.Optional(Secret(200)),
  kubernetes_role: Type.Optional(Text('In place of an AppRole: a role of the auth method of Kubernetes.')),
  kubernetes_mount: Type.Optional(Text('Of that auth method, unless it is `kubernetes`.')),
  kubernetes_token_file: Type.Optional(Text('With the token of the service account, unless it is where pods have it.')),
})
export type HashicorpKey = Static<typeof HashicorpKey>

/** A key that a customer can bring, and what to ask it with. */
export const CustomerKeySettings = TaggedUnion('provider', [CustomerAwsKey, CustomerGoogleKey, CustomerAzureKey])
export type CustomerKeySettings = Static<typeof CustomerKeySettings>

/** A key in a service, and what to ask it with. */
export type RemoteKeySettings = AwsKey | GoogleKey | AzureKey | HashicorpKey

/** A key of the server: the same, or its master key. */
export const ServerKeySettings = TaggedUnion('provider', [
  Type.Object({ provider: Type.Literal('LOCAL') }),
  ServerAwsKey,
  ServerGoogleKey,
  ServerAzureKey,
  HashicorpKey,
])
export type ServerKeySettings = Static<typeof ServerKeySettings>

export type RemoteProviderName = RemoteKeySettings['provider']

/** The key providers of customers, as events of the Vault name them. */
export const customerProviderNames: readonly CustomerKeySettings['provider'][] = [
  'AWS_KMS',
  'GCP_KMS',
  'AZURE_KEY_VAULT',
]

/** Names the key of settings, without anything secret. */
export function keyReference(settings: RemoteKeySettings): string {
  switch (settings.provider) {
    case 'AWS_KMS':
      return settings.key_arn
    case 'GCP_KMS':
      return settings.key_name
    case 'AZURE_KEY_VAULT':
      return settings.key_url
    case 'HASHICORP_VAULT':
      return [settings.address, settings.namespace, settings.mount ?? 'transit', settings.key_name]
        .filter(Boolean)
        .join('/')
  }
}
