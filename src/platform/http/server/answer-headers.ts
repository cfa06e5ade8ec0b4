import type { Config } from '../../config/config.ts'

/** Headers of every answer. An operation whose answers may be kept, such as a key set, says so itself. */
export function answerHeaders({ development, url }: Pick<Config, 'development' | 'url'>): Record<string, string> {
  return {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    // This host only: the operator decides about its subdomains.
    ...(!development && url.startsWith('https:') ? { 'strict-transport-security': `max-age=${365 * 86_400}` } : {}),
  }
}
