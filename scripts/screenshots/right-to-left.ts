// No shipped language runs right to left yet; these words, put over the English ones, prove that the layout does.

const arabic = new Map([
  ['Email', 'البريد الإلكتروني'],
  ['Password', 'كلمة المرور'],
  ['Change', 'تغيير'],
  ['or', 'أو'],
  ['Terms', 'الشروط'],
  ['Privacy', 'الخصوصية'],
  ['Powered by Gatehouse', 'تسجيل الدخول عبر Gatehouse'],
  ['Sign in', 'تسجيل الدخول'],
  ['Continue', 'متابعة'],
  ['New here? ', 'جديد هنا؟ '],
  ['Create an account', 'إنشاء حساب'],
  ['Last used', 'آخر استخدام'],
  ['Enter your password', 'أدخل كلمة المرور'],
  ['Forgot password?', 'هل نسيت كلمة المرور؟'],
  ['Email me a code instead', 'أرسل لي رمزًا بدلاً من ذلك'],
  ['Six-digit code', 'رمز من ستة أرقام'],
  [
    'Codes expire after 10 minutes. If you don’t see the email, check your spam folder.',
    'الرمز صالح لمدة 10 دقائق. إذا لم يصل، ابحث في مجلد الرسائل غير المرغوب فيها.',
  ],
  ['Didn’t get it?', 'لم يصل؟'],
  ['Send a new code', 'إرسال رمز جديد'],
  ['Use a different email', 'استخدام بريد آخر'],
  ['Check your email', 'تحقق من بريدك'],
  ['Enter the code we sent to ', 'أدخل الرمز الذي أرسلناه إلى '],
  ['Choose an organization', 'اختر مؤسسة'],
  ['You’re signing in as ', 'أنت تسجل الدخول باسم '],
  ['Use a different account', 'استخدام حساب آخر'],
  ['Support code', 'رمز الدعم'],
  ['Include this if you contact support.', 'اذكره إذا طلبت المساعدة.'],
  ['Sign in again', 'البدء من جديد'],
  ['We can’t send you back to the app', 'لا يمكننا إعادتك'],
  [
    'The app asked us to send you to an address that isn’t registered for it.',
    'طلب منا التطبيق إعادتك إلى عنوان غير مسجل له.',
  ],
  [
    'Contact the app’s support team. They can register the address.',
    'أخبر فريق دعم التطبيق. يمكن لمشغّله تسجيل العنوان.',
  ],
])

/** A page in English, laid out from right to left and in Arabic. */
export function inArabic(html: string): string {
  return html
    .replace('<html lang="en"', '<html lang="ar"')
    .replaceAll(
      />([^<]+?)(?= · |<)/g,
      (_, text: string) => `>${arabic.get(text) ?? text.replace(/^Continue with /, 'المتابعة باستخدام ')}`,
    )
}
