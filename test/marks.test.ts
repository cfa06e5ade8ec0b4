import type { TSchema } from 'typebox'
import { expect, test } from 'vitest'
import { membersOf } from '#platform/schema-parts.ts'
import { catalog } from '../src/catalog.ts'
import { secretLike } from './secret-like.ts'
import { startServer } from './server.ts'

/** URLs of answers and events that give access to nothing, with the reason. */
const openUrls: readonly [of: RegExp, reason: string][] = [
  [/[ .](profile_picture|app_homepage|favicon|icon|logo|logo_dark|privacy|terms)_url$/, 'a public page or picture'],
  [/\.sign_in_settings\.\w+ \w+_ur[il]$/, 'a page of the application, to which a token is added'],
  [/homepage_url url$/, 'a page of the application'],
  [/^gatehouse\.migration_endpoint\.\w+ url$/, 'a server of the application'],
  [/[ .]redirect_uris?(\.uri)?$|^RedirectUrisController_\w+ (data\.)?uri$/, 'where codes are sent'],
  [/[ .]jwks_uri$/, 'public keys'],
  [/[ .]backchannel_logout_uri$/, 'takes nothing but signed logout tokens'],
  [/[ .](endpoint_url|destination\.(base_)?url|endpoints\.api_url)$/, 'a server of the application or its customer'],
  [/[ .](custom_provider\.\w+_url|saml\.\w+_url|registration_client_uri)$/, 'an endpoint of a protocol'],
  [/^gatehouse\.agents\.\w+ claim(\.|_)url$/, 'an endpoint of a protocol'],
  [/[ .]verification_uri$/, 'a page on which a code is typed in'],
  [/[ .]totp\.uri$/, 'found by its form, `otpauth:`'],
]

/** Ids and slugs are not said of a person but by the members beside them, which go. Those of other systems may be names. */
const isOurName = (name = '') => /(^|_)(id|slug)$/.test(name) && !/^(external|stripe_customer)_id$/.test(name)

const isFreeText = (schema: TSchema & { type?: string; enum?: unknown; const?: unknown; format?: string }) =>
  schema.enum === undefined &&
  schema.const === undefined &&
  (schema.type === 'string' ? schema.format !== 'date-time' : isUnknown(schema))
const isUnknown = (schema: object) => Object.keys(schema).length === 0

test.each(catalog.slices.filter(({ events }) => events.length > 0).map((slice) => [slice.area?.name, slice] as const))(
  'every text of the events of %s is marked as personal, or declared to say nothing of a person',
  (_name, { events, impersonalTexts }) => {
    const unused = new Set(impersonalTexts)
    const unmarked = events.flatMap(({ name, data }) => {
      const members = membersOf(data)
      const isPersonal = (path: readonly string[]) =>
        members.some(
          (member) =>
            path.slice(0, member.path.length).join() === member.path.join() &&
            member.parts.some((part) => 'x-personal' in part),
        )
      return members
        .filter(({ path, parts }) => parts.some(isFreeText) && !isOurName(path.at(-1)) && !isPersonal(path))
        .map(({ path }) => `${name} ${path.join('.')}`)
        .filter((text) => {
          const known = impersonalTexts.find(([of]) => of.test(text))
          if (known !== undefined) unused.delete(known)
          return known === undefined
        })
    })

    expect(unmarked, 'mark them with `personal`, or declare them in `impersonalTexts` of the slice').toEqual([])
    expect([...unused].map(([of]) => of)).toEqual([])
  },
)

const isText = ({ type }: TSchema & { type?: string }) => type === 'string'

test('[A-6] every text of an operation or event that is named like a secret says whether it is one', async () => {
  const { app } = await startServer()
  const schemas = [
    ...app.operations.flatMap(({ id, params, query, body, success }) =>
      Object.entries({ params, query, body, answer: success.body }).map(([part, schema]) => [`${id} ${part}`, schema]),
    ),
    ...catalog.events.map(({ name, data }) => [name, data]),
  ] as [string, TSchema | undefined][]
  const silent = schemas.flatMap(([of, schema]) =>
    (schema === undefined ? [] : membersOf(schema))
      .filter(({ path, parts }) => secretLike.test(path.at(-1) ?? '') && parts.some(isFreeText))
      .filter(({ parts }) => !parts.some((part) => 'x-secret' in part))
      .map(({ path }) => `${of} ${path.join('.')}`),
  )

  expect(silent, 'mark them with `secret` or `notSecret`').toEqual([])
})

test('[A-6] every URL of an answer or event says whether it gives access, or is known not to', async () => {
  const { app } = await startServer()
  const schemas = [
    ...app.operations.map(({ id, success }) => [id, success.body] as const),
    ...catalog.events.map(({ name, data }) => [name, data] as const),
  ]
  const unused = new Set(openUrls)
  const silent = schemas.flatMap(([of, schema]) =>
    (schema === undefined ? [] : membersOf(schema))
      .filter(
        ({ path, parts }) => /(^|_)(ur[il]|href|link)s?$|_uri_complete$/.test(path.at(-1) ?? '') && parts.some(isText),
      )
      .filter(({ parts }) => !parts.some((part) => 'x-secret' in part))
      .map(({ path }) => `${of} ${path.join('.')}`)
      .filter((member) => {
        const known = openUrls.find(([name]) => name.test(member))
        if (known !== undefined) unused.delete(known)
        return known === undefined
      }),
  )

  expect(silent, 'mark them with `secret` or `notSecret`, or name them here with the reason').toEqual([])
  expect([...unused].map(([name]) => name)).toEqual([])
})
