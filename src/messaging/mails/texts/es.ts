import type { Texts } from './en.ts'

export const es: Texts = {
  accessNotice: {
    subject: (brand) => `Nuevo acceso a tu cuenta de ${brand}`,
    preheader: (accessor) => `${accessor} ya puede acceder a tu cuenta.`,
    title: 'Nuevo acceso a tu cuenta',
    lead: (accessor, email, brand) => `${accessor} ya puede acceder a la cuenta ${email} de ${brand}.`,
    agent: 'Un agente de IA',
    agentOf: (issuer) => `Un agente de ${issuer}`,
    action: 'Revisar el acceso',
    after:
      'Puedes eliminar este acceso en cualquier momento. Si no lo has permitido tú, elimínalo ahora y cambia tu contraseña si tienes una.',
    reason: (brand) =>
      `Recibes este correo porque ${brand} te avisa cuando una aplicación o un agente obtiene acceso a tu cuenta.`,
  },
  certificateRenewal: {
    subject: (connection) => `Un certificado de ${connection} caduca pronto`,
    subjectExpired: (connection) => `Un certificado de ${connection} ha caducado`,
    title: 'Un certificado caduca pronto',
    titleExpired: 'Un certificado ha caducado',
    lead: (email, connection, organization) =>
      `${email} es contacto de TI de la conexión ${connection} de ${organization}.`,
    ofProvider: (organization) =>
      `Hay que renovar el certificado con el que firma el proveedor de identidad de ${organization}.`,
    ofApplication: (brand) => `Hay que renovar el certificado con el que ${brand} firma y descifra.`,
    expires: (date) => `Caduca el ${date}.`,
    expired: (date) => `Caducó el ${date}.`,
    monitored: (brand) =>
      `Renueva el certificado en tu proveedor de identidad. ${brand} lee sus metadatos y adopta el nuevo por sí solo.`,
    entered: (brand) =>
      `Renueva el certificado en tu proveedor de identidad e introduce el nuevo en ${brand} antes de que el proveedor firme con él. De lo contrario, nadie podrá iniciar sesión.`,
    ours: (brand) =>
      `Pide a ${brand} que rote las claves de la conexión. Tu proveedor de identidad lee el nuevo certificado en los metadatos de la conexión, o lo introduces allí.`,
    reason: (organization, brand) =>
      `Recibes este correo porque ${brand} tiene esta dirección como contacto de TI de ${organization}.`,
  },
  codeMail: {
    emailVerification: {
      subject: (brand) => `Verifica tu correo para ${brand}`,
      preheader: (code, minutes) => `Tu código es ${code}. Caduca en ${minutes} minutos.`,
      title: 'Verifica tu correo',
      lead: (email, brand) => `Escribe este código en ${brand} para verificar ${email}.`,
      after: (minutes) => `El código sirve una vez y caduca en ${minutes} minutos. No se lo des a nadie.`,
      reason: (brand) =>
        `Recibes este correo porque alguien ha usado esta dirección para registrarse o iniciar sesión en ${brand}. Si no has sido tú, puedes ignorarlo.`,
    },
    magicAuth: {
      subject: (brand) => `Tu código para iniciar sesión en ${brand}`,
      preheader: (code, minutes) => `Tu código es ${code}. Caduca en ${minutes} minutos.`,
      title: 'Tu código para iniciar sesión',
      lead: (email) => `Escribe este código para iniciar sesión como ${email}.`,
      after: (minutes) => `El código sirve una vez y caduca en ${minutes} minutos. No se lo des a nadie.`,
      reason: (brand) =>
        `Recibes este correo porque alguien ha pedido iniciar sesión en ${brand} con esta dirección. Si no has sido tú, puedes ignorarlo. Nadie puede iniciar sesión sin el código.`,
    },
    radarChallenge: {
      subject: (brand) => `Confirma tu inicio de sesión en ${brand}`,
      preheader: (code, minutes) => `Tu código es ${code}. Caduca en ${minutes} minutos.`,
      title: 'Confirma que eres tú',
      lead: (email) =>
        `Hemos detectado un inicio de sesión inusual como ${email}. Para continuar, escribe este código.`,
      after: (minutes) => `El código sirve una vez y caduca en ${minutes} minutos. No se lo des a nadie.`,
      reason: (brand) =>
        `Recibes este correo porque alguien está iniciando sesión en ${brand} con tu cuenta. Si no eres tú, no escribas el código en ningún sitio y cambia ahora tu contraseña. Puede que la conozcan.`,
    },
    emailChange: {
      subject: (brand) => `Confirma tu nuevo correo para ${brand}`,
      preheader: (code, minutes) => `Tu código es ${code}. Caduca en ${minutes} minutos.`,
      title: 'Confirma tu nuevo correo',
      lead: (email, brand) => `Escribe este código en ${brand} para cambiar tu correo a ${email}.`,
      after: (minutes) => `El código sirve una vez y caduca en ${minutes} minutos. No se lo des a nadie.`,
      reason: (brand) =>
        `Recibes este correo porque alguien ha indicado esta dirección como nuevo correo de una cuenta de ${brand}. Si no has sido tú, puedes ignorarlo. Sin el código no cambia nada.`,
    },
  },
  invitation: {
    subject: (organization, brand) => `Tienes una invitación para unirte a ${organization ?? brand}`,
    preheader: (inviter, organization, brand) =>
      `${inviter ?? brand} te ha invitado a unirte a ${organization ?? brand}.`,
    title: (organization, brand) => `Únete a ${organization ?? brand}`,
    lead: (email, inviter, organization, brand) => {
      const target = organization === undefined ? brand : `${organization} en ${brand}`
      const invited = inviter === undefined ? 'Tienes una invitación para' : `${inviter} te ha invitado a`
      return `${invited} unirte a ${target}. La invitación es para ${email}.`
    },
    action: 'Aceptar la invitación',
    after: (days) =>
      `La invitación sirve una vez y caduca en ${days === 1 ? 'un día' : `${days} días`}. No le pases el enlace a nadie.`,
    reason: (brand) =>
      `Recibes este correo porque alguien ha invitado a esta dirección a ${brand}. Si no lo esperabas, puedes ignorarlo.`,
  },
  layout: {
    pasteLink: 'O pega este enlace en tu navegador:',
  },
  magicLink: {
    subject: (brand) => `Inicia sesión en ${brand}`,
    preheader: (minutes) => `El enlace caduca en ${minutes} minutos.`,
    title: (brand) => `Inicia sesión en ${brand}`,
    lead: (email) => `Usa este enlace para iniciar sesión como ${email}.`,
    action: 'Iniciar sesión',
    after: (minutes) => `El enlace sirve una vez y caduca en ${minutes} minutos. No se lo pases a nadie.`,
    reason: (brand) =>
      `Recibes este correo porque alguien ha pedido un enlace para iniciar sesión en ${brand}. Si no has sido tú, puedes ignorarlo.`,
  },
  passwordReset: {
    subject: (brand) => `Restablece tu contraseña de ${brand}`,
    preheader: (minutes) => `El enlace caduca en ${minutes} minutos.`,
    title: 'Restablece tu contraseña',
    lead: (email, brand) =>
      `Alguien ha pedido restablecer la contraseña de ${email} en ${brand}. Usa este enlace para elegir una nueva.`,
    action: 'Restablecer la contraseña',
    after: (minutes) => `El enlace sirve una vez y caduca en ${minutes} minutos. No se lo pases a nadie.`,
    reason: (brand) =>
      `Recibes este correo porque alguien ha pedido restablecer tu contraseña de ${brand}. Si no has sido tú, puedes ignorarlo. Tu contraseña sigue siendo la misma.`,
  },
  radarNotice: {
    subject: (brand) => `Nuevo inicio de sesión en ${brand}`,
    preheader: (email) => `¿Has sido tú? Alguien ha iniciado sesión como ${email}.`,
    title: 'Nuevo inicio de sesión en tu cuenta',
    newDevice: (email) => `Alguien ha iniciado sesión como ${email} desde un dispositivo nuevo.`,
    afterLong: (email) => `Alguien ha iniciado sesión como ${email} por primera vez en más de 60 días.`,
    from: (address) => `Su dirección IP era ${address}.`,
    after:
      'Si has sido tú, no tienes que hacer nada. Si no, cambia ahora tu contraseña. Así se cierra la sesión en todos los dispositivos.',
    reason: (brand) => `Recibes este correo porque ${brand} te avisa de los inicios de sesión inusuales en tu cuenta.`,
  },
  setupLink: {
    subject: (organization, brand) => `Configura ${brand} para ${organization}`,
    preheader: (organization, brand) =>
      `Verifica tu dominio y conecta el proveedor de identidad de ${organization} con ${brand}.`,
    title: (organization) => `Configura el inicio de sesión de ${organization}`,
    lead: (email, organization, brand) =>
      `${brand} ha indicado ${email} como contacto de TI de ${organization}. La configuración te guía paso a paso para verificar tu dominio y conectar tu proveedor de identidad.`,
    action: 'Empezar la configuración',
    after: (days) =>
      `El enlace funciona hasta que la configuración termine, durante ${days === 1 ? 'un día' : `${days} días`} como máximo. Puedes salir en cualquier momento y volver con él. Quien tenga el enlace puede cambiar estos ajustes: compártelo solo con colegas que deban hacerlo.`,
    reason: (organization, brand) =>
      `Recibes este correo porque ${brand} tiene esta dirección como contacto de TI de ${organization}. Si es un error, puedes ignorarlo.`,
  },
  ssoActivated: {
    subject: (organization, brand) => `El inicio de sesión único de ${organization} está activado en ${brand}`,
    preheader: (provider) => `El inicio de sesión se hace ahora a través de ${provider}.`,
    title: 'El inicio de sesión único está activado',
    lead: (email, organization, brand, provider) =>
      `Las personas de ${organization} inician sesión ahora en ${brand} a través de ${provider}. Esta es una forma de volver atrás para ${email} por si no funciona: el botón abre los ajustes sin iniciar sesión. Corrígelos allí o desactiva el inicio de sesión único.`,
    action: 'Abrir los ajustes',
    after: (hours) =>
      `El enlace funciona durante ${hours} horas. Quien tenga el enlace puede cambiar estos ajustes: compártelo solo con colegas que deban hacerlo.`,
    reason: (organization, brand) =>
      `Recibes este correo porque ${brand} tiene esta dirección como contacto de TI de ${organization}. Si es un error, puedes ignorarlo.`,
    reasonGiven: (organization, brand) =>
      `Recibes este correo porque se indicó esta dirección al activar el inicio de sesión único de ${organization} en ${brand}. Si no fuiste tú, avisa a tu departamento de TI.`,
  },
  waitlist: {
    joined: {
      subject: (brand) => `Estás en la lista de espera de ${brand}`,
      preheader: 'Te escribiremos cuando llegue tu turno.',
      title: 'Estás en la lista de espera',
      lead: (email, brand) => `Hemos añadido ${email} a la lista de espera de ${brand}.`,
      after: 'Recibirás una invitación por correo cuando llegue tu turno. Hasta entonces, no tienes que hacer nada.',
      reason: (brand) =>
        `Recibes este correo porque alguien se ha apuntado a la lista de espera de ${brand} con esta dirección. Si no has sido tú, puedes ignorarlo.`,
    },
    approved: {
      subject: (brand) => `Ya tienes tu invitación a ${brand}`,
      preheader: 'Es tu turno. Acepta la invitación para crear tu cuenta.',
      title: 'Es tu turno',
      lead: (email, brand) =>
        `Se acabó la espera: ya puedes crear tu cuenta en ${brand}. La invitación es para ${email}.`,
      reason: (brand) =>
        `Recibes este correo porque esta dirección estaba en la lista de espera de ${brand}. Si no te apuntaste, puedes ignorarlo.`,
    },
  },
}
