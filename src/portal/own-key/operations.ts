import { Type } from 'typebox'
import type { FormState } from '#pages/kit/index.ts'
import { customerKeyGuides, type ServiceGuide } from '#pages/provider-guides/index.ts'
import { DomainError, platformErrors } from '#platform/http/errors.ts'
import { type CustomerKeySettings, faultOfKey } from '#platform/key-providers/index.ts'
import { completeSetup } from '#sso/portal-links/index.ts'
import {
  type CustomerKey,
  configureCustomerKey,
  deleteCustomerKey,
  findCustomerKey,
  verifyCustomerKey,
} from '#vault/customer-keys/index.ts'
import { customerKeyRefused, keyProviderUnavailable } from '#vault/vault-keys/index.ts'
import {
  definePortalForm,
  definePortalPage,
  frameTexts,
  goTo,
  type Portal,
  portalForm,
  readServiceForm,
  refuse,
  serviceFormFields,
  shownFields,
  withGuideStyles,
} from '../kit/index.ts'
import { texts } from '../texts/index.ts'
import { renderPortalChooseKeyService } from './choose.tsx'
import { renderPortalOwnKey } from './own-key.tsx'
import { renderPortalRemoveKey } from './remove.tsx'
import { renderPortalSetUpKey } from './setup.tsx'

export const ownKeyPath = '/portal/encryption-key'
const setUpPath = `${ownKeyPath}/set-up`
const removePath = `${ownKeyPath}/remove`
const part = 'bring_your_own_key'

type Guide = ServiceGuide<CustomerKeySettings['provider']>

const nameOf = ({ provider }: CustomerKey): string =>
  customerKeyGuides.find(({ type }) => type === provider)?.name ?? provider

const ownKeyPage = definePortalPage({
  name: 'own_key',
  path: ownKeyPath,
  summary: "Show an organization's own key",
  part,
  query: { change: Type.Optional(Type.Literal('1')), done: Type.Optional(Type.Enum(['used', 'verified'])) },
  async show(portal, _params, { change, done }, { alert }) {
    const { ctx, organization, page } = portal
    const key = await findCustomerKey(ctx, organization.id)
    if (key === undefined || change !== undefined) {
      const services = customerKeyGuides.map(({ slug, name, glyph, type }) => ({
        url: `${setUpPath}?at=${slug}`,
        name,
        glyph,
        detail: texts.ownKey(page).choose.detail[type],
      }))
      return renderPortalChooseKeyService({ page: withGuideStyles(page), services })
    }
    return renderPortalOwnKey({
      page,
      service: nameOf(key),
      reference: key.key,
      isVerified: key.is_verified,
      lastError: key.last_error,
      verifiedAt: key.verified_at,
      since: key.created_at,
      verifyForm: portalForm(portal, `${ownKeyPath}/verify`),
      changeUrl: `${ownKeyPath}?change=1`,
      removeUrl: removePath,
      alert,
      notice: done && key.is_verified && alert === undefined ? texts.ownKey(page)[done] : undefined,
    })
  },
})

const at = Type.String({ maxLength: 64 })

const setUpPage = definePortalPage({
  name: 'own_key.set_up',
  path: setUpPath,
  summary: "Show the instructions for an organization's own key",
  part,
  query: { at },
  async show(portal, _params, { at }, failure) {
    const guide = customerKeyGuides.find(({ slug }) => slug === at)
    if (guide === undefined) return goTo(portal, ownKeyPath)
    return renderPortalSetUpKey({
      page: withGuideStyles(portal.page),
      guide,
      fields: shownFields(portal, guide),
      states: failure.fields,
      form: portalForm(portal, setUpPath, { at: guide.slug }),
      backUrl: `${ownKeyPath}?change=1`,
      alert: failure.alert,
    })
  },
})

