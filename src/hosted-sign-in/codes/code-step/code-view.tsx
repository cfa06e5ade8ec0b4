import type { ReactNode } from 'react'
import {
  CardHeading,
  CardLink,
  Document,
  type FieldState,
  Form,
  type FormTarget,
  hasFailed,
  Notices,
  OutboxLink,
  type PageNotices,
  type PageProps,
  PrimaryButton,
} from '#pages/kit/index.ts'
import { ResendForm } from './resend-form.tsx'

/** What the page of a code shows of its form. */
export interface CodeProps extends PageProps, PageNotices {
  /** Receives the code as typed: it may hold spaces or a dash. */
  form: FormTarget
  code?: FieldState | undefined
}

export interface CodeViewProps extends CodeProps {
  pageKey: string
  title: string
  lead: ReactNode
  /** The field for the code. */
  field: ReactNode
  submit: string
  resend?: { target: FormTarget; notArrived?: string; waitSeconds?: number | undefined }
  /** Other ways to continue. One without a URL is left out. */
  links?: readonly { href: string | undefined; label: string }[]
  /** Of a code that was sent: in development, the page links to the message. */
  outbox?: { to?: string }
  /** Above the form. */
  children?: ReactNode
}

/** A page that asks for one code. */
export function CodeView(props: CodeViewProps) {
  const { page, pageKey, title, lead, form, code, field, submit, resend, links = [], outbox, alert, notice } = props
  return (
    <Document page={page} pageKey={pageKey} title={title} failed={hasFailed(alert, code)}>
      <CardHeading title={title}>{lead}</CardHeading>
      <Notices alert={alert} notice={notice} />
      {props.children}
      <Form target={form}>
        {field}
        <PrimaryButton label={submit} />
      </Form>
      {resend && <ResendForm page={page} {...resend} />}
      {links.map(({ href, label }) => (
        <CardLink key={label} href={href} label={label} />
      ))}
      {outbox && <OutboxLink page={page} {...outbox} />}
    </Document>
  )
}
