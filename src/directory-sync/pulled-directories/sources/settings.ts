import { googleLogin } from '#platform/outgoing/google-token.ts'

/** The source of a directory and its credentials. Stored sealed. */
export interface GoogleSettings {
  source: 'google_workspace'
  /** The JSON of a key, as Google's console gives it. */
  service_account_key: string
  /** The administrator on whose behalf the service account reads. */
  admin_email: string
  /** Emails or ids of groups; only they and their members are read. Empty for everyone. */
  group_filter: readonly string[]
  /** Replaces Google's base URL, in development only. */
  base_url?: string
}

export interface BamboohrSettings {
  source: 'bamboohr'
  /** The part before `.bamboohr.com`. */
  company: string
  api_key: string
  /** Replaces BambooHR's base URL, in development only. */
  base_url?: string
}

export type SourceSettings = GoogleSettings | BamboohrSettings

/** Where BambooHR answers for all companies. */
export const bamboohrApi = 'https://api.bamboohr.com'

/** Where the key of a source is sent, or a token that it is exchanged for. */
export function receiverOf({ source, base_url }: Pick<SourceSettings, 'source' | 'base_url'>): string {
  return base_url ?? (source === 'bamboohr' ? bamboohrApi : googleLogin)
}
