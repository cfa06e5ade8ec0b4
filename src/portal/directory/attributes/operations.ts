import { Type } from 'typebox'
import {
  type DirectoryRow,
  directorySettings,
  lockDirectory,
  updateDirectory,
} from '#directory-sync/directories/index.ts'
import { findNewestUser } from '#directory-sync/directory-objects/index.ts'
import { readFailureCookie } from '#pages/kit/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { parseSourcePath, ScimError } from '#protocol/scim/index.ts'
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
import { directoryOf, directoryPath, pathOf } from '../directory.ts'
import { placeOf } from '../setup/place.ts'
import { texts } from '../texts/index.ts'
import { arrivedValues } from './arrived-values.ts'
import { renderPortalDirectoryAttribute } from './attribute.tsx'
import { attributeViews } from './attribute-views.ts'
import { renderPortalDirectoryAttributes } from './attributes.tsx'

const path = `${directoryPath}/{id}/attributes`
const attributePath = `${path}/{attribute}`
const part = 'directory'
/** Names of the application's own attributes, not ids. */
const foreign = ['attribute']

async function attributesOf({ ctx }: Portal, directory: DirectoryRow) {
  const [settings, newest] = await Promise.all([directorySettings.read(ctx), findNewestUser(ctx, directory.id)])
  return { attributes: attributeViews(directory, settings, newest), newest }
}

async function attributeOf(portal: Portal, directory: DirectoryRow, name = '') {
  const { attributes, newest } = await attributesOf(portal, directory)
  const attribute = attributes.find((each) => each.name === name)
  if (attribute === undefined) throw notFound('Attribute', name)
  return { attribute, newest }
}

const attributesPage = definePortalPage({
  name: 'directory.attributes',
  path,
  summary: 'Show the attribute map of a directory',
  part,
  query: { saved: Type.Optional(Type.Literal('1')) },
  async show(portal, { id }, { saved }) {
    const directory = await directoryOf(portal, id)
    const { attributes, newest } = await attributesOf(portal, directory)
    const html = renderPortalDirectoryAttributes({
      place: placeOf(portal, directory),
      attributes: attributes.map((each) => ({ ...each, url: pathOf(directory, `attributes/${each.name}`) })),
      hasPerson: newest !== undefined,
      notice: saved && texts.attributes(portal.page).saved,
    })
    return showPortalPage(portal, html)
  },
})

const attributePage = definePortalPage({
  name: 'directory.attribute',
  path: attributePath,
  summary: 'Show where a directory has an attribute',
  part,
  foreign,
  async show(portal, { id, attribute: name }) {
    const directory = await directoryOf(portal, id)
    const { attribute, newest } = await attributeOf(portal, directory, name)
    const url = pathOf(directory, `attributes/${attribute.name}`)
    const { failure, cookies } = readFailureCookie(portal.context, failureSubject(portal, url))
    const { place } = attribute
    const html = renderPortalDirectoryAttribute({
      place: placeOf(portal, directory),
      attribute,
      form: portalForm(portal, url),
      path: failure.fields.path ?? { value: 'path' in place ? place.path : '' },
      resetForm: portalForm(portal, url, { set: 'usual' }),
      leaveOutForm: portalForm(portal, url, { set: 'none' }),
      arrived: newest === undefined ? [] : arrivedValues(newest.resource),
    })
    return showPortalPage(portal, html, failure.status).withCookies(cookies)
  },
})

const attributeForm = definePortalForm({
  name: 'directory.attribute',
  path: attributePath,
  summary: 'Set where a directory has an attribute',
  part,
  foreign,
  fields: {
    path: Type.Optional(Type.String({ maxLength: 500 })),
    set: Type.Optional(Type.Enum(['usual', 'none'])),
  },
  async submit(portal, { path: entered = '', set }, { id, attribute: name }) {
    const directory = await directoryOf(portal, id)
    const { attribute } = await attributeOf(portal, directory, name)
    const place = entered.trim()
    if (set === undefined) {
      const { errors } = texts.attributes(portal.page)
      const error = place === '' ? errors.empty : isPath(place) ? undefined : errors.invalid
      const url = pathOf(directory, `attributes/${attribute.name}`)
      if (error !== undefined) return refuse(portal, url, { fields: { path: { value: place, error } } })
    }
    const isUsual = set === 'usual' || (set === undefined && place === attribute.usualPath)
    await saveAttribute(portal, directory, attribute.name, isUsual ? undefined : set === 'none' ? null : place)
    return goTo(portal, `${pathOf(directory, 'attributes')}?saved=1`)
  },
})

function isPath(text: string): boolean {
  try {
    parseSourcePath(text)
    return true
  } catch (error) {
    if (error instanceof ScimError) return false
    throw error
  }
}

/** Changes one entry of the map, whatever became of the others meanwhile. @param place `undefined` takes it out */
async function saveAttribute(
  { ctx }: Portal,
  { id }: DirectoryRow,
  name: string,
  place: string | null | undefined,
): Promise<void> {
  await ctx.transaction(async (tx) => {
    const { attribute_map: map } = await lockDirectory(tx, id)
    const others = Object.entries(map).filter(([each]) => each !== name)
    const own = place === undefined ? [] : [[name, place] as const]
    await updateDirectory(tx, id, { attribute_map: Object.fromEntries([...others, ...own]) })
  })
}

export const directoryAttributeOperations = [attributesPage, attributePage, attributeForm]
