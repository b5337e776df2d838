/** Of `package.json`, which a bundle does not carry along; a test compares them. */
export const APP_VERSION = '0.1.0';
