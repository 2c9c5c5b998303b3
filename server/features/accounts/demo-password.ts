/** The password of every demo account. Public, and harmless while every person is synthetic. */
export const DEMO_PASSWORD = 'hoa-nhap-demo'