const setUpForm = definePortalForm({
  name: 'own_key.set_up',
  path: setUpPath,
  summary: "Test and set an organization's own key",
  part,
  fields: { ...serviceFormFields(customerKeyGuides), at },
  async submit(portal, { at, ...entered }) {
    const { ctx, organization, page, session } = portal
    const guide = customerKeyGuides.find(({ slug }) => slug === at)
    if (guide === undefined) return goTo(portal, ownKeyPath)
    const {
      values,
      refusal,
      refuse: refusalWith,
    } = readServiceForm(portal, guide, entered, {
      isKept: false,
      isRight: () => true,
    })
    const refuseWith = (state: FormState) => refuse(portal, setUpPath, state, 422, `?at=${at}`)
    if (refusal !== undefined) return refuseWith(refusal)
    const settings = { provider: guide.type, ...values } as CustomerKeySettings
    const wrong = wrongIn(portal, guide, settings)
    if (wrong !== undefined) return refuseWith(refusalWith(wrong))
    try {
      const verification = await configureCustomerKey(ctx, organization.id, settings)
      if (!verification.isVerified)
        return refuseWith(refusalWith({}, texts.ownKey(page).unusable(guide.name, verification.why)))
    } catch (error) {
      const alert = whyNot(portal, error)
      if (alert !== undefined) return refuseWith(refusalWith({}, alert))
      // All other fields have been checked already.
      if (!(error instanceof DomainError) || error.definition !== platformErrors.invalidRequest.definition) throw error
      return refuseWith(refusalWith({ endpoint: frameTexts(page).errors.address }))
    }
    if (session.intent === 'bring_your_own_key') await completeSetup(ctx, organization.id)
    return goTo(portal, `${ownKeyPath}?done=used`)
  },
})

/** The field with an invalid value. */
function wrongIn({ page }: Portal, guide: Guide, settings: CustomerKeySettings): Record<string, string> | undefined {
  const fault = faultOfKey(settings, 'customer')
  if (fault === undefined) return undefined
  const { errors } = frameTexts(page)
  const example = guide.fields.find(({ name }) => name === fault.field)?.example
  return { [fault.field]: example === undefined ? errors.wrong : errors.unlike(example) }
}

/** Why the keys of an organization could not be moved; `undefined` for another error. */
function whyNot({ page }: Portal, error: unknown): string | undefined {
  if (!(error instanceof DomainError)) return undefined
  const { definition } = error
  if (definition === customerKeyRefused.definition || definition === keyProviderUnavailable.definition)
    return texts.ownKey(page).former
  return definition === platformErrors.contended.definition ? texts.ownKey(page).busy : undefined
}

const verifyForm = definePortalForm({
  name: 'own_key.verify',
  path: `${ownKeyPath}/verify`,
  summary: "Test an organization's own key",
  part,
  async submit(portal) {
    const { ctx, organization } = portal
    if ((await findCustomerKey(ctx, organization.id)) === undefined) return goTo(portal, ownKeyPath)
    await verifyCustomerKey(ctx, organization.id)
    return goTo(portal, `${ownKeyPath}?done=verified`)
  },
})

const removePage = definePortalPage({
  name: 'own_key.remove',
  path: removePath,
  summary: 'Show the confirmation for removing an own key',
  part,
  async show(portal, _params, _query, failure) {
    const key = await findCustomerKey(portal.ctx, portal.organization.id)
    if (key === undefined) return goTo(portal, ownKeyPath)
    return renderPortalRemoveKey({
      page: portal.page,
      service: nameOf(key),
      form: portalForm(portal, removePath),
      destroyForm: portalForm(portal, removePath, { destroy: '1' }),
      name: failure.fields.name,
      alert: failure.alert,
      backUrl: ownKeyPath,
    })
  },
})

const removeForm = definePortalForm({
  name: 'own_key.remove',
  path: removePath,
  summary: "Remove an organization's own key",
  part,
  fields: { destroy: Type.Optional(Type.Literal('1')), name: Type.Optional(Type.String({ maxLength: 500 })) },
  async submit(portal, { destroy, name = '' }) {
    const { ctx, organization, page } = portal
    const isForced = destroy !== undefined
    if (isForced && name.trim() !== organization.name.trim()) {
      const error = texts.ownKey(page).remove.destroy.wrong(organization.name)
      return refuse(portal, removePath, { fields: { name: { value: name, error } } }, 422)
    }
    try {
      await deleteCustomerKey(ctx, organization.id, { isForced })
    } catch (error) {
      const alert = whyNot(portal, error)
      if (alert === undefined) throw error
      return refuse(portal, removePath, { alert }, 422)
    }
    return goTo(portal, ownKeyPath)
  },
})

export const ownKeyOperations = [ownKeyPage, setUpPage, setUpForm, verifyForm, removePage, removeForm]
