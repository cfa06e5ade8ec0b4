import { renderPage, safeUrl } from '#pages/kit/index.ts'
import { type PortalContext, SearchForm, SetUpPage, type Standing, StateBadge } from '../../kit/index.ts'
import type { DirectoryPlace } from '../setup/steps.ts'
import { texts } from '../texts/index.ts'

export type UserState = 'active' | 'inactive' | 'suspended'

export interface DirectoryUsersProps {
  place: DirectoryPlace
  users: readonly { url: string; email: string | null; name: string | null; state: UserState }[]
  search: string
  /** The name of the group whose members are shown. */
  group?: string | undefined
  nextUrl?: string | undefined
  firstUrl?: string | undefined
}

/** The people of a directory, or of one of its groups. */
function DirectoryUsersPage({ place, users, search, group, nextUrl, firstUrl }: DirectoryUsersProps) {
  const { page, baseUrl, provider } = place
  const text = texts.people(page)
  const url = `${baseUrl}/users`
  const isFiltered = search !== '' || group !== undefined
  return (
    <SetUpPage
      place={place}
      name="users"
      title={group === undefined ? text.title : text.inGroup(group)}
      lead={group === undefined && text.lead(provider)}
      back={group === undefined ? undefined : { href: `${baseUrl}/groups`, label: text.groups.list }}
    >
      {group === undefined && (
        <SearchForm
          action={url}
          label={text.search}
          submit={text.submitSearch}
          value={search}
          clear={search === '' ? undefined : { href: url, label: text.all }}
        />
      )}
      {users.length === 0 ? (
        <p className="gp-soft">{isFiltered ? text.noMatch : text.empty}</p>
      ) : (
        <ul className="gp-rows">
          {users.map((user) => (
            <li key={user.url}>
              <a className="gp-row" href={safeUrl(user.url)}>
                <span className="gp-row-main">
                  <bdi>{user.email ?? text.noEmail}</bdi>
                  {user.name !== null && <bdi className="gp-soft">{user.name}</bdi>}
                </span>
                <UserBadge page={page} state={user.state} />
              </a>
            </li>
          ))}
        </ul>
      )}
      <Paging page={page} nextUrl={nextUrl} firstUrl={firstUrl} />
    </SetUpPage>
  )
}

const standings = { active: 'good', inactive: 'none', suspended: 'waiting' } as const satisfies Record<
  UserState,
  Standing
>

export function UserBadge({ page, state }: { page: PortalContext; state: UserState }) {
  return <StateBadge standing={standings[state]}>{texts.people(page).states[state]}</StateBadge>
}

interface PagingProps {
  page: PortalContext
  nextUrl?: string | undefined
  firstUrl?: string | undefined
}

export function Paging({ page, nextUrl, firstUrl }: PagingProps) {
  const text = texts.people(page)
  if (nextUrl === undefined && firstUrl === undefined) return null
  return (
    <div className="gp-actions">
      {firstUrl && (
        <a className="gh-link" href={safeUrl(firstUrl)}>
          {text.first}
        </a>
      )}
      {nextUrl && (
        <a className="gh-link" href={safeUrl(nextUrl)}>
          {text.next}
        </a>
      )}
    </div>
  )
}

export const renderPortalDirectoryUsers = (props: DirectoryUsersProps): string =>
  renderPage(<DirectoryUsersPage {...props} />)
