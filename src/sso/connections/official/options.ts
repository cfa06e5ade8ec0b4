import { type Static, Type } from 'typebox'
import { Name, Nullable } from '#platform/http/fields.ts'
import { notSecret, secret } from '#platform/marks.ts'

const address = Type.String({ minLength: 1, maxLength: 2_000 })
const entityId = Type.String({ minLength: 1, maxLength: 1_024 })
const pem = Type.String({ minLength: 1, maxLength: 16_384 })

const KeyPair = Type.Object(
  // A private key is recognized as a secret by its form: other members and path parameters named `key` aren't secrets.
  { key: Type.String({ minLength: 1, maxLength: 16_384, ...notSecret }), cert: pem },
  { description: 'An RSA private key and its certificate, in PEM.' },
)
export type KeyPair = Static<typeof KeyPair>

const changeableSaml = {
  idp_metadata_url: Type.Optional(Nullable({ ...address, description: 'The URL of the provider’s metadata.' })),
  idp_sso_url: Type.Optional({ ...address, description: 'The provider’s sign-in URL.' }),
  idp_entity_id: Type.Optional({ ...entityId, description: 'The provider’s entity id.' }),
  acs_url: Type.Optional(
    Nullable({
      ...address,
      description: 'The ACS URL of an earlier product, to which the provider still sends responses.',
    }),
  ),
  sp_entity_id: Type.Optional(
    Nullable({ ...entityId, description: 'The entity id of an earlier product, which the provider still uses.' }),
  ),
}

const changeableOidc = {
  discovery_endpoint: Type.Optional(address),
  client_id: Type.Optional(Type.String({ minLength: 1, maxLength: 1_024 })),
  client_secret: Type.Optional(Type.String({ minLength: 1, maxLength: 8_192, ...secret })),
  redirect_uri: Type.Optional(
    Nullable(
      Type.String({ ...address, description: 'An address of an earlier product, which forwards answers to ours.' }),
    ),
  ),
  pkce: Type.Optional(Nullable(Type.Boolean({ description: 'Whether codes are bound to requests. On unless given.' }))),
  token_authentication_method: Type.Optional(
    Nullable(
      Type.String({
        maxLength: 100,
        description: '`client_secret_basic` unless given, `client_secret_post` or `private_key_jwt`.',
      }),
    ),
  ),
  id_token_signature_algorithm: Type.Optional(
    Nullable(
      Type.String({
        maxLength: 20,
        description: 'The only one that counts. Left out, those that the provider announces.',
      }),
    ),
  ),
  fetch_user_info: Type.Optional(
    Nullable(
      Type.Boolean({
        description: 'Whether claims are read from the userinfo endpoint. Left out, where the ID token lacks some.',
      }),
    ),
  ),
}

const StandardAttributes = Type.Object({
  idp_id: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  email: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  first_name: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  last_name: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  groups: Type.Optional(
    Nullable(
      Type.String({
        minLength: 1,
        maxLength: 500,
        description: 'The provider’s name of the attribute with the groups.',
      }),
    ),
  ),
  name: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 500 }))),
})

const AttributeMaps = Type.Object({
  standard_attributes: Type.Optional(
    Nullable({ ...StandardAttributes, description: 'Maps the standard attributes of a profile.' }),
  ),
  custom_attributes: Type.Optional(
    Nullable(
      Type.Record(Type.String(), Type.String({ minLength: 1, maxLength: 500 }), {
        maxProperties: 100,
        propertyNames: { minLength: 1, maxLength: 100 },
      }),
    ),
  ),
})
export type AttributeMaps = Static<typeof AttributeMaps>

const common = {
  name: Type.Optional(Name(255)),
  external_id: Type.Optional(
    Nullable(Type.String({ pattern: '^[ -~]{1,128}$', description: 'Your id of the connection, in printable ASCII.' })),
  ),
  connection_type: Type.Optional(
    Type.String({ maxLength: 50, description: 'The type of the connection, for SAML or OpenID Connect.' }),
  ),
  attribute_maps: Type.Optional(
    Nullable({ ...AttributeMaps, description: 'Maps attributes of a profile to the names that the provider uses.' }),
  ),
}

/** The official members of a new connection. */
export const officialCreation = {
  ...common,
  saml_options: Type.Optional(
    Type.Object(
      {
        ...changeableSaml,
        idp_signing_certs: Type.Optional(
          Type.Array(pem, { minItems: 1, maxItems: 10, description: 'The provider’s signing certificates in PEM.' }),
        ),
        sp_signing_key_pair: Type.Optional(KeyPair),
        sp_encryption_key_pairs: Type.Optional(
          Type.Array(KeyPair, { maxItems: 10, description: 'Keys with certificates for which the provider encrypts.' }),
        ),
      },
      { description: 'The settings of a SAML connection, under the vendor’s names.' },
    ),
  ),
  oidc_options: Type.Optional(
    Type.Object(
      { ...changeableOidc, jwt_signing_key_pair: Type.Optional(KeyPair) },
      { description: 'The settings of an OpenID Connect connection, under the vendor’s names.' },
    ),
  ),
}

/** The official members of an update. Certificates and keys have operations of their own. */
export const officialChange = {
  ...common,
  saml_options: Type.Optional(
    Type.Object(changeableSaml, { description: 'The settings of a SAML connection, under the vendor’s names.' }),
  ),
  oidc_options: Type.Optional(
    Type.Object(changeableOidc, {
      description: 'The settings of an OpenID Connect connection, under the vendor’s names.',
    }),
  ),
}

const Official = Type.Object(officialCreation)
export type OfficialMembers = Static<typeof Official>
