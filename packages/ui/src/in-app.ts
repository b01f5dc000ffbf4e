// How the browsers inside the apps of social networks and messengers name themselves; Android's WebView says `wv`.
const IN_APP =
  /\b(FBAN|FBAV|FB_IAB|Instagram|Line\/|MicroMessenger|Snapchat|TikTok|musical_ly|Twitter|LinkedInApp)|; wv\)/i

/** Whether the page is shown by a browser inside another app: those open no second window. */
export const isInApp = (agent = navigator.userAgent): boolean => IN_APP.test(agent)
