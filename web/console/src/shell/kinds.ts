import type { IconName } from '../ui/icon.tsx'

interface Kind {
  noun: string
  /** The folder of its page. */
  path: string
  icon: IconName
}

/** Kinds with a page of their own, by the prefix of their ids. */
const kinds: Readonly<Record<string, Kind>> = {
  user: { noun: 'User', path: 'users', icon: 'users' },
  conn_app: { noun: 'Application', path: 'applications', icon: 'applications' },
  conn: { noun: 'Connection', path: 'connections', icon: 'connections' },
  directory: { noun: 'Directory', path: 'directories', icon: 'directories' },
  org: { noun: 'Organization', path: 'organizations', icon: 'organizations' },
}

/** Where the object with an id is shown; undefined for what is no id of a kind with a page. */
export function pageOfId(id: string): Kind | undefined {
  const [, prefix = ''] = id.match(/^([a-z_]+)_[0-9A-HJKMNP-TV-Z]{26}$/) ?? []
  return kinds[prefix]
}
