import type { PipeProvider } from '../provider.ts'
import { ahrefs } from './ahrefs.ts'
import { airtable } from './airtable.ts'
import { asana } from './asana.ts'
import { attio } from './attio.ts'
import { bitbucket } from './bitbucket.ts'
import { box } from './box.ts'
import { calDotCom } from './cal-dot-com.ts'
import { calendly } from './calendly.ts'
import { canva } from './canva.ts'
import { clickup } from './clickup.ts'
import { confluence } from './confluence.ts'
import { datadog } from './datadog.ts'
import { discord } from './discord.ts'
import { docusign } from './docusign.ts'
import { dropbox } from './dropbox.ts'
import { figma } from './figma.ts'
import { frameIo } from './frame-io.ts'
import { front } from './front.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { gmail } from './gmail.ts'
import { gong } from './gong.ts'
import { google } from './google.ts'
import { googleCalendar } from './google-calendar.ts'
import { googleDrive } from './google-drive.ts'
import { helpscout } from './helpscout.ts'
import { hubspot } from './hubspot.ts'
import { intercom } from './intercom.ts'
import { jira } from './jira.ts'
import { linear } from './linear.ts'
import { linkedin } from './linkedin.ts'
import { mailchimp } from './mailchimp.ts'
import { microsoft } from './microsoft.ts'
import { microsoftOnedrive } from './microsoft-onedrive.ts'
import { microsoftOnenote } from './microsoft-onenote.ts'
import { microsoftOutlook } from './microsoft-outlook.ts'
import { microsoftOutlookCalendar } from './microsoft-outlook-calendar.ts'
import { microsoftSharepoint } from './microsoft-sharepoint.ts'
import { microsoftTeams } from './microsoft-teams.ts'
import { microsoftTodo } from './microsoft-todo.ts'
import { miro } from './miro.ts'
import { monday } from './monday.ts'
import { notion } from './notion.ts'
import { pipedrive } from './pipedrive.ts'
import { prefect } from './prefect.ts'
import { pydanticLogfire } from './pydantic-logfire.ts'
import { quickbooks } from './quickbooks.ts'
import { resend } from './resend.ts'
import { salesforce } from './salesforce.ts'
import { sanity } from './sanity.ts'
import { sendgrid } from './sendgrid.ts'
import { sentry } from './sentry.ts'
import { similarweb } from './similarweb.ts'
import { slack } from './slack.ts'
import { snowflake } from './snowflake.ts'
import { stripe } from './stripe.ts'
import { typeform } from './typeform.ts'
import { webflow } from './webflow.ts'
import { xero } from './xero.ts'
import { zendesk } from './zendesk.ts'
import { zoom } from './zoom.ts'

/** Services that are known, in the order of their slugs. */
export const pipeProviders: readonly PipeProvider[] = [
  ahrefs,
  airtable,
  asana,
  attio,
  bitbucket,
  box,
  calDotCom,
  calendly,
  canva,
  clickup,
  confluence,
  datadog,
  discord,
  docusign,
  dropbox,
  figma,
  frameIo,
  front,
  github,
  gitlab,
  gmail,
  gong,
  google,
  googleCalendar,
  googleDrive,
  helpscout,
  hubspot,
  intercom,
  jira,
  linear,
  linkedin,
  mailchimp,
  microsoft,
  microsoftOnedrive,
  microsoftOnenote,
  microsoftOutlook,
  microsoftOutlookCalendar,
  microsoftSharepoint,
  microsoftTeams,
  microsoftTodo,
  miro,
  monday,
  notion,
  pipedrive,
  prefect,
  pydanticLogfire,
  quickbooks,
  resend,
  salesforce,
  sanity,
  sendgrid,
  sentry,
  similarweb,
  slack,
  snowflake,
  stripe,
  typeform,
  webflow,
  xero,
  zendesk,
  zoom,
]

const bySlug = new Map(pipeProviders.map((provider) => [provider.slug, provider]))

export function findPipeProvider(slug: string): PipeProvider | undefined {
  return bySlug.get(slug)
}
