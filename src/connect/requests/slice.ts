import { personalData } from '#events/event-log/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { oauthArea } from '../oauth-server/index.ts'
import { deleteExpiredRequests } from './jobs.ts'
import { authorizeDeviceOperations } from './operations/authorize-device.ts'
import { pushRequestOperations } from './operations/push-request.ts'
import { erasePushedRequests } from './pushed-requests.ts'

export const connectRequests = defineSlice({
  area: oauthArea,
  operations: [...pushRequestOperations, ...authorizeDeviceOperations],
  crons: [deleteExpiredRequests],
  tables: { connect_pushed_requests: { personal: ['request'] } },
  fills: [personalData.fill({ erase: erasePushedRequests })],
})
