import type { OperatorRole } from '../operators/index.ts'
import { type Kind, kinds } from './kinds.ts'
import type { Area } from './operation-areas.ts'

/** A kind of operations, everywhere or in sandboxes alone. */
type Permission = Kind | `${Kind} in a sandbox`

const everything: readonly Permission[] = kinds
/** All but what shows secrets, which is for sandboxes. */
const build: readonly Permission[] = ['read', 'assist', 'change', 'destroy', 'credential', 'reveal in a sandbox']
const look: readonly Permission[] = ['read']
const help: readonly Permission[] = ['read', 'assist']
const care: readonly Permission[] = ['read', 'assist', 'change']
const nothing: readonly Permission[] = []

/** What each role may do, by the area of an operation. */
const permissions: Readonly<Record<Area, Readonly<Record<OperatorRole, readonly Permission[]>>>> = {
  people: { owner: everything, developer: build, support: care, viewer: look },
  erasures: { owner: everything, developer: nothing, support: nothing, viewer: nothing },
  organizations: { owner: everything, developer: build, support: care, viewer: look },
  connections: { owner: everything, developer: build, support: care, viewer: look },
  sso_exchanges: { owner: everything, developer: ['reveal'], support: ['reveal'], viewer: nothing },
  directories: { owner: everything, developer: build, support: care, viewer: look },
  authorization: { owner: everything, developer: build, support: help, viewer: look },
  flags: { owner: everything, developer: build, support: help, viewer: look },
  events: { owner: everything, developer: build, support: help, viewer: look },
  messages: { owner: everything, developer: build, support: help, viewer: look },
  webhooks: { owner: everything, developer: build, support: help, viewer: look },
  actions: { owner: everything, developer: build, support: help, viewer: look },
  jobs: { owner: everything, developer: build, support: help, viewer: look },
  applications: { owner: everything, developer: build, support: look, viewer: look },
  agents: { owner: everything, developer: build, support: look, viewer: look },
  pipes: { owner: everything, developer: build, support: look, viewer: look },
  redirects: { owner: everything, developer: build, support: look, viewer: look },
  vault: { owner: everything, developer: build, support: look, viewer: nothing },
  radar: { owner: everything, developer: build, support: help, viewer: look },
  audit_logs: { owner: everything, developer: care, support: help, viewer: look },
  appearance: { owner: everything, developer: build, support: look, viewer: look },
  settings: { owner: everything, developer: build, support: look, viewer: look },
  customer_keys: { owner: everything, developer: build, support: help, viewer: look },
  management_keys: {
    owner: everything,
    developer: ['read', 'change in a sandbox', 'destroy in a sandbox', 'credential in a sandbox'],
    support: nothing,
    viewer: look,
  },
  impersonation: { owner: everything, developer: ['reveal in a sandbox'], support: ['reveal'], viewer: nothing },
  operator_log: { owner: everything, developer: look, support: look, viewer: nothing },
  console: { owner: everything, developer: look, support: look, viewer: look },
  environments: { owner: everything, developer: nothing, support: nothing, viewer: nothing },
  overview: { owner: everything, developer: look, support: look, viewer: look },
  operators: { owner: everything, developer: nothing, support: nothing, viewer: nothing },
}

/** Whether a role permits a kind of operations of an area in an environment. In that of the operators, only owners do anything. */
export function permits(
  role: OperatorRole,
  environmentKind: 'production' | 'sandbox' | 'system',
  { area, kind }: { area: Area; kind: Kind },
): boolean {
  if (environmentKind === 'system' && role !== 'owner') return false
  const allowed = permissions[area][role]
  return allowed.includes(kind) || (environmentKind === 'sandbox' && allowed.includes(`${kind} in a sandbox`))
}
