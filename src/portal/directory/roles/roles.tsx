import { type FieldState, type FormTarget, hasFailed, renderPage, SelectField } from '#pages/kit/index.ts'
import { AddGroup, type MappedGroup, MappedGroups, SearchForm, SetUpPage } from '../../kit/index.ts'
import type { DirectoryPlace } from '../setup/steps.ts'
import { texts } from '../texts/index.ts'

export interface DirectoryRolesProps {
  place: DirectoryPlace
  mapped: readonly MappedGroup[]
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
    <SetUpPage
      place={place}
      name="roles"
      title={text.title}
      lead={text.lead(page.brand.name, provider)}
      failed={hasFailed(undefined, group, role)}
    >
      <section className="gh-card gp-card">
        {mapped.length > 0 && <MappedGroups text={text} mapped={mapped} />}
        <p className="gp-soft">{mapped.length === 0 ? text.none(defaultRole) : text.others(defaultRole)}</p>
        {mapped.length > 1 && <p className="gp-soft">{isUnion ? text.union : text.priority}</p>}
      </section>
      <Add {...props} />
    </SetUpPage>
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
        <AddGroup text={text} form={addForm} roles={roles} role={role}>
          <SelectField
            name="group"
            label={text.group}
            options={groups.map(({ id, name }) => ({ value: id, label: name }))}
            state={group}
          />
        </AddGroup>
      )}
    </section>
  )
}

export const renderPortalDirectoryRoles = (props: DirectoryRolesProps): string =>
  renderPage(<DirectoryRolesPage {...props} />)
