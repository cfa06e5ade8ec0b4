import { deviceForm, devicePage } from './code/operations.ts'
import { deviceConfirmationForm, deviceConfirmationPage } from './confirmation/operations.ts'
import { deviceDeniedPage, deviceSuccessPage } from './decided/operations.ts'

export const deviceOperations = [
  devicePage,
  deviceForm,
  deviceConfirmationPage,
  deviceConfirmationForm,
  deviceSuccessPage,
  deviceDeniedPage,
]
