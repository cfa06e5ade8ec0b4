import {
  AdminPortalAuditLogStreaming,
  AdminPortalDomainVerification,
  AdminPortalSsoConnection,
  ApiKeys,
  DirectorySync,
  OrganizationSwitcher,
  Pipes,
  PipesAdmin,
  UserProfile,
  UserSecurity,
  UserSessions,
  UsersManagement,
} from '@workos-inc/widgets'
import type { ReactElement } from 'react'
import { type Session, switchToOrganization } from './session.ts'

export interface Page {
  id: string
  title: string
  about: string
  widget(session: Session): ReactElement
}

const account: Page[] = [
  {
    id: 'profile',
    title: 'Profile',
    about: 'Your name, language and email.',
    widget: ({ token }) => <UserProfile authToken={token} />,
  },
  {
    id: 'security',
    title: 'Security',
    about: 'How you sign in.',
    widget: ({ token }) => <UserSecurity authToken={token} />,
  },
  {
    id: 'sessions',
    title: 'Sessions',
    about: 'Where you’re signed in.',
    widget: ({ token, id }) => <UserSessions authToken={token} currentSessionId={id} />,
  },
  {
    id: 'your-api-keys',
    title: 'Your API keys',
    about: 'Keys that act for you in this organization.',
    widget: ({ token }) => <ApiKeys authToken={token} scope="user" />,
  },
  {
    id: 'connections',
    title: 'Connected tools',
    about: 'Your accounts at other services.',
    widget: ({ token }) => <Pipes authToken={token} enableSharedConnections />,
  },
  {
    id: 'organizations',
    title: 'Organizations',
    about: 'Choose the organization you work in.',
    widget: ({ token }) => <OrganizationSwitcher authToken={token} switchToOrganization={switchToOrganization} />,
  },
]

const organization: Page[] = [
  {
    id: 'members',
    title: 'Members',
    about: 'The people of this organization, and what they may do.',
    widget: ({ token }) => <UsersManagement authToken={token} />,
  },
  {
    id: 'api-keys',
    title: 'API keys',
    about: 'Keys that belong to the organization.',
    widget: ({ token }) => <ApiKeys authToken={token} />,
  },
  {
    id: 'domains',
    title: 'Domains',
    about: 'Domains that the organization has proven to own.',
    widget: ({ token }) => <AdminPortalDomainVerification authToken={token} />,
  },
  {
    id: 'single-sign-on',
    title: 'Single sign-on',
    about: 'Sign in with the organization’s identity provider.',
    widget: ({ token }) => <AdminPortalSsoConnection authToken={token} />,
  },
  {
    id: 'directories',
    title: 'Directory sync',
    about: 'Members that come and go with the organization’s directory.',
    widget: ({ token }) => <DirectorySync authToken={token} />,
  },
  {
    id: 'audit-logs',
    title: 'Audit log streaming',
    about: 'Send the audit log to the organization’s own tools.',
    widget: ({ token }) => <AdminPortalAuditLogStreaming authToken={token} />,
  },
  {
    id: 'tools',
    title: 'Tools',
    about: 'Which services members may connect.',
    widget: ({ token }) => <PipesAdmin authToken={token} enableSharedConnections />,
  },
]

/** A page for each widget. */
export const sections = [
  { title: 'Your account', pages: account },
  { title: 'Organization', pages: organization },
]
