import type { Static, TObject, TProperties } from 'typebox'
import type { FormState, FormTarget, PageStatus, ShownFailure } from '#pages/kit/index.ts'
import { defined } from '#platform/defined.ts'
import type { Operation } from '#platform/http/operation.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { type DangerQuestion, renderPortalDanger } from '../frame/danger-page.tsx'
import type { Part } from './parts.ts'
import { type Portal, type PortalContext, portalForm } from './portal.ts'
import {
  definePortalForm,
  definePortalPage,
  filledPath,
  type Params,
  type PortalOperation,
} from './portal-operation.ts'
import { goTo, refuse } from './respond.ts'

/** An object of the organization, in an open session: what its pages and forms work with. */
export interface About<Subject> {
  portal: Portal
  page: PortalContext
  subject: Subject
  /** Parameters of the path other than `id`. */
  params: Params
  /** The address of one of its pages; without a name, its own. */
  url(page?: string): string
  /** The target of one of its forms. */
  form(page: string, fields?: Record<string, string>): FormTarget
  goTo(page?: string, query?: string): HttpReply
  /** Redirects back to one of its pages, which shows why the form was refused. */
  refuse(page: string, state: FormState, status?: PageStatus, query?: string): HttpReply
}

interface Kind<Subject> {
  /** The intents whose links lead to it. */
  part: Part
  /** Before the names of its operations. */
  name: string
  /** Its address, with `{id}` in it. */
  path: string
  /** @throws an error of the family of 404 for what does not belong to the organization */
  find(portal: Portal, id: string | undefined): Promise<Subject>
}

interface Common extends Pick<PortalOperation, 'summary' | 'foreign'> {
  /** After the name of the kind; empty for the page of the object itself. */
  name: string
  /** The rest of its address, where it is not the name; empty for the address of the object itself. */
  at?: string
}

export interface PageOf<Subject, Q extends TProperties> extends Common {
  query?: Q
  show(about: About<Subject>, query: Static<TObject<Q>>, failure: ShownFailure): Promise<string | HttpReply>
}

export interface FormOf<Subject, F extends TProperties> extends Common {
  fields?: F
  submit(about: About<Subject>, fields: Static<TObject<F>>): Promise<HttpReply>
}

export interface DangerOf<Subject> extends Omit<Common, 'summary'> {
  /** In `data-hak-page`. */
  pageKey: string
  /** Of the page that asks, and of the form that does it. */
  summaries: readonly [ask: string, submit: string]
  question(about: About<Subject>): DangerQuestion | Promise<DangerQuestion>
  /** The page that the back link opens, if it is not the page of the object. */
  backTo?: string
  submit(about: About<Subject>): Promise<HttpReply>
}

/** The pages and forms of one kind of object: each begins with the object that its address names. */
export interface PagesOf<Subject> {
  page<Q extends TProperties>(page: PageOf<Subject, Q>): Operation
  form<F extends TProperties>(form: FormOf<Subject, F>): Operation
  /** A page that asks before something is taken away, and the form on it. */
  danger(danger: DangerOf<Subject>): Operation[]
  /** Pages of some of the objects: `find` narrows one, or throws. */
  where<Narrow>(find: (portal: Portal, subject: Subject) => Narrow | Promise<Narrow>): PagesOf<Narrow>
}

/** @param kind of object, with what finds one of them for the organization of the session */
export function pagesOf<Subject>(kind: Kind<Subject>): PagesOf<Subject> {
  const { part, name, path } = kind
  const common = ({ name: own, at = own, summary, foreign }: Common): PortalOperation => ({
    name: own === '' ? name : `${name}.${own}`,
    path: at === '' ? path : `${path}/${at}`,
    summary,
    part,
    ...defined({ foreign }),
  })
  async function about(portal: Portal, params: Params): Promise<About<Subject>> {
    const subject = await kind.find(portal, params.id)
    const own = filledPath(path, params)
    const url = (page = '') => (page === '' ? own : `${own}/${page}`)
    return {
      portal,
      page: portal.page,
      subject,
      params,
      url,
      form: (page, fields) => portalForm(portal, url(page), fields),
      goTo: (page, query = '') => goTo(portal, `${url(page)}${query}`),
      refuse: (page, ...refusal) => refuse(portal, url(page), ...refusal),
    }
  }
  const pages: PagesOf<Subject> = {
    page: <Q extends TProperties>(page: PageOf<Subject, Q>) =>
      definePortalPage<Q>({
        ...common(page),
        ...defined({ query: page.query }),
        show: async (portal, params, query, failure) => page.show(await about(portal, params), query, failure),
      }),
    form: <F extends TProperties>(form: FormOf<Subject, F>) =>
      definePortalForm<F>({
        ...common(form),
        ...defined({ fields: form.fields }),
        submit: async (portal, fields, params) => form.submit(await about(portal, params), fields),
      }),
    danger: ({ name, at, summaries, pageKey, question, backTo, submit }) => [
      pages.page({
        name,
        ...defined({ at }),
        summary: summaries[0],
        async show(about) {
          return renderPortalDanger({
            page: about.page,
            pageKey,
            place: part === 'certificates' ? 'sso' : part,
            question: await question(about),
            // Back to the address of the page itself.
            form: about.form(filledPath(at ?? name, about.params)),
            backUrl: about.url(backTo),
          })
        },
      }),
      pages.form({ name, ...defined({ at }), summary: summaries[1], submit: (about) => submit(about) }),
    ],
    where: (find) => pagesOf({ ...kind, find: async (portal, id) => find(portal, await kind.find(portal, id)) }),
  }
  return pages
}
