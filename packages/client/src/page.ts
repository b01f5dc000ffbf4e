/** Whether this runs in a page. A server renders as things stand, and neither connects nor listens. */
export const inPage = (): boolean => typeof window !== "undefined"
