/** What may cross a transport: JSON as it is, so that structured clone and HTTP carry the same value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
