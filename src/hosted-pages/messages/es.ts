import type { Messages } from './en.ts'

export const es: Messages = {
  page: {
    windowTitle: (title, brand) => `${title} · ${brand}`,
    failedTitle: (windowTitle) => `Error: ${windowTitle}`,
    email: 'Correo electrónico',
    password: 'Contraseña',
    change: 'Cambiar',
    optional: 'Opcional',
    or: 'o',
    terms: 'Condiciones',
    privacy: 'Privacidad',
    madeWith: 'Acceso con Gatehouse',
  },
  signIn: {
    title: 'Inicia sesión',
    submit: 'Continuar',
    noAccount: '¿Aún no tienes cuenta?',
    signUp: 'Crea una',
    lastUsed: 'Último usado',
    continueWith: (provider) => `Continuar con ${provider}`,
    withPasskey: 'Continuar con una llave de acceso',
    withSso: 'Continuar con inicio de sesión único',
  },
  password: {
    title: 'Escribe tu contraseña',
    forgot: '¿La olvidaste?',
    submit: 'Iniciar sesión',
    emailCode: 'Enviarme un código por correo',
  },
  signUp: {
    title: 'Crea tu cuenta',
    firstName: 'Nombre',
    lastName: 'Apellidos',
    familyNameFirst: false,
    passwordHint: (minLength) =>
      `Al menos ${minLength} caracteres. Varias palabras seguidas son fáciles de recordar y difíciles de adivinar.`,
    submit: 'Crear cuenta',
    haveAccount: '¿Ya tienes cuenta?',
    signIn: 'Inicia sesión',
  },
  code: {
    label: 'Código de seis cifras',
    hint: (minutes) =>
      `El código vale durante ${minutes} minutos. Si no lo ves, mira en la carpeta de correo no deseado.`,
    notArrived: '¿No llega?',
    resend: 'Enviar un código nuevo',
    resendIn: (seconds) => `Podrás enviar un código nuevo en ${seconds} s.`,
    otherAddress: 'Usar otro correo',
  },
  magicCode: {
    title: 'Revisa tu correo',
    lead: (email) => `Hemos enviado un código a ${email}. Escríbelo aquí para iniciar sesión.`,
    submit: 'Continuar',
  },
  emailVerification: {
    title: 'Verifica tu correo',
    lead: (email) => `Hemos enviado un código a ${email}. Escríbelo aquí para confirmar que la dirección es tuya.`,
    submit: 'Verificar',
  },
  organizationSelection: {
    title: 'Elige una organización',
    lead: (email) => `Estás iniciando sesión como ${email}.`,
    otherAccount: 'Usar otra cuenta',
  },
  signedOut: {
    title: 'Has cerrado sesión',
    lead: 'Puedes cerrar esta página o volver a iniciar sesión.',
    signIn: 'Iniciar sesión de nuevo',
  },
  defaultRedirect: {
    title: 'Has iniciado sesión',
    lead: (brand) => `Continúa a ${brand} para seguir donde lo dejaste.`,
    submit: 'Continuar',
  },
  notFound: {
    title: 'Página no encontrada',
    lead: 'Puede que la dirección tenga una errata o que el enlace ya no esté vigente.',
    signIn: 'Ir al inicio de sesión',
  },
  error: {
    requestId: 'ID de solicitud',
    quote: 'Menciónalo si pides ayuda.',
    startAgain: 'Empezar de nuevo',
  },
  errorPages: {
    serverError: {
      title: 'No ha funcionado',
      cause: 'Algo ha fallado por nuestra parte. No se ha cambiado nada.',
      next: 'Inténtalo de nuevo dentro de un momento. Si vuelve a ocurrir, escribe al soporte de la aplicación.',
    },
    flowExpired: {
      title: 'Este inicio de sesión ha caducado',
      cause: 'Un inicio de sesión que queda abierto se cierra al cabo de un rato para proteger tu cuenta.',
      next: 'Empieza de nuevo desde la aplicación.',
    },
    requestInvalid: {
      title: 'Este enlace no funciona',
      cause: 'La aplicación te ha enviado aquí con una solicitud incompleta o desconocida.',
      next: 'Vuelve a la aplicación e inténtalo de nuevo. Si vuelve a ocurrir, avisa a su soporte.',
    },
    redirectUnknown: {
      title: 'No podemos llevarte de vuelta',
      cause: 'La aplicación nos ha pedido llevarte a una dirección que no tiene registrada.',
      next: 'Avisa al soporte de la aplicación. Quien la gestiona puede registrar la dirección.',
    },
    accessDenied: {
      title: 'No puedes iniciar sesión aquí',
      cause: 'Tu cuenta no tiene permiso para usar esta aplicación.',
      next: 'Pide acceso a quien administra tu organización o usa otra cuenta.',
    },
  },
  formErrors: {
    emailRequired: 'Escribe tu correo electrónico.',
    emailInvalid: 'Escribe un correo como nombre@example.com.',
    passwordRequired: 'Escribe tu contraseña.',
    passwordTooShort: (minLength) => `Usa al menos ${minLength} caracteres.`,
    passwordTooCommon: 'Mucha gente usa esta contraseña. Elige una más difícil de adivinar.',
    passwordContainsEmail: 'Elige una contraseña que no contenga tu correo.',
    credentialsInvalid: 'El correo y la contraseña no coinciden. Revisa ambos e inténtalo de nuevo.',
    firstNameRequired: 'Escribe tu nombre.',
    tooLong: (maxLength) => `Usa como máximo ${maxLength} caracteres.`,
    codeRequired: 'Escribe las seis cifras del mensaje.',
    codeInvalid: 'Este código no es correcto. Mira nuestro mensaje más reciente.',
    codeExpired: 'Este código ha caducado. Envía uno nuevo.',
    tooManyAttempts: (minutes) =>
      minutes === 1
        ? 'Demasiados intentos. Prueba de nuevo en 1 minuto.'
        : `Demasiados intentos. Prueba de nuevo en ${minutes} minutos.`,
    signUpClosed: 'Necesitas una invitación para crear una cuenta aquí.',
    methodUnavailable: 'Esta forma de iniciar sesión está desactivada. Elige otra.',
    formExpired: 'Esta página ha estado abierta demasiado tiempo. Revisa los datos y envíalos de nuevo.',
  },
  notices: {
    codeSent: 'Hemos enviado un código nuevo.',
    passwordChanged: 'Tu contraseña ha cambiado. Inicia sesión con la nueva.',
  },
}
