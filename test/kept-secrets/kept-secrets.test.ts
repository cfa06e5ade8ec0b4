import { expect, test } from 'vitest'
import { isSecret } from '#platform/marks.ts'
import { membersOf } from '#platform/schema-parts.ts'
import { catalog } from '../../src/catalog.ts'
import { settingsOfApi } from './by-api.ts'
import { settingsOfPeople } from './by-people.ts'

// A stored secret never follows an address: who may change settings could otherwise read what another person entered.

const settings = [...settingsOfApi, ...settingsOfPeople]

/** Operations with a secret and an address of which nothing stored is sent to the address, with the reason. */
const exempt: readonly [of: RegExp, reason: string][] = [
  [/^(ConnectionsController|gatehouse\.social_providers\.)_?create$/, 'stores what is not there yet'],
  [/^gatehouse\.audit_logs\.create_stream$/, 'stores what is not there yet'],
  [/^DataIntegrationsManagementController_createDataIntegration$/, 'stores what is not there yet'],
  [/^gatehouse\.pages\.portal\.log_streams\.set_up\.submit$/, 'always asks for the secret'],
  [/^gatehouse\.pages\.portal\.own_key\.set_up\.submit$/, 'always asks for the secret'],
  [/^gatehouse\.scim_targets\.create$/, 'stores what is not there yet'],
  [/^gatehouse\.scim_targets\.update$/, 'the secret is required'],
  [/^gatehouse\.connections\.signal_receiver\.(set|update_poll|create_stream)$/, 'the secret is required'],
  [/^gatehouse\.pipes\.client_credentials\.add$/, 'stores what is not there yet'],
  [/^gatehouse\.customer_keys\.configure$/, 'the secret is required'],
  [/^gatehouse\.directories\.(bamboohr|google_workspace)\.configure$/, 'the secret is required'],
  [/^DataIntegrationsController_upsertClientCredentials$/, 'the secret is required'],
  [/^gatehouse\.widgets\.pipes\.store_(own|organization)_client$/, 'the secret is required'],
  [
    /^gatehouse\.shared_signals\.(create|update|replace)_stream$/,
    'an address comes with its header, and without one none is sent there',
  ],
  [/^gatehouse\.oauth2\./, 'proves who the caller is; redirect URIs are of the caller'],
]

/** Members that are named like an address and get no stored secret, with the reason. */
const harmless: readonly [of: RegExp, reason: string][] = [
  [/ (saml\.\w+|saml_options\.\w+|idp_\w+)$/, 'SAML sends no secret'],
  [/ oidc_options\.redirect_uri$/, 'for browsers, which have no secret'],
  [/ connected_account_id$/, 'the id of an account that is stored here'],
  [/ (ip_address|totp_issuer)$/, 'shown or logged; nothing is sent there'],
  [/ (custom_provider\.authorization_url|endpoints\.authorization_endpoint)$/, 'for browsers, which have no secret'],
  [/ (destination\.)?(account_id|bucket_name|tenant_id)$/, 'a path or a parameter, at the same host'],
  [/credentials\.submit company$/, 'a path at api.bamboohr.com'],
  [
    /log_streams\.settings\.submit (region|data_collection_endpoint|base_url)$/,
    'the same service as the API, tried there',
  ],
]

const addressLike =
  /(^|_)(urls?|uris?|endpoint|issuer|host|hostname|domain|region|site|tenant|tenant_id|account|account_id|subdomain|instance|company|address|provider|bucket_name|arn|key_name|config)$/i

/** Members of a body that may hold an address, as far as something secret stands beside them. */
function addressesOf({ body }: (typeof catalog.operations)[number]): string[] {
  if (body === undefined) return []
  const members = membersOf(body)
  const hasSecret = members.some(({ path, parts }) => path.at(-1) !== 'csrf_token' && parts.some(isSecret))
  if (!hasSecret) return []
  const isText = (schema: object) => !('properties' in schema) && !('anyOf' in schema) && !('oneOf' in schema)
  return members
    .filter(({ path, parts }) => addressLike.test(path.at(-1) ?? '') && parts.some(isText) && !parts.some(isSecret))
    .map(({ path }) => path.join('.'))
}

test('every operation that takes a secret beside an address is tried here, or says why nothing stored goes there', () => {
  const unused = new Set([...exempt, ...harmless])
  const isKnown = (list: typeof exempt, name: string) => {
    const known = list.find(([of]) => of.test(name))
    if (known !== undefined) unused.delete(known)
    return known !== undefined
  }
  const untried = catalog.operations.flatMap((operation) => {
    const addresses = [...new Set(addressesOf(operation))]
    if (addresses.length === 0 || isKnown(exempt, operation.id)) return []
    const tried = settings.filter((setting) => setting.operation === operation.id)
    const isTried = (member: string) =>
      tried.some(({ elsewhere }) =>
        Object.keys(elsewhere).some((each) => each === member || each.startsWith(`${member}.`)),
      )
    return addresses
      .map((member) => `${operation.id} ${member}`)
      .filter((name) => {
        return !isTried(name.split(' ')[1] ?? '') && !isKnown(harmless, name)
      })
  })

  expect(untried, 'try them in `settings`, or say why not').toEqual([])
  expect([...unused].map(([of]) => of)).toEqual([])
})

const accepted = { status: 200, asked: undefined }

const cases = settings.flatMap((setting) =>
  Object.entries(setting.elsewhere).map(([member, value]) => {
    const name = `${setting.operation}${setting.as === undefined ? '' : `, ${setting.as}`}: ${member}`
    return [name, { ...setting, member, value }] as const
  }),
)

test.each(cases)(
  '%s at another origin needs the secret again, and without it nothing changes',
  async (_name, setting) => {
    const { member, value, nearby = {}, secret, start } = setting
    const { change, read } = await start()
    const before = await read()

    expect(await change({ [member]: value })).toEqual({ status: 422, asked: Object.keys(secret)[0] })
    expect(await read()).toEqual(before)

    for (const [name, path] of Object.entries(nearby)) expect(await change({ [name]: path })).toEqual(accepted)
    const between = await read()
    expect(await change({ [member]: value, ...secret })).toEqual(accepted)
    expect(await read()).not.toEqual(between)
  },
)
