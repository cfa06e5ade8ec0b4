import { Type } from 'typebox'
import { readFailureCookie } from '#pages/kit/index.ts'
import { profileAttributeOf, readSaml } from '#sso/connections/index.ts'
import {
  definePortalForm,
  definePortalPage,
  failureSubject,
  goTo,
  type Portal,
  portalForm,
  refuse,
  showPortalPage,
} from '../../kit/index.ts'
import { pathOf, type SetUp, saveSetUp, setUpOf, ssoPath } from '../connection.ts'
import { afterSaving, placeOf } from '../setup/place.ts'
import { texts } from '../texts/index.ts'
import { renderPortalAttributes, type StandardAttribute } from './attributes.tsx'

const path = `${ssoPath}/{id}/attributes`
const part = 'sso'
const mostAttributes = 100

/** As an attribute map has them. */
const entries: Readonly<Record<StandardAttribute, string>> = {
  id: 'id',
  email: 'email',
  firstName: 'first_name',
  lastName: 'last_name',
  groups: 'groups',
}
const names = Object.keys(entries) as StandardAttribute[]

type AttributeMap = Readonly<Record<string, string>>

function theirName(map: AttributeMap, name: StandardAttribute): string {
  return Object.entries(map).find(([entry]) => profileAttributeOf(entry) === entries[name])?.[1] ?? ''
}

const isStandard = (entry: string) => Object.values(entries).some((each) => each === profileAttributeOf(entry))

function customOf(map: AttributeMap): [ours: string, theirs: string][] {
  return Object.entries(map).filter(([entry]) => !isStandard(entry))
}

const attributesPage = definePortalPage({
  name: 'sso.attributes',
  path,
  summary: 'Show the attribute map of a connection',
  part,
  async show(portal, { id }) {
    const setUp = await setUpOf(portal, id)
    const { guide, connection } = setUp
    const { attribute_map: map } = connection.row
    const url = pathOf(connection, 'attributes')
    const { failure, cookies } = readFailureCookie(portal.context, failureSubject(portal, url))
    // The id of OpenID Connect is `sub`, whatever a map says.
    const shown = names.filter((name) => name !== 'id' || guide.protocol === 'saml')
    const html = renderPortalAttributes({
      place: placeOf(portal, setUp),
      form: portalForm(portal, url),
      standard: shown.map((name) => ({ name, value: theirName(map, name), usual: guide.attributes[name] })),
      custom: customOf(map).map(([ours, theirs]) => ({
        ours,
        theirs,
        removeForm: portalForm(portal, `${url}/remove`, { ours }),
      })),
      addForm: portalForm(portal, `${url}/add`),
      nameId: guide.protocol === 'saml' ? await nameIdOf(portal, setUp) : undefined,
      ours: failure.fields.ours,
      theirs: failure.fields.theirs,
      alert: failure.alert,
    })
    return showPortalPage(portal, html, failure.status).withCookies(cookies)
  },
})

async function nameIdOf(portal: Portal, { connection }: SetUp) {
  const { allows_missing_name_id: isOptional } = await readSaml(portal.ctx, connection.row.id)
  const form = portalForm(portal, `${pathOf(connection, 'attributes')}/name_id`, { allowed: String(!isOptional) })
  return { isOptional, form }
}

const field = Type.Optional(Type.String({ maxLength: 500 }))

const attributesForm = definePortalForm({
  name: 'sso.attributes',
  path,
  summary: 'Set the attribute map of a connection',
  part,
  fields: { id: field, email: field, firstName: field, lastName: field, groups: field },
  async submit(portal, entered, { id }) {
    const setUp = await setUpOf(portal, id)
    const standard = names.flatMap((name): [string, string][] => {
      const theirs = (entered[name] ?? '').trim()
      return theirs === '' ? [] : [[entries[name], theirs]]
    })
    const map = Object.fromEntries([...standard, ...customOf(setUp.connection.row.attribute_map)])
    await saveSetUp(portal, setUp, { attribute_map: map })
    return goTo(portal, afterSaving(portal, setUp, 'attributes'))
  },
})

const addForm = definePortalForm({
  name: 'sso.attributes.add',
  path: `${path}/add`,
  summary: 'Add an attribute to a connection',
  part,
  fields: { ours: Type.String({ maxLength: 100 }), theirs: Type.String({ maxLength: 500 }) },
  async submit(portal, entered, { id }) {
    const setUp = await setUpOf(portal, id)
    const url = pathOf(setUp.connection, 'attributes')
    const { attribute_map: map } = setUp.connection.row
    const [ours, theirs] = [entered.ours.trim(), entered.theirs.trim()]
    const { errors } = texts.attributes(portal.page)
    const refuseWith = (error: string) =>
      refuse(portal, url, { fields: { ours: { value: ours }, theirs: { value: theirs, error } } })
    if (ours === '' || theirs === '') return refuseWith(errors.custom)
    if (Object.keys(map).length >= mostAttributes) return refuseWith(errors.tooMany)
    await saveSetUp(portal, setUp, { attribute_map: { ...map, [ours]: theirs } })
    return goTo(portal, url)
  },
})

const removeForm = definePortalForm({
  name: 'sso.attributes.remove',
  path: `${path}/remove`,
  summary: 'Remove an attribute from a connection',
  part,
  fields: { ours: Type.String({ maxLength: 100 }) },
  async submit(portal, { ours }, { id }) {
    const setUp = await setUpOf(portal, id)
    const { attribute_map: map } = setUp.connection.row
    const left = Object.fromEntries(Object.entries(map).filter(([entry]) => entry !== ours))
    await saveSetUp(portal, setUp, { attribute_map: left })
    return goTo(portal, pathOf(setUp.connection, 'attributes'))
  },
})

const nameIdForm = definePortalForm({
  name: 'sso.attributes.name_id',
  path: `${path}/name_id`,
  summary: 'Set whether sign-ins need a NameID',
  part,
  fields: { allowed: Type.Enum(['true', 'false']) },
  async submit(portal, { allowed }, { id }) {
    const setUp = await setUpOf(portal, id)
    const isSaml = setUp.guide.protocol === 'saml'
    if (isSaml) await saveSetUp(portal, setUp, { saml: { allow_missing_name_id: allowed === 'true' } })
    return goTo(portal, pathOf(setUp.connection, 'attributes'))
  },
})

export const attributeOperations = [attributesPage, attributesForm, addForm, removeForm, nameIdForm]
