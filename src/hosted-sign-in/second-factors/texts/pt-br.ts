import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Confirme que é você',
  submit: 'Verificar',
  useApp: 'Usar o aplicativo autenticador',
  useText: 'Receber um código por SMS',
  useRecoveryCode: 'Usar um código de recuperação',
  appCodeRequired: 'Digite o código de seis dígitos do seu aplicativo autenticador.',
  appCodeInvalid: 'Código incorreto. Espere o próximo e digite-o.',
}
