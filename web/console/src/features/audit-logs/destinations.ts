import type { Answer, Input } from '../../api/client.ts'
import type { FormValues } from '../../ui/form.tsx'

export type Stream = Answer<'GET /audit_logs/streams'>['data'][number]
export type Destination = Input<'POST /audit_logs/streams'>['body']['destination']
export type DestinationType = Destination['type']

interface Field {
  name: string
  label: string
  hint?: string
  isSecret?: boolean
  options?: readonly string[]
}

interface Kind {
  name: string
  fields: readonly Field[]
  read(values: FormValues): Destination
}

const regions = ['US1', 'US3', 'US5', 'EU1', 'US1-FED', 'AP1'] as const

/** What each destination needs. Members that are left empty are refused by the server in words, or kept at a change. */
export const kinds: Readonly<Record<DestinationType, Kind>> = {
  GenericHttps: {
    name: 'HTTPS endpoint',
    fields: [
      { name: 'url', label: 'Address' },
      { name: 'format', label: 'Format', options: ['json', 'ndjson'] },
      { name: 'header_name', label: 'Name of the header with the secret', hint: 'Authorization if left empty.' },
      { name: 'header_value', label: 'Secret header value', isSecret: true },
    ],
    read: (values) => ({
      type: 'GenericHttps',
      url: values.text('url'),
      format: values.choice('format', ['json', 'ndjson']),
      ...optional(values, 'header_name'),
      header_value: values.text('header_value'),
    }),
  },
  Datadog: {
    name: 'Datadog',
    fields: [
      { name: 'region', label: 'Site', options: regions },
      { name: 'source', label: 'Source', hint: 'Optional.' },
      { name: 'api_key', label: 'API key', isSecret: true },
    ],
    read: (values) => ({
      type: 'Datadog',
      region: values.choice('region', regions),
      ...optional(values, 'source'),
      api_key: values.text('api_key'),
    }),
  },
  Splunk: {
    name: 'Splunk',
    fields: [
      { name: 'url', label: 'Address of the HTTP Event Collector' },
      { name: 'source', label: 'Source', hint: 'Optional.' },
      { name: 'token', label: 'Token', isSecret: true },
    ],
    read: (values) => ({
      type: 'Splunk',
      url: values.text('url'),
      ...optional(values, 'source'),
      token: values.text('token'),
    }),
  },
  S3: {
    name: 'Amazon S3',
    fields: [
      { name: 'account_id', label: 'Account id' },
      { name: 'role_name', label: 'Name of the role', hint: 'Gatehouse assumes it, so there is no secret to keep.' },
      { name: 'region', label: 'Region' },
      { name: 'bucket_name', label: 'Bucket' },
      { name: 'bucket_path', label: 'Path in the bucket', hint: 'Optional.' },
    ],
    read: (values) => ({
      type: 'S3',
      account_id: values.text('account_id'),
      role_name: values.text('role_name'),
      bucket_name: values.text('bucket_name'),
      ...optional(values, 'region'),
      ...optional(values, 'bucket_path'),
    }),
  },
  GoogleCloudStorage: {
    name: 'Google Cloud Storage',
    fields: [
      { name: 'bucket_name', label: 'Bucket' },
      { name: 'access_key_id', label: 'HMAC access key' },
      { name: 'secret_access_key', label: 'HMAC secret', isSecret: true },
    ],
    read: (values) => ({
      type: 'GoogleCloudStorage',
      bucket_name: values.text('bucket_name'),
      access_key_id: values.text('access_key_id'),
      secret_access_key: values.text('secret_access_key'),
    }),
  },
  AzureSentinel: {
    name: 'Microsoft Sentinel',
    fields: [
      { name: 'tenant_id', label: 'Tenant id' },
      { name: 'client_id', label: 'Client id' },
      { name: 'data_collection_endpoint', label: 'Data collection endpoint' },
      { name: 'data_collection_rule_id', label: 'Immutable id of the data collection rule' },
      { name: 'stream_name', label: 'Name of the stream' },
      { name: 'client_secret', label: 'Client secret', isSecret: true },
    ],
    read: (values) => ({
      type: 'AzureSentinel',
      tenant_id: values.text('tenant_id'),
      client_id: values.text('client_id'),
      data_collection_endpoint: values.text('data_collection_endpoint'),
      data_collection_rule_id: values.text('data_collection_rule_id'),
      stream_name: values.text('stream_name'),
      client_secret: values.text('client_secret'),
    }),
  },
}

export const destinationTypes: readonly DestinationType[] = [
  'GenericHttps',
  'Datadog',
  'Splunk',
  'S3',
  'GoogleCloudStorage',
  'AzureSentinel',
]

type Change = NonNullable<NonNullable<Input<'PATCH /audit_logs/streams/{id}'>['body']>['destination']>

/** The change of a destination from the fields. A secret whose field is empty is left out, so that it stays. */
export function readChange(type: DestinationType, values: FormValues): Change {
  const destination = kinds[type].read(values)
  const isKept = (name: string) => kinds[type].fields.some((field) => field.name === name && field.isSecret === true)
  const kept = Object.entries(destination).filter(([name, value]) => !(value === '' && isKept(name)))
  // What is left out is optional at a change, and all else stays as it was read.
  return Object.fromEntries(kept) as Change
}

function optional<const N extends string>(values: FormValues, name: N): { [name in N]?: string } {
  const value = values.optional(name)
  // A computed name widens to any text.
  return value === undefined ? {} : ({ [name]: value } as { [name in N]: string })
}
