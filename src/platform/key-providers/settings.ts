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

const AwsKey = Type.Object({
  provider: Type.Literal('AWS_KMS'),
  key_arn: Text('The ARN of a symmetric key, or of an alias of one.'),
  access_key_id: Text(),
  secret_access_key: Secret(
    200,
    'The secret key of an identity that may call `kms:Encrypt` and `kms:Decrypt` with the key.',
  ),
  endpoint,
})
export type AwsKey = Static<typeof AwsKey>

const GoogleKey = Type.Object({
  provider: Type.Literal('GCP_KMS'),
  key_name: Text('The resource name of a symmetric key, without a version.'),
  service_account_key: Secret(
    20_000,
    'The JSON of a key of a service account that may encrypt and decrypt, as a string.',
  ),
  endpoint,
})
export type GoogleKey = Static<typeof GoogleKey>

const AzureKey = Type.Object({
  provider: Type.Literal('AZURE_KEY_VAULT'),
  key_url: Text('The URL of an RSA key, without a version.'),
  tenant_id: Text('The tenant id of the Microsoft Entra directory.'),
  client_id: Text('The client id of the application in the Microsoft Entra directory.'),
  client_secret: Secret(500, 'The client secret of an application that may get the key, wrap and unwrap.'),
  endpoint,
})
export type AzureKey = Static<typeof AzureKey>

const HashicorpKey = Type.Object({
  provider: Type.Literal('HASHICORP_VAULT'),
  address: Text('Such as https://vault.example.com:8200.'),
  namespace: Type.Optional(Text()),
  mount: Type.Optional(Text('Of the transit engine, unless it is `transit`.')),
  key_name: Text('Of a key of the transit engine.'),
  role_id: Text('Of an AppRole that may encrypt and decrypt with it.'),
  secret_id: Secret(200),
})
export type HashicorpKey = Static<typeof HashicorpKey>

/** A key that a customer can bring, and what to ask it with. */
export const CustomerKeySettings = TaggedUnion('provider', [AwsKey, GoogleKey, AzureKey])
export type CustomerKeySettings = Static<typeof CustomerKeySettings>

/** A key in a service, and what to ask it with. */
export type RemoteKeySettings = CustomerKeySettings | HashicorpKey

/** A key of the server: the same, or its master key. */
export const ServerKeySettings = TaggedUnion('provider', [
  Type.Object({ provider: Type.Literal('LOCAL') }),
  AwsKey,
  GoogleKey,
  AzureKey,
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
