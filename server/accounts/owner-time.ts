/** How long the owner's password counts after it was given again on a device. */
export const OWNER_MS = 600_000
