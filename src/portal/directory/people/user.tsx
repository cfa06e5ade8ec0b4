import { renderPage } from '#pages/kit/index.ts'
import { BackLink, PageHeading, PageLinks, Pairs, PortalDocument } from '../../kit/index.ts'
import { LogEntries } from '../log/log-entries.tsx'
import type { LogEntryView } from '../log/log-views.ts'
import type { DirectoryPlace } from '../setup/steps.ts'
import { texts } from '../texts/index.ts'
import { UserBadge, type UserState } from './users.tsx'

export interface DirectoryUserProps {
  place: DirectoryPlace
  user: {
    id: string
    idpId: string
    userName: string
    email: string | null
    name: string | null
    state: UserState
    /** Names of roles. Empty if the default role applies. */
    roles: readonly string[]
    groups: readonly string[]
    attributes: readonly (readonly [name: string, value: string])[]
  }
  defaultRole: string
  log: readonly LogEntryView[]
  olderUrl?: string | undefined
  newestUrl?: string | undefined
}

/** A person of a directory: their attributes there, and the user and membership created for them. */
function DirectoryUserPage({ place, user, defaultRole, log, olderUrl, newestUrl }: DirectoryUserProps) {
  const { page, baseUrl } = place
  const text = texts.people(page).user
  const title = user.email ?? user.userName
  const groups = user.groups.length === 0 ? text.noGroups : user.groups.join(', ')
  return (
    <PortalDocument page={page} pageKey="portal/directory/user" title={title} place="directory">
      <BackLink href={`${baseUrl}/users`}>{text.back}</BackLink>
      <PageHeading title={title} aside={<UserBadge page={page} state={user.state} />} />
      <section className="gh-card gp-card">
        <h2>{text.details}</h2>
        <Pairs
          pairs={[
            [text.name, user.name ?? ''],
            [text.userName, user.userName],
            [text.groups, groups],
            [text.roles, user.roles.length === 0 ? text.byDefault(defaultRole) : user.roles.join(', ')],
            [text.idpId, <code key="idp">{user.idpId}</code>],
            [text.id, <code key="id">{user.id}</code>],
          ]}
        />
      </section>
      {user.attributes.length > 0 && (
        <section className="gh-card gp-card">
          <h2>{text.attributes}</h2>
          <Pairs pairs={user.attributes} />
        </section>
      )}
      <section className="gp-section">
        <h2>{text.log}</h2>
        {log.length === 0 ? <p className="gp-soft">{text.noLog}</p> : <LogEntries page={page} entries={log} />}
        <PageLinks texts={text} newestUrl={newestUrl} olderUrl={olderUrl} />
      </section>
    </PortalDocument>
  )
}

export const renderPortalDirectoryUser = (props: DirectoryUserProps): string =>
  renderPage(<DirectoryUserPage {...props} />)
