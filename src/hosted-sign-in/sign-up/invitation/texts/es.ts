import type { Texts } from './en.ts'

export const es: Texts = {
  title: (target) => `Únete a ${target}`,
  lead: (inviter, target) => `${inviter} te ha invitado a unirte a ${target}.`,
  leadWithoutInviter: (target) => `Tienes una invitación para unirte a ${target}.`,
  email: 'Correo electrónico',
  application: 'Aplicación',
  organization: 'Organización',
  submit: 'Aceptar la invitación',
  notice: (target) => `Inicia sesión o crea una cuenta para unirte a ${target}.`,
  expired: {
    title: 'Esta invitación ha caducado',
    cause: 'No se aceptó a tiempo.',
    next: 'Pide una nueva a quien te invitó.',
  },
  revoked: {
    title: 'Esta invitación se ha revocado',
    cause: 'Quien te la envió la ha anulado.',
    next: 'Si crees que es un error, pide una nueva.',
  },
  accepted: {
    title: 'Esta invitación ya se aceptó',
    cause: 'Una invitación sirve una vez.',
    next: 'Si la aceptaste tú, inicia sesión para continuar.',
    link: 'Ir al inicio de sesión',
  },
  unknown: {
    title: 'Esta invitación no funciona',
    cause: 'El enlace está incompleto o lo ha sustituido una invitación más reciente.',
    next: 'Usa el enlace del correo de invitación más reciente.',
  },
}
