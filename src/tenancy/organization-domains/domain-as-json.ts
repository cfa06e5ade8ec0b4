import { isoTime } from '#events/event-log/index.ts'
import { type Statement, sql } from '#platform/db/sql.ts'

/** What `toOrganizationDomain` makes, in SQL: absent values are left out. */
export const organizationDomain = sql`
  json_strip_nulls(json_build_object(
    'object', 'organization_domain', 'id', id, 'organization_id', organization_id, 'domain', domain, 'state', state,
    'verification_prefix', verification_prefix, 'verification_token', verification_token,
    'verification_strategy', verification_strategy,
    'created_at', ${isoTime(sql`created_at`)}, 'updated_at', ${isoTime(sql`updated_at`)}))`

/** The domains of a row of organizations, as answers, in the order in which they were added: a list of {@link organizationDomain}. */
export const domainsOf = (organization: Statement): Statement => sql`(
  select coalesce(json_agg(${organizationDomain} order by d.id), '[]') from organization_domains d
  where d.environment_id = ${organization}.environment_id and d.organization_id = ${organization}.id)`
