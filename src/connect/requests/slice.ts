import { personalData } from '#events/event-log/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { oauthArea } from '../oauth-server/index.ts'
import { authorizeDeviceOperations } from './operations/authorize-device.ts'
import { pushRequestOperations } from './operations/push-request.ts'
import { erasePushedRequests } from './pushed-requests.ts'

export const connectRequests = defineSlice({
  area: oauthArea,
  operations: [...pushRequestOperations, ...authorizeDeviceOperations],
  tables: {
    connect_pushed_requests: {
      kept: {
        after: 'expires_at',
        for: '2 hours',
        why: 'a sign-in that it began may end in a code for an hour, and only one of them may',
      },
      personal: ['request'],
    },
  },
  fills: [personalData.fill({ erase: erasePushedRequests })],
})
