import type { ReactNode } from 'react'
import { Form, type FormTarget, hasFailed, Notices, type PageNotices } from '#pages/kit/index.ts'
import { GuideSteps, type GuideValues, type ServiceGuide, type ServiceValue } from '#pages/provider-guides/index.ts'
import type { PortalContext } from '../session/portal.ts'
import { BackLink } from './back-link.tsx'
import { PageHeading } from './page-heading.tsx'
import { PortalDocument, type PortalDocumentProps } from './portal-document.tsx'
import { type FieldStates, ServiceFields, type ServiceFieldsProps } from './service-fields.tsx'

export interface ServiceSetupProps extends PageNotices, Pick<ServiceFieldsProps, 'isKept' | 'fields'> {
  page: PortalContext
  pageKey: string
  place: PortalDocumentProps['place']
  back: { href: string; label: string }
  title: string
  lead: string
  guide: ServiceGuide
  values: GuideValues<ServiceValue>
  /** Above the fields. */
  details: string
  form: FormTarget
  states: FieldStates
  submit: string
  children?: ReactNode
}

/** What has to be done at a service, and the form for what we have to know of it then. */
export function ServiceSetup(props: ServiceSetupProps) {
  const { page, pageKey, place, back, title, lead, guide, values, fields, states, isKept, form, alert, notice } = props
  const isFailed = hasFailed(alert, ...fields.map(({ name }) => states[name]))
  return (
    <PortalDocument page={page} pageKey={pageKey} title={title} failed={isFailed} place={place}>
      <BackLink href={back.href}>{back.label}</BackLink>
      <PageHeading title={title}>{lead}</PageHeading>
      <Notices alert={alert} notice={notice} />
      <section className="gh-card gp-guide">
        <GuideSteps page={page} guide={guide} values={values} />
      </section>
      {props.children}
      <section className="gh-card gp-card">
        <h2>{props.details}</h2>
        <Form target={form}>
          <ServiceFields page={page} fields={fields} states={states} isKept={isKept} />
          <button className="gh-button gh-button-primary" type="submit">
            {props.submit}
          </button>
        </Form>
      </section>
    </PortalDocument>
  )
}
