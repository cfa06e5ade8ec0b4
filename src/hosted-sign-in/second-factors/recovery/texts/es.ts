import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Escribe un código de recuperación',
  lead: 'Usa uno de los códigos que guardaste al configurar la aplicación de autenticación. Cada código sirve una vez.',
  label: 'Código de recuperación',
  required: 'Escribe uno de tus códigos de recuperación.',
  invalid: 'Este código es incorrecto o ya se ha usado. Prueba con otro.',
}
