import { parseEmailAddress } from '#platform/email-address.ts'
import { type Resource, type UserFields, userFields } from '#protocol/scim/index.ts'

/** What users have at the top level for readers of old: these attributes, whatever the settings say. */
interface TopLevel {
  emails: { primary?: boolean; type?: string; value?: string | null }[]
  job_title: string | null
  username: string | null
}

export function predefinedOf(resource: Resource): TopLevel {
  const { emails, job_title, username } = fieldsOf(resource).attributes
  return {
    emails: Array.isArray(emails) ? emails.map(toEmail) : [],
    job_title: typeof job_title === 'string' ? job_title : null,
    username: typeof username === 'string' ? username : null,
  }
}

function toEmail({ primary, type, value }: { primary?: unknown; type?: unknown; value?: unknown }) {
  return {
    ...(typeof primary === 'boolean' ? { primary } : {}),
    ...(typeof type === 'string' ? { type } : {}),
    value: typeof value === 'string' ? value : null,
  }
}

export function fieldsOf(resource: Resource): UserFields {
  return userFields(resource, (text) => parseEmailAddress(text) !== undefined)
}
