import { type FieldState, Form, type FormTarget, hasFailed, renderPage, SelectField } from '#pages/kit/index.ts'
import { SearchForm } from '../../kit/index.ts'
import { DirectoryPage, type DirectoryPlace } from '../setup/setup-page.tsx'
import { texts } from '../texts/index.ts'

export interface DirectoryRolesProps {
  place: DirectoryPlace
  mapped: readonly { group: string; role: string; removeForm: FormTarget }[]
  defaultRole: string
  /** Whether people have the roles of all their groups. */
  isUnion: boolean
  /** Those that can be chosen, by the search if there are too many. */
  groups: readonly { id: string; name: string }[]
  roles: readonly { slug: string; name: string }[]
  /** Set where not all groups can be chosen at once. */
  search?: { value: string } | undefined
  /** Receives `group` and `role`. */
  addForm: FormTarget
  group?: FieldState | undefined
  role?: FieldState | undefined
}

/** Which groups of a directory give which roles. */
function DirectoryRolesPage(props: DirectoryRolesProps) {
  const { place, mapped, defaultRole, isUnion, group, role } = props
  const { page, provider } = place
  const text = texts.roles(page)
  return (
    <DirectoryPage
      place={place}
      name="roles"
      title={text.title}
      lead={text.lead(page.brand.name, provider)}
      failed={hasFailed(undefined, group, role)}
    >
      <section className="gh-card gp-card">
        {mapped.length > 0 && (
          <ul className="gp-pairs" aria-label={text.list}>
            {mapped.map((each) => (
              <li key={`${each.group} ${each.role}`}>
                <span>
                  <bdi>{each.group}</bdi> → <bdi>{each.role}</bdi>
                </span>
                <Form target={each.removeForm} className="gp-inline">
                  <button
                    className="gh-link"
                    type="submit"
                    aria-label={`${text.remove}: ${text.gives(each.group, each.role)}`}
                  >
                    {text.remove}
                  </button>
                </Form>
              </li>
            ))}
          </ul>
        )}
        <p className="gp-soft">{mapped.length === 0 ? text.none(defaultRole) : text.others(defaultRole)}</p>
        {mapped.length > 1 && <p className="gp-soft">{isUnion ? text.union : text.priority}</p>}
      </section>
      <Add {...props} />
    </DirectoryPage>
  )
}

function Add({ place: { page, baseUrl }, groups, roles, search, addForm, group, role }: DirectoryRolesProps) {
  const text = texts.roles(page)
  if (groups.length === 0 && search === undefined) return <p className="gp-soft">{text.noGroups}</p>
  return (
    <section className="gh-card gp-card">
      {search && (
        <>
          <SearchForm action={`${baseUrl}/roles`} label={text.search} submit={text.submitSearch} value={search.value} />
          <p className="gp-soft">{groups.length === 0 ? text.noMatch : text.more}</p>
        </>
      )}
      {groups.length > 0 && (
        <Form target={addForm}>
          <div className="gh-pair">
            <SelectField
              name="group"
              label={text.group}
              options={groups.map(({ id, name }) => ({ value: id, label: name }))}
              state={group}
            />
            <SelectField
              name="role"
              label={text.role}
              options={roles.map(({ slug, name }) => ({ value: slug, label: name }))}
              state={role}
            />
          </div>
          <button className="gh-button gh-button-secondary" type="submit">
            {text.add}
          </button>
        </Form>
      )}
    </section>
  )
}

export const renderPortalDirectoryRoles = (props: DirectoryRolesProps): string =>
  renderPage(<DirectoryRolesPage {...props} />)
