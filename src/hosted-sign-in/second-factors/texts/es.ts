import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Confirma que eres tú',
  submit: 'Verificar',
  useApp: 'Usar la aplicación de autenticación',
  useText: 'Recibir un código por SMS',
  useRecoveryCode: 'Usar un código de recuperación',
  appCodeRequired: 'Escribe el código de seis cifras de tu aplicación de autenticación.',
  appCodeInvalid: 'Código incorrecto. Espera al siguiente y escríbelo.',
}
