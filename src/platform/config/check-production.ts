import { isLoopback } from '../ip/loopback.ts'
import type { CheckedSettings } from './check-values.ts'
import { developmentApiKey, developmentClientId } from './development-defaults.ts'
import { keyStrength } from './key-strength.ts'
import type { SettingsReader } from './settings-reader.ts'

/** What development does without and a server that others reach does not: a sentence for each. */
export function checkProduction(
  settings: SettingsReader,
  { serves, ...checked }: CheckedSettings & { serves: boolean },
): string[] {
  return [...checkMasterKeys(checked), ...(serves ? checkServing(settings, checked) : [])]
}

function checkMasterKeys({ masterKeys }: CheckedSettings): string[] {
  if (masterKeys.length === 0)
    return [
      'GATEHOUSE_SECRET_KEY is not set. Create one with: openssl rand -base64 32 — and keep it: without it the stored secrets cannot be read.',
    ]
  // Shorter ones are refused for that already.
  if (masterKeys.some((key) => key.length >= 32 && keyStrength(key) < 24))
    return [
      'GATEHOUSE_SECRET_KEY repeats itself or is made of usual words, so it can be guessed. Create one with: openssl rand -base64 32',
    ]
  return []
}

function checkServing({ text }: SettingsReader, { url, apiKey, clientId }: CheckedSettings): string[] {
  const faults: string[] = []
  if (text('GATEHOUSE_URL') === undefined)
    faults.push('GATEHOUSE_URL is not set. Set it to the public address, such as https://auth.example.com.')
  if (apiKey === developmentApiKey)
    faults.push(
      'GATEHOUSE_API_KEY is not set. Set it to a secret of your own, such as sk_live_ followed by the output of: openssl rand -hex 32',
    )
  else if (keyStrength(apiKey.slice('sk_'.length)) < 8)
    faults.push(
      'GATEHOUSE_API_KEY can be guessed. Set it to a secret of your own, such as sk_live_ followed by the output of: openssl rand -hex 32',
    )
  if (clientId === developmentClientId)
    faults.push('GATEHOUSE_CLIENT_ID is not set. Set it to a client id of your own, such as client_acme.')
  if (text('GATEHOUSE_RATE_LIMITS') === 'off')
    faults.push('GATEHOUSE_RATE_LIMITS=off is for load tests and is refused in production.')
  if (URL.canParse(url) && new URL(url).protocol === 'http:' && !isLoopback(new URL(url).hostname))
    faults.push(`GATEHOUSE_URL is ${url}. A public address must use https.`)
  const metricsToken = text('GATEHOUSE_METRICS_TOKEN')
  if (metricsToken !== undefined && metricsToken.length < 16)
    faults.push('GATEHOUSE_METRICS_TOKEN must have at least 16 characters. Create one with: openssl rand -hex 32')
  return faults
}
