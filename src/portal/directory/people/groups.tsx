import { ForwardIcon, renderPage, safeUrl } from '#pages/kit/index.ts'
import { SearchForm, SetUpPage } from '../../kit/index.ts'
import type { DirectoryPlace } from '../setup/steps.ts'
import { texts } from '../texts/index.ts'
import { Paging } from './users.tsx'

export interface DirectoryGroupsProps {
  place: DirectoryPlace
  groups: readonly { url: string; name: string; members: number; roles: readonly string[] }[]
  search: string
  nextUrl?: string | undefined
  firstUrl?: string | undefined
}

/** The groups of a directory with the number of their members. */
function DirectoryGroupsPage({ place, groups, search, nextUrl, firstUrl }: DirectoryGroupsProps) {
  const { page, baseUrl, provider } = place
  const all = texts.people(page)
  const text = all.groups
  const url = `${baseUrl}/groups`
  return (
    <SetUpPage place={place} name="groups" title={text.title} lead={text.lead(provider)}>
      <SearchForm
        action={url}
        label={text.search}
        submit={all.submitSearch}
        value={search}
        clear={search === '' ? undefined : { href: url, label: all.all }}
      />
      {groups.length === 0 ? (
        <p className="gp-soft">{search === '' ? text.empty : text.noMatch}</p>
      ) : (
        <ul className="gp-rows">
          {groups.map((group) => (
            <li key={group.url}>
              <a className="gp-row" href={safeUrl(group.url)}>
                <span className="gp-row-main">
                  <bdi>{group.name}</bdi>
                  {group.roles.length > 0 && <span className="gp-soft">{text.role(group.roles.join(', '))}</span>}
                </span>
                <span className="gp-soft gp-time">{text.members(group.members)}</span>
                <ForwardIcon />
              </a>
            </li>
          ))}
        </ul>
      )}
      <Paging page={page} nextUrl={nextUrl} firstUrl={firstUrl} />
    </SetUpPage>
  )
}

export const renderPortalDirectoryGroups = (props: DirectoryGroupsProps): string =>
  renderPage(<DirectoryGroupsPage {...props} />)
