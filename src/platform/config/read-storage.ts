import type { AwsCredentials } from '../outgoing/aws-signature.ts'
import { isPublicHost } from './check-values.ts'
import type { Config } from './config.ts'
import type { SettingsReader } from './settings-reader.ts'

interface Storage {
  bucket: NonNullable<Config['storage']>
  /** `undefined`: those that the server finds where it runs. */
  credentials: AwsCredentials | undefined
}

/** The bucket for files with its key, if there is one; notes what is missing of it. */
export function readStorage(settings: SettingsReader, findsAwsCredentials: boolean): Storage | undefined {
  const { checked, faults } = settings
  const name = checked(
    'GATEHOUSE_STORAGE_BUCKET',
    (value) => /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(value),
    'must be the name of a bucket: 3 to 63 small letters, digits, dots and hyphens.',
  )
  const region = checked('GATEHOUSE_STORAGE_REGION', isRegion, 'must be the name of a region, such as eu-west-1.')
  const endpoint = checked(
    'GATEHOUSE_STORAGE_ENDPOINT',
    isOrigin,
    'must be the http(s) address of the service without a path, such as https://storage.example.com.',
  )
  if (endpoint !== undefined && isOrigin(endpoint) && isOpenToReaders(new URL(endpoint)))
    faults.push(
      'GATEHOUSE_STORAGE_ENDPOINT is a public address without TLS, on the way to which files could be read. Use https.',
    )
  const credentials = readCredentials(settings, 'GATEHOUSE_STORAGE')
  if (name === undefined) return undefined
  if (credentials === undefined && !findsAwsCredentials) {
    faults.push(
      'GATEHOUSE_STORAGE_BUCKET needs GATEHOUSE_STORAGE_ACCESS_KEY_ID and GATEHOUSE_STORAGE_SECRET_ACCESS_KEY, or GATEHOUSE_AWS_CREDENTIALS=default.',
    )
    return undefined
  }
  const bucket = { bucket: name, region: region ?? 'us-east-1', endpoint: endpoint?.replace(/\/$/, '') }
  return { bucket, credentials }
}

/** `<prefix>_ACCESS_KEY_ID` and `<prefix>_SECRET_ACCESS_KEY`: both or none. */
export function readCredentials({ text, faults }: SettingsReader, prefix: string): AwsCredentials | undefined {
  const accessKeyId = text(`${prefix}_ACCESS_KEY_ID`)
  const secretAccessKey = text(`${prefix}_SECRET_ACCESS_KEY`)
  if (accessKeyId !== undefined && secretAccessKey !== undefined) return { accessKeyId, secretAccessKey }
  if (accessKeyId !== undefined) faults.push(`${prefix}_ACCESS_KEY_ID needs ${prefix}_SECRET_ACCESS_KEY.`)
  if (secretAccessKey !== undefined) faults.push(`${prefix}_SECRET_ACCESS_KEY needs ${prefix}_ACCESS_KEY_ID.`)
  return undefined
}

function isRegion(text: string): boolean {
  return /^[a-z0-9-]{2,40}$/.test(text)
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, href, origin } = new URL(text)
  return /^https?:$/.test(protocol) && href === `${origin}/`
}

function isOpenToReaders({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && isPublicHost(hostname)
}
