/** The version of the app, as package.json has it; it stands in every manifest. */
export const APP_VERSION = '0.1.0'
