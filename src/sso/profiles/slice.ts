import { personalData } from '#events/event-log/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { eraseProfiles } from './service.ts'

export const profiles = defineSlice({
  tables: {
    profiles: {
      kept: { until: 'its connection or user is deleted' },
      readable: ['id', 'connection_id'],
      missing: (id) => notFound('Profile', id),
      personal: ['idp_id', 'email', 'first_name', 'last_name', 'name', 'groups', 'custom_attributes', 'raw_attributes'],
    },
  },
  fills: [personalData.fill({ erase: eraseProfiles })],
})
