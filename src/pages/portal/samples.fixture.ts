import { defineSamples } from '#test/slice-samples.ts'

/** Whoever has no session sees no object, so none is looked for. */
const nothing = '01J00000000000000000000000'

export const samples = defineSamples({
  async furnish({ member }) {
    return {
      objects: {
        '/portal/audit-log/events/': `audit_log_event_${nothing}`,
        '/portal/audit-log/exports/': `audit_log_export_${nothing}`,
        '/portal/log-streams/': `als_${nothing}`,
        '/portal/domains/': `org_domain_${nothing}`,
        '/portal/directory/': member('directory_id'),
        '/portal/directory/{id}/tokens/': `directory_token_${nothing}`,
        '/portal/directory/{id}/users/': member('directory_user'),
        '/portal/directory/{id}/attributes/': 'department_name',
        '/portal/sso/': member('connection_id'),
        '/portal/sso/{id}/attempts/': `sso_session_${nothing}`,
      },
    }
  },
})
