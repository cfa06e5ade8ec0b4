import { parse } from 'tldts'
import { parseAddress, parseEndpoint, parseNetwork } from '../ip/ip-address.ts'
import { isPublicAddress } from '../outgoing/public-address.ts'
import { readSender } from '../smtp/mail.ts'
import { isSmtpUrl } from '../smtp/smtp-url.ts'
import type { Config } from './config.ts'
import type { SettingsReader } from './settings-reader.ts'

/** The checked settings, as they will be used. */
export interface CheckedSettings {
  url: string
  apiKey: string
  clientId: string
  masterKeys: readonly string[]
}

/** Notes what could not work, in development either. */
export function checkValues(
  settings: SettingsReader,
  { url, apiKey, clientId, masterKeys }: CheckedSettings,
): Pick<Config, 'trustedProxies' | 'clientCertificateHeader' | 'allowedNetworks' | 'egressAddresses' | 'dnsServers'> {
  const { faults, checked, list } = settings
  if (!isHttpUrl(url)) {
    faults.push(
      `GATEHOUSE_URL is ${JSON.stringify(url)}. Set it to the public http(s) address, such as https://auth.example.com.`,
    )
  } else if (new URL(url).href !== `${new URL(url).origin}/`) {
    faults.push(
      `GATEHOUSE_URL is ${JSON.stringify(url)}. Give only a scheme, host and port: Gatehouse is served at the root.`,
    )
  }
  if (!/^sk_\w{8,200}$/.test(apiKey))
    faults.push('GATEHOUSE_API_KEY must start with sk_ and continue with 8 to 200 letters, digits or underscores.')
  if (!/^client_\w{4,100}$/.test(clientId))
    faults.push(
      'GATEHOUSE_CLIENT_ID must start with client_ and continue with 4 to 100 letters, digits or underscores.',
    )
  if (masterKeys.length > 2)
    faults.push('GATEHOUSE_SECRET_KEY takes at most two keys, separated by a comma: the new one, then the old one.')
  if (masterKeys.some((key) => key.length < 32)) {
    faults.push('GATEHOUSE_SECRET_KEY must have at least 32 characters. Create one with: openssl rand -base64 32')
  }
  checkMessengers(settings)
  checked(
    'GATEHOUSE_METRICS_TOKEN',
    (value) => /^[\x21-\x7e]+$/.test(value),
    'must be one word of letters, digits and signs, as it goes in an Authorization header.',
  )
  const trustedProxies = list(
    'GATEHOUSE_TRUSTED_PROXIES',
    (part) => parseAddress(part) !== undefined || isNetwork(part),
    'List addresses or networks, such as 10.0.0.7 or 10.0.0.0/8.',
  )
  const certificateHeader = checked(
    'GATEHOUSE_CLIENT_CERTIFICATE_HEADER',
    (value) => /^[a-z][a-z0-9-]{0,63}$/i.test(value),
    'must be the name of a header, such as X-Client-Cert.',
  )
  if (certificateHeader !== undefined && trustedProxies.length === 0)
    faults.push(
      'GATEHOUSE_CLIENT_CERTIFICATE_HEADER needs GATEHOUSE_TRUSTED_PROXIES: from anyone else, the header is a lie.',
    )
  return {
    trustedProxies,
    clientCertificateHeader: certificateHeader?.toLowerCase(),
    allowedNetworks: list(
      'GATEHOUSE_ALLOWED_NETWORKS',
      (part) => isNetwork(part) && !includesPublicAddresses(part),
      'List private networks, such as 10.1.0.0/16. The largest are 10.0.0.0/8 and fc00::/7.',
    ),
    egressAddresses: list(
      'GATEHOUSE_EGRESS_ADDRESSES',
      (part) => parseAddress(part) !== undefined || isNetwork(part),
      'List addresses or networks, such as 203.0.113.7 or 203.0.113.0/28.',
    ),
    dnsServers: list(
      'GATEHOUSE_DNS_SERVERS',
      (part) => parseEndpoint(part) !== undefined,
      'List addresses of name servers, such as 9.9.9.9 or 9.9.9.9:53.',
    ),
  }
}

function checkMessengers({ faults, text, checked }: SettingsReader): void {
  checked(
    'SMTP_URL',
    isSmtpUrl,
    'is not an address of a mail server. Set it to one, such as smtps://user:password@mail.example.com.',
  )
  checked(
    'MAIL_FROM',
    (value) => !/\p{Cc}/u.test(value) && readSender(value) !== undefined,
    'must be one address, such as no-reply@example.com or Example <no-reply@example.com>, without control characters.',
  )
  const sms = checked('SMS_WEBHOOK_URL', isHttpUrl, 'must be the http(s) address that sends text messages.')
  if (sms === undefined) return
  if ((text('SMS_WEBHOOK_SECRET') ?? '').length < 16)
    faults.push('SMS_WEBHOOK_SECRET must have at least 16 characters. Create one with: openssl rand -base64 32')
  if (isHttpUrl(sms) && new URL(sms).protocol === 'http:' && isPublicHost(new URL(sms).hostname))
    faults.push('SMS_WEBHOOK_URL is a public address without TLS, on the way to which codes could be read. Use https.')
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

/** By the name alone: an internet address, or a name under a public DNS suffix. */
export function isPublicHost(hostname: string): boolean {
  const address = parseAddress(hostname.replace(/^\[|\]$/g, ''))
  return address === undefined ? parse(hostname).isIcann === true : isPublicAddress(address)
}

function isNetwork(text: string): boolean {
  try {
    return parseNetwork(text) !== undefined
  } catch {
    return false
  }
}

/** Larger than any private network, so that addresses of others are in it. */
function includesPublicAddresses(network: string): boolean {
  const [address, bits] = parseNetwork(network)
  return bits < (address.kind() === 'ipv4' ? 8 : 7)
}
