import {
  type FieldState,
  type FormTarget,
  hasFailed,
  LinkButton,
  type PageNotices,
  renderPage,
  TextField,
} from '#pages/kit/index.ts'
import { AddGroup, afterStep, type MappedGroup, MappedGroups, SetUpPage } from '../../kit/index.ts'
import type { SetupPlace } from '../setup/steps.ts'
import { texts } from '../texts/index.ts'

export interface RolesProps extends PageNotices {
  place: SetupPlace
  sendsGroups: boolean
  mapped: readonly MappedGroup[]
  roles: readonly { slug: string; name: string }[]
  /** Receives `group` and `role`. */
  addForm: FormTarget
  group?: FieldState | undefined
  /** The slug that was chosen. */
  role?: FieldState | undefined
}

/** Which groups of the provider give which roles. */
function RolesPage(props: RolesProps) {
  const { place, sendsGroups, mapped, alert, notice, group, role } = props
  const { page, provider, isInSetup } = place
  const text = texts.roles(page)
  const setup = texts.setup(page)
  const lead = sendsGroups ? text.lead(page.brand.name, provider) : text.notSent(provider)
  return (
    <SetUpPage
      place={place}
      name="roles"
      title={text.title}
      lead={lead}
      failed={hasFailed(alert, group, role)}
      alert={alert}
      notice={notice}
    >
      {(sendsGroups || mapped.length > 0) && <Mappings {...props} />}
      <div className="gp-actions">
        <LinkButton
          href={afterStep(place, 'roles')}
          label={mapped.length > 0 || !isInSetup || !sendsGroups ? setup.continue : setup.skip}
        />
      </div>
    </SetUpPage>
  )
}

function Mappings({ place: { page }, mapped, roles, addForm, group, role }: RolesProps) {
  const text = texts.roles(page)
  return (
    <section className="gh-card gp-card">
      {mapped.length === 0 ? <p className="gp-soft">{text.empty}</p> : <MappedGroups text={text} mapped={mapped} />}
      <AddGroup text={text} form={addForm} roles={roles} role={role}>
        <TextField
          name="group"
          label={text.group}
          state={group}
          autoComplete="off"
          maxLength={500}
          hint={text.groupHint}
          autoFocus={group?.error !== undefined}
        />
      </AddGroup>
    </section>
  )
}

export const renderPortalRoles = (props: RolesProps): string => renderPage(<RolesPage {...props} />)
