import { Check } from 'typebox/value'
import {
  destinationOf,
  destinationUnavailable,
  externalIdOf,
  type LogStream,
  tooManyStreams,
} from '#audit-logs/log-streams/index.ts'
import type { FormState, FormTarget, ShownFailure } from '#pages/kit/index.ts'
import type { AwsIdentity } from '#platform/cloud-identity/index.ts'
import { DomainError, platformErrors } from '#platform/http/errors.ts'
import { secretToSendAgain } from '#platform/http/kept-secret.ts'
import { isRecord } from '#platform/records.ts'
import {
  type EnteredFields,
  frameTexts,
  type Portal,
  readServiceForm,
  shownFields,
  withGuideStyles,
} from '../kit/index.ts'
import { texts } from '../texts/index.ts'
import type { Guide } from './log-stream.ts'
import { awsAccountOf } from './our-account.ts'
import { renderPortalSetUpStream } from './setup.tsx'

interface DestinationForm {
  guide: Guide
  form: FormTarget
  backUrl: string
  failure: ShownFailure
  /** Omitted for a stream that is to be created. */
  stream?: LogStream
}

/** The form for where a stream leads. */
export async function renderDestinationForm(portal: Portal, props: DestinationForm): Promise<string> {
  const { guide, form, backUrl, failure, stream } = props
  const { ctx, page, organization } = portal
  const known: Readonly<Record<string, unknown>> = stream?.destination ?? {}
  const fields = shownFields(portal, guide)
  const { aws, config } = ctx.system
  return renderPortalSetUpStream({
    page: withGuideStyles(page),
    guide,
    values: {
      externalId: externalIdOf(organization.id),
      ourAwsAccount: (await ourAccount(aws)) ?? texts.logStreams(page).ourAccount(page.brand.name),
    },
    fields,
    states: Object.fromEntries(
      fields.map(({ name }) => {
        const value = known[name]
        return [name, failure.fields[name] ?? { value: typeof value === 'string' ? value : undefined }]
      }),
    ),
    form,
    backUrl,
    isKept: stream !== undefined,
    egressAddresses: config.egressAddresses,
    alert: failure.alert,
  })
}

/**
 * Stores what was entered, if each field has a value of its shape.
 *
 * @param isKept whether secrets are stored, so that they may be left out
 */
export async function storeDestination<T>(
  portal: Portal,
  { guide, entered, isKept }: { guide: Guide; entered: EnteredFields; isKept: boolean },
  store: (values: Record<string, string>) => Promise<T>,
): Promise<{ stored: T } | { refused: FormState }> {
  const { values, refusal, refuse } = readServiceForm(portal, guide, entered, { isKept, isRight: shapeOf(guide) })
  if (refusal !== undefined) return { refused: refusal }
  try {
    return { stored: await store(values) }
  } catch (error) {
    const { fields, alert } = refusalOf(portal, error)
    return { refused: refuse(fields, alert) }
  }
}

/** Whether a value has the shape that the destination wants. */
function shapeOf(guide: Guide): (name: string, value: string) => boolean {
  const { settings, secrets, urls } = destinationOf(guide.type)
  return (name, value) => {
    const schema = settings.properties[name] ?? secrets.properties[name]
    return schema !== undefined && Check(schema, value) && (!urls.includes(name) || URL.canParse(value))
  }
}

/**
 * The API's error about a destination in the language of the reader.
 *
 * @throws errors that are not about the destination
 */
function refusalOf({ page }: Portal, error: unknown): { fields: Record<string, string>; alert?: string } {
  if (!(error instanceof DomainError)) throw error
  const text = texts.logStreams(page)
  if (error.definition === destinationUnavailable.definition)
    return { fields: {}, alert: text.unavailable(page.brand.name) }
  if (error.definition === tooManyStreams.definition) return { fields: {}, alert: text.many }
  const secret = secretToSendAgain(error)
  if (secret !== undefined)
    return { fields: { [secret.replace('destination.', '')]: frameTexts(page).errors.secretAgain } }
  const [fault] = Array.isArray(error.details.errors) ? error.details.errors : []
  if (error.definition !== platformErrors.invalidRequest.definition || !isRecord(fault)) throw error
  // Shapes have been checked: what remains are addresses that requests may not go to.
  return { fields: { [String(fault.field).replace('destination.', '')]: frameTexts(page).errors.address } }
}

/** `undefined` where Amazon does not say who we are now: the page says it in other words. */
async function ourAccount(aws: AwsIdentity | undefined): Promise<string | undefined> {
  const credentials = await aws?.credentials().catch(() => undefined)
  return credentials && awsAccountOf(credentials.accessKeyId)
}
