import type { LinkProps } from '@tanstack/react-router'
import type { Operation } from '../api/client.ts'
import type { IconName } from '../ui/icon.tsx'

export interface NavigationItem {
  text: string
  icon: IconName
  to: NonNullable<LinkProps['to']>
  /** What the page reads, where not every role may: it is left out for the others. */
  reads?: Operation
  /** About the whole installation, which is for its owners. */
  isForOwners?: boolean
}

export interface NavigationGroup {
  /** Undefined for what stands above all groups. */
  title: string | undefined
  items: readonly NavigationItem[]
}

/** What only a server in development has. */
export const developmentPages: NavigationGroup = {
  title: 'Development',
  items: [
    { text: 'Start', icon: 'actions', to: '/$environment/start' },
    { text: 'Outbox', icon: 'invitations', to: '/$environment/outbox' },
    { text: 'Requests', icon: 'webhooks', to: '/$environment/requests' },
  ],
}

/** The pages of the console by group, named by the nouns of the API. */
export const navigation: readonly NavigationGroup[] = [
  {
    title: undefined,
    items: [
      { text: 'Overview', icon: 'overview', to: '/$environment' },
      { text: 'Diagnose sign-in', icon: 'search', to: '/$environment/diagnose' },
    ],
  },
  {
    title: 'People',
    items: [
      { text: 'Users', icon: 'users', to: '/$environment/users' },
      { text: 'Organizations', icon: 'organizations', to: '/$environment/organizations' },
      { text: 'Waitlist', icon: 'invitations', to: '/$environment/waitlist' },
    ],
  },
  {
    title: 'Enterprise',
    items: [
      { text: 'Connections', icon: 'connections', to: '/$environment/connections' },
      { text: 'Directories', icon: 'directories', to: '/$environment/directories' },
      { text: 'SCIM targets', icon: 'pipes', to: '/$environment/scim-targets' },
      { text: 'Expiring', icon: 'keys', to: '/$environment/expiring' },
    ],
  },
  {
    title: 'Access',
    items: [
      { text: 'Roles', icon: 'roles', to: '/$environment/roles' },
      { text: 'Explorer', icon: 'permissions', to: '/$environment/explorer' },
      { text: 'Resource types', icon: 'permissions', to: '/$environment/resource-types' },
      { text: 'Feature flags', icon: 'flags', to: '/$environment/feature-flags' },
    ],
  },
  {
    title: 'Developers',
    items: [
      { text: 'Events', icon: 'events', to: '/$environment/events' },
      { text: 'Webhooks', icon: 'webhooks', to: '/$environment/webhooks' },
      { text: 'Signal streams', icon: 'events', to: '/$environment/signal-streams' },
      { text: 'Actions', icon: 'actions', to: '/$environment/actions' },
      { text: 'Applications', icon: 'applications', to: '/$environment/applications' },
      { text: 'Agents', icon: 'operators', to: '/$environment/agents' },
      { text: 'Pipes', icon: 'pipes', to: '/$environment/pipes' },
      { text: 'Vault', icon: 'vault', to: '/$environment/vault', reads: 'GET /vault/v1/kv' },
    ],
  },
  {
    title: 'Security',
    items: [
      { text: 'Radar', icon: 'radar', to: '/$environment/radar' },
      { text: 'Audit logs', icon: 'audit', to: '/$environment/audit-logs' },
    ],
  },
  {
    title: 'Settings',
    items: [
      { text: 'Sign-in', icon: 'settings', to: '/$environment/settings' },
      { text: 'Directory Sync', icon: 'directories', to: '/$environment/directory-settings' },
      { text: 'Social providers', icon: 'applications', to: '/$environment/social-providers' },
      { text: 'Branding', icon: 'branding', to: '/$environment/branding' },
      { text: 'Emails', icon: 'invitations', to: '/$environment/emails' },
      { text: 'JWT template', icon: 'permissions', to: '/$environment/jwt-template' },
      { text: 'API keys', icon: 'keys', to: '/$environment/keys', reads: 'GET /environments/current/keys' },
      { text: 'Environment', icon: 'settings', to: '/$environment/environment' },
    ],
  },
  {
    title: 'Operation',
    items: [
      { text: 'Mail and SMS', icon: 'invitations', to: '/$environment/messages' },
      { text: 'Jobs', icon: 'jobs', to: '/$environment/jobs' },
      { text: 'Limits', icon: 'radar', to: '/$environment/limits' },
      { text: 'System', icon: 'jobs', to: '/$environment/system', isForOwners: true },
      { text: 'Environments', icon: 'settings', to: '/$environment/environments', isForOwners: true },
      { text: 'Operators', icon: 'operators', to: '/$environment/operators', isForOwners: true },
      { text: 'Operator log', icon: 'audit', to: '/$environment/operator-log', reads: 'GET /operator_log' },
    ],
  },
]
