import { Type } from 'typebox'
import {
  type DirectoryRow,
  directorySettings,
  lockDirectory,
  updateDirectory,
} from '#directory-sync/directories/index.ts'
import { findNewestUser } from '#directory-sync/directory-objects/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { parseSourcePath, ScimError } from '#protocol/scim/index.ts'
import type { About } from '../../kit/index.ts'
import { directoryPages } from '../directory.ts'
import { placeOf } from '../setup/place.ts'
import { texts } from '../texts/index.ts'
import { arrivedValues } from './arrived-values.ts'
import { renderPortalDirectoryAttribute } from './attribute.tsx'
import { attributeViews } from './attribute-views.ts'
import { renderPortalDirectoryAttributes } from './attributes.tsx'

const attributePath = 'attributes/{attribute}'
/** Names of the application's own attributes, not ids. */
const foreign = ['attribute']

async function attributesOf({ portal: { ctx }, subject: directory }: About<DirectoryRow>) {
  const [settings, newest] = await Promise.all([directorySettings.read(ctx), findNewestUser(ctx, directory.id)])
  return { attributes: attributeViews(directory, settings, newest), newest }
}

/** The attribute that the address names. */
async function attributeOf(about: About<DirectoryRow>) {
  const { attribute: name = '' } = about.params
  const { attributes, newest } = await attributesOf(about)
  const attribute = attributes.find((each) => each.name === name)
  if (attribute === undefined) throw notFound('Attribute', name)
  return { attribute, newest, at: `attributes/${name}` }
}

const attributesPage = directoryPages.page({
  name: 'attributes',
  summary: 'Show the attribute map of a directory',
  query: { saved: Type.Optional(Type.Literal('1')) },
  async show(about, { saved }) {
    const { attributes, newest } = await attributesOf(about)
    return renderPortalDirectoryAttributes({
      place: placeOf(about),
      attributes: attributes.map((each) => ({ ...each, url: about.url(`attributes/${each.name}`) })),
      hasPerson: newest !== undefined,
      notice: saved && texts.attributes(about.page).saved,
    })
  },
})

const attributePage = directoryPages.page({
  name: 'attribute',
  at: attributePath,
  summary: 'Show the mapping of a directory attribute',
  foreign,
  async show(about, _query, { fields }) {
    const { attribute, newest, at } = await attributeOf(about)
    const { place } = attribute
    return renderPortalDirectoryAttribute({
      place: placeOf(about),
      attribute,
      form: about.form(at),
      path: fields.path ?? { value: 'path' in place ? place.path : '' },
      resetForm: about.form(at, { set: 'usual' }),
      leaveOutForm: about.form(at, { set: 'none' }),
      arrived: newest === undefined ? [] : arrivedValues(newest.resource),
    })
  },
})

const attributeForm = directoryPages.form({
  name: 'attribute',
  at: attributePath,
  summary: 'Set the mapping of a directory attribute',
  foreign,
  fields: {
    path: Type.Optional(Type.String({ maxLength: 500 })),
    set: Type.Optional(Type.Enum(['usual', 'none'])),
  },
  async submit(about, { path: entered = '', set }) {
    const { attribute, at } = await attributeOf(about)
    const place = entered.trim()
    if (set === undefined) {
      const { errors } = texts.attributes(about.page)
      const error = place === '' ? errors.empty : isPath(place) ? undefined : errors.invalid
      if (error !== undefined) return about.refuse(at, { fields: { path: { value: place, error } } })
    }
    const isUsual = set === 'usual' || (set === undefined && place === attribute.usualPath)
    await saveAttribute(about, attribute.name, isUsual ? undefined : set === 'none' ? null : place)
    return about.goTo('attributes', '?saved=1')
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

/** Changes one entry of the map. Concurrent changes of other entries are kept. @param place `undefined` takes it out */
async function saveAttribute(
  { portal: { ctx }, subject: { id } }: About<DirectoryRow>,
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
