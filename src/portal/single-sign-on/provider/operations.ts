import { Type } from 'typebox'
import { type FieldState, readFailureCookie } from '#pages/kit/index.ts'
import { type Ask, answersOf } from '#pages/provider-guides/index.ts'
import { DomainError } from '#platform/http/errors.ts'
import { secretToSendAgain } from '#platform/http/kept-secret.ts'
import { secret } from '#platform/marks.ts'
import { addressesOf, listCertificates, readOidc, readSaml } from '#sso/connections/index.ts'
import {
  definePortalForm,
  definePortalPage,
  failureSubject,
  frameTexts,
  goTo,
  type Portal,
  portalForm,
  refuse,
  showPortalPage,
} from '../../kit/index.ts'
import { refusedSetting } from '../causes/cause.ts'
import { pathOf, type SetUp, saveSetUp, setUpOf, ssoPath } from '../connection.ts'
import { afterSaving, placeOf } from '../setup/place.ts'
import { texts } from '../texts/index.ts'
import { authentications, type Entered, type Field, fieldsOf, missingAnswers, toChange } from './entered.ts'
import { renderPortalProvider } from './provider.tsx'

const path = `${ssoPath}/{id}/provider`
const part = 'sso'
const asks = ['metadata_url', 'metadata_file', 'manual', 'client'] as const
const as = Type.Optional(Type.Enum([...asks]))
const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }))

const providerPage = definePortalPage({
  name: 'sso.provider',
  path,
  summary: 'Show the form for the details of a provider',
  part,
  query: { as },
  async show(portal, { id }, { as }) {
    const setUp = await setUpOf(portal, id)
    const { guide, connection } = setUp
    const { ask, known, hasSecret } = await knownOf(portal, setUp, as)
    const knownEverywhere: Entered = guide.known ?? {}
    const { failure, cookies } = readFailureCookie(portal.context, subjectOf(portal, setUp))
    const fields = Object.fromEntries(
      fieldsOf(ask).map((field): [Field, FieldState] => [
        field,
        failure.fields[field] ?? { value: known[field] ?? knownEverywhere[field] },
      ]),
    )
    const html = renderPortalProvider({
      place: placeOf(portal, setUp),
      guide,
      ask,
      form: portalForm(portal, pathOf(connection, 'provider'), { as: ask }),
      fields,
      jwksUri: addressesOf(portal.ctx, connection.row.external_key).jwksUri,
      hasSecret,
      alert: failure.alert,
    })
    return showPortalPage(portal, html, failure.status).withCookies(cookies)
  },
})

const providerForm = definePortalForm({
  name: 'sso.provider',
  path,
  summary: 'Set the details of a provider',
  part,
  fields: {
    as,
    idp_metadata_url: text(2_000),
    idp_metadata_xml: text(1_000_000),
    idp_sso_url: text(2_000),
    idp_entity_id: text(1_024),
    idp_certificates: text(16_384),
    client_id: text(1_024),
    client_secret: Type.Optional(Type.String({ maxLength: 8_192, ...secret })),
    client_authentication: Type.Optional(Type.Enum([...authentications])),
    discovery_endpoint: text(2_000),
  },
  async submit(portal, { as, ...entered }, { id }) {
    const setUp = await setUpOf(portal, id)
    const { ask, hasSecret } = await knownOf(portal, setUp, as)
    const missing = missingAnswers(ask, entered, hasSecret)
    const { errors } = texts.provider(portal.page)
    if (missing.length > 0) return refuseAnswers(portal, setUp, ask, entered, missing, errors.required)
    try {
      await saveSetUp(portal, setUp, toChange(setUp.guide, ask, entered))
    } catch (error) {
      if (secretToSendAgain(error) !== undefined)
        return refuseAnswers(portal, setUp, ask, entered, ['client_secret'], frameTexts(portal.page).errors.secretAgain)
      const refusal = error instanceof DomainError ? refusedSetting(portal.page, error) : undefined
      if (refusal === undefined) throw error
      const [answer = answersOf[ask][0]] = answersOf[ask].filter((each) => refusal.field.endsWith(`.${each}`))
      return refuseAnswers(
        portal,
        setUp,
        ask,
        entered,
        answer === undefined ? [] : [answer],
        errors.refused(refusal.why),
      )
    }
    return goTo(portal, afterSaving(portal, setUp, 'provider'))
  },
})

/** What the connection has already, in the way that is asked for or in which it was entered. */
async function knownOf(
  { ctx }: Portal,
  { guide, connection }: SetUp,
  as: Ask | undefined,
): Promise<{ ask: Ask; known: Entered; hasSecret: boolean }> {
  const { id } = connection.row
  const [first] = guide.asks
  const wanted = guide.asks.find((each) => each === as)
  if (guide.protocol === 'oidc') {
    const { client_id, discovery_endpoint, sealed_client_secret, client_authentication } = await readOidc(ctx, id)
    const known = {
      client_id: client_id ?? undefined,
      discovery_endpoint: discovery_endpoint ?? undefined,
      client_authentication: client_authentication ?? undefined,
    }
    return { ask: wanted ?? first, known: withoutUndefined(known), hasSecret: sealed_client_secret !== null }
  }
  const { idp_metadata_url, idp_entity_id, idp_sso_url } = await readSaml(ctx, id)
  const certificates = await listCertificates(ctx, id)
  const known = {
    idp_metadata_url: idp_metadata_url ?? undefined,
    idp_entity_id: idp_entity_id ?? undefined,
    idp_sso_url: idp_sso_url ?? undefined,
    idp_certificates: certificates[0]?.pem,
  }
  const entered =
    idp_metadata_url === null && idp_entity_id !== null ? guide.asks.find((each) => each === 'manual') : undefined
  return { ask: wanted ?? entered ?? first, known: withoutUndefined(known), hasSecret: false }
}

function withoutUndefined(values: Record<string, string | undefined>): Entered {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

function subjectOf(portal: Portal, { connection }: SetUp): string {
  return failureSubject(portal, pathOf(connection, 'provider'))
}

/** Longer ones do not fit into the cookie that brings them back. */
const longestKept = 1_000

function refuseAnswers(
  portal: Portal,
  { connection }: SetUp,
  ask: Ask,
  entered: Entered,
  wrong: readonly Field[],
  error: string,
) {
  const fields = Object.fromEntries(
    fieldsOf(ask).map((field) => {
      const value = entered[field] ?? ''
      const isKept = field !== 'client_secret' && value.length <= longestKept
      return [field, { ...(isKept ? { value } : {}), ...(wrong.includes(field) ? { error } : {}) }]
    }),
  )
  return refuse(portal, pathOf(connection, 'provider'), { fields }, 422, `?as=${ask}`)
}

export const providerOperations = [providerPage, providerForm]
