import { Type } from 'typebox'
import type { FieldState } from '#pages/kit/index.ts'
import { type Ask, answersOf } from '#pages/provider-guides/index.ts'
import { DomainError } from '#platform/http/errors.ts'
import { secretToSendAgain } from '#platform/http/kept-secret.ts'
import { secret } from '#platform/marks.ts'
import { addressesOf, listCertificates, readOidc, readSaml } from '#sso/connections/index.ts'
import { type About, frameTexts, goTo, refusedFields } from '../../kit/index.ts'
import { refusedSetting } from '../causes/cause.ts'
import { type SetUp, saveSetUp, setUpPages } from '../connection.ts'
import { afterSaving, placeOf } from '../setup/place.ts'
import { texts } from '../texts/index.ts'
import { authentications, type Entered, type Field, fieldsOf, missingAnswers, toChange } from './entered.ts'
import { renderPortalProvider } from './provider.tsx'

const asks = ['metadata_url', 'metadata_file', 'manual', 'client'] as const
const as = Type.Optional(Type.Enum([...asks]))
const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }))

const providerPage = setUpPages.page({
  name: 'provider',
  summary: 'Show the form for the details of a provider',
  query: { as, unread: Type.Optional(Type.Literal('1')) },
  async show(about, { as, unread }, failure) {
    const { guide, connection } = about.subject
    const { ask, known, hasSecret } = await knownOf(about, as)
    const commonValues: Entered = guide.known ?? {}
    const fields = Object.fromEntries(
      fieldsOf(ask).map((field): [Field, FieldState] => [
        field,
        failure.fields[field] ?? { value: known[field] ?? commonValues[field] },
      ]),
    )
    return renderPortalProvider({
      place: placeOf(about),
      guide,
      ask,
      form: about.form('provider', { as: ask }),
      fields,
      jwksUri: addressesOf(about.portal.ctx, connection.row.external_key).jwksUri,
      hasSecret,
      maySaveAnyway: unread !== undefined && failure.status !== 200,
      alert: failure.alert,
    })
  },
})

const providerForm = setUpPages.form({
  name: 'provider',
  summary: 'Set the details of a provider',
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
    anyway: Type.Optional(Type.Literal('1')),
  },
  async submit(about, { as, anyway, ...entered }) {
    const { portal, page, subject } = about
    const { ask, hasSecret } = await knownOf(about, as)
    const missing = missingAnswers(ask, entered, hasSecret)
    const { errors } = texts.provider(page)
    if (missing.length > 0) return refuseAnswers(about, ask, entered, missing, errors.required)
    try {
      await saveSetUp(portal, subject, toChange(subject.guide, ask, entered), anyway ? 'if_it_answers' : 'required')
    } catch (error) {
      if (secretToSendAgain(error) !== undefined)
        return refuseAnswers(about, ask, entered, ['client_secret'], frameTexts(page).errors.secretAgain)
      const refusal = error instanceof DomainError ? refusedSetting(page, error) : undefined
      if (refusal === undefined) throw error
      const [answer = answersOf[ask][0]] = answersOf[ask].filter((each) => refusal.field.endsWith(`.${each}`))
      const wrong = answer === undefined ? [] : [answer]
      return refuseAnswers(about, ask, entered, wrong, errors.refused(refusal.why), refusal.mayPass)
    }
    return goTo(portal, afterSaving(about, 'provider'))
  },
})

/** What the connection has already, in the way that is asked for or in which it was entered. */
async function knownOf(
  { portal: { ctx }, subject: { guide, connection } }: About<SetUp>,
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

function refuseAnswers(
  { refuse }: About<SetUp>,
  ask: Ask,
  entered: Entered,
  wrong: readonly Field[],
  error: string,
  maySaveAnyway = false,
) {
  const errors = Object.fromEntries(wrong.map((field) => [field, error]))
  const fields = refusedFields(fieldsOf(ask), entered, errors, ['client_secret'])
  return refuse('provider', { fields }, 422, `?as=${ask}${maySaveAnyway ? '&unread=1' : ''}`)
}

export const providerOperations = [providerPage, providerForm]
