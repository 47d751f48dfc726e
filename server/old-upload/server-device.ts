/** The device id of snapshots that the server itself makes (engine 34). No device can have it. */
export const SERVER_DEVICE = 'server'
