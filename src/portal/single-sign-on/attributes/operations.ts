import { Type } from 'typebox'
import { readSaml } from '#sso/connections/index.ts'
import { profileAttributeOf } from '#sso/provided-identities/index.ts'
import { type About, goTo, refusedFields } from '../../kit/index.ts'
import { type SetUp, saveSetUp, setUpPages } from '../connection.ts'
import { afterSaving, placeOf } from '../setup/place.ts'
import { texts } from '../texts/index.ts'
import { renderPortalAttributes, type StandardAttribute } from './attributes.tsx'

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

const attributesPage = setUpPages.page({
  name: 'attributes',
  summary: 'Show the attribute map of a connection',
  async show(about, _query, { fields, alert }) {
    const { guide, connection } = about.subject
    const { attribute_map: map } = connection.row
    // The id of OpenID Connect is `sub`, whatever a map says.
    const shown = names.filter((name) => name !== 'id' || guide.protocol === 'saml')
    return renderPortalAttributes({
      place: placeOf(about),
      form: about.form('attributes'),
      standard: shown.map((name) => ({ name, value: theirName(map, name), usual: guide.attributes[name] })),
      custom: customOf(map).map(([ours, theirs]) => ({
        ours,
        theirs,
        removeForm: about.form('attributes/remove', { ours }),
      })),
      addForm: about.form('attributes/add'),
      nameId: guide.protocol === 'saml' ? await nameIdOf(about) : undefined,
      ours: fields.ours,
      theirs: fields.theirs,
      alert,
    })
  },
})

async function nameIdOf({ portal, subject, form }: About<SetUp>) {
  const { allows_missing_name_id: isOptional } = await readSaml(portal.ctx, subject.connection.row.id)
  return { isOptional, form: form('attributes/name_id', { allowed: String(!isOptional) }) }
}

const field = Type.Optional(Type.String({ maxLength: 500 }))

const attributesForm = setUpPages.form({
  name: 'attributes',
  summary: 'Set the attribute map of a connection',
  fields: { id: field, email: field, firstName: field, lastName: field, groups: field },
  async submit(about, entered) {
    const { portal, subject } = about
    const standard = names.flatMap((name): [string, string][] => {
      const theirs = (entered[name] ?? '').trim()
      return theirs === '' ? [] : [[entries[name], theirs]]
    })
    const map = Object.fromEntries([...standard, ...customOf(subject.connection.row.attribute_map)])
    await saveSetUp(portal, subject, { attribute_map: map })
    return goTo(portal, afterSaving(about, 'attributes'))
  },
})

const addForm = setUpPages.form({
  name: 'attributes.add',
  at: 'attributes/add',
  summary: 'Add an attribute to a connection',
  fields: { ours: Type.String({ maxLength: 100 }), theirs: Type.String({ maxLength: 500 }) },
  async submit({ portal, page, subject, refuse, goTo }, entered) {
    const { attribute_map: map } = subject.connection.row
    const [ours, theirs] = [entered.ours.trim(), entered.theirs.trim()]
    const { errors } = texts.attributes(page)
    const refuseWith = (wrong: { ours?: string; theirs?: string }) =>
      refuse('attributes', { fields: refusedFields(['theirs', 'ours'], { ours, theirs }, wrong) })
    if (ours === '' || theirs === '') {
      return refuseWith({
        ...(theirs === '' ? { theirs: errors.custom } : {}),
        ...(ours === '' ? { ours: errors.custom } : {}),
      })
    }
    if (Object.keys(map).length >= mostAttributes) return refuseWith({ theirs: errors.tooMany })
    await saveSetUp(portal, subject, { attribute_map: { ...map, [ours]: theirs } })
    return goTo('attributes')
  },
})

const removeForm = setUpPages.form({
  name: 'attributes.remove',
  at: 'attributes/remove',
  summary: 'Remove an attribute from a connection',
  fields: { ours: Type.String({ maxLength: 100 }) },
  async submit({ portal, subject, goTo }, { ours }) {
    const { attribute_map: map } = subject.connection.row
    const left = Object.fromEntries(Object.entries(map).filter(([entry]) => entry !== ours))
    await saveSetUp(portal, subject, { attribute_map: left })
    return goTo('attributes')
  },
})

const nameIdForm = setUpPages.form({
  name: 'attributes.name_id',
  at: 'attributes/name_id',
  summary: 'Set whether responses require a NameID',
  fields: { allowed: Type.Enum(['true', 'false']) },
  async submit({ portal, subject, goTo }, { allowed }) {
    const isSaml = subject.guide.protocol === 'saml'
    if (isSaml) await saveSetUp(portal, subject, { saml: { allow_missing_name_id: allowed === 'true' } })
    return goTo('attributes')
  },
})

export const attributeOperations = [attributesPage, attributesForm, addForm, removeForm, nameIdForm]
