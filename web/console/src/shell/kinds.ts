import type { IconName } from '../ui/icon.tsx'

interface Kind {
  noun: string
  /** The folder of its page. */
  path: string
  icon: IconName
}

/** Kinds of objects with a page of their own, as the search names them. */
const kinds: Readonly<Record<string, Kind>> = {
  user: { noun: 'User', path: 'users', icon: 'users' },
  organization: { noun: 'Organization', path: 'organizations', icon: 'organizations' },
  connection: { noun: 'Connection', path: 'connections', icon: 'connections' },
  directory: { noun: 'Directory', path: 'directories', icon: 'directories' },
  connect_application: { noun: 'Application', path: 'applications', icon: 'applications' },
  webhook_endpoint: { noun: 'Webhook endpoint', path: 'webhooks', icon: 'webhooks' },
}

/** Where objects of a kind are shown; undefined for those without a page. */
export function kindOf(type: string): Kind | undefined {
  return kinds[type]
}
