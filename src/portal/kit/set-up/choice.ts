import { Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import type { Operation } from '#platform/http/operation.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { lockPortalSession } from '#sso/portal-links/index.ts'
import { withGuideStyles } from '../frame/guide-styles.ts'
import type { ProviderChoiceProps } from '../frame/provider-choice.tsx'
import type { Part } from '../session/parts.ts'
import { type Portal, portalForm } from '../session/portal.ts'
import { definePortalForm, definePortalPage } from '../session/portal-operation.ts'
import { goTo } from '../session/respond.ts'

/** What an organization has set up, or has begun to. */
interface Current {
  /** The path of the page that shows it, or with which its set-up continues. */
  url: string
  /** Whether another provider may still be chosen for it. */
  isOpen: boolean
  /** `undefined` as long as none is chosen. */
  provider: string | undefined
}

interface Choice<Guide extends { slug: string }> {
  part: Part
  /** Of the operations. */
  name: string
  path: string
  summaries: readonly [show: string, choose: string]
  /** Those that may be chosen with the link. */
  guides(portal: Portal): readonly Guide[]
  current(portal: Portal): Promise<Current | undefined>
  render(
    portal: Portal,
    common: Pick<ProviderChoiceProps, 'page' | 'form'> & { current?: { provider: string; url: string } | undefined },
  ): string
  /** Stores the object that is set up with the provider, and redirects to its first page. */
  choose(portal: Portal, guide: Guide): Promise<HttpReply>
}

/**
 * The page on which a set-up begins, with the choice of a provider. If something is already set up, it redirects there.
 */
export function defineChoice<Guide extends { slug: string }>(choice: Choice<Guide>): Operation[] {
  const { part, name, path, summaries } = choice
  const show = definePortalPage({
    name,
    path,
    summary: summaries[0],
    part,
    async show(portal) {
      const current = await choice.current(portal)
      if (current !== undefined && !current.isOpen) return goTo(portal, current.url)
      const begun = current?.provider === undefined ? undefined : { provider: current.provider, url: current.url }
      return choice.render(portal, {
        page: withGuideStyles(portal.page),
        form: portalForm(portal, path),
        current: begun,
      })
    },
  })
  const choose = definePortalForm({
    name: `${name}.choose`,
    path,
    summary: summaries[1],
    part,
    fields: { guide: Type.String({ maxLength: 64 }) },
    async submit(portal, { guide: slug }) {
      const guide = choice.guides(portal).find((each) => each.slug === slug)
      return guide === undefined ? goTo(portal, path) : choice.choose(portal, guide)
    },
  })
  return [show, choose]
}

/** Works on what a session creates: of a form that is sent twice, the second one finds what the first one has created. */
export function inTurn<T>({ ctx, session }: Portal, work: (tx: Context) => Promise<T>): Promise<T> {
  return ctx.transaction(async (tx) => {
    await lockPortalSession(tx, session.id)
    return work(tx)
  })
}
