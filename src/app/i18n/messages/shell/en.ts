export const shell = {
  appName: 'Inktally',
  skipToContent: 'Skip to the content',

  navigation: {
    label: 'Pages',
    draw: 'Draw',
    number: 'Number',
    practice: 'Practice',
    image: 'Image',
    privacy: 'Privacy',
    settings: 'Settings',
    diagnostics: 'Diagnostics',
  },

  notices: {
    label: 'Notices',
    updateReady: 'A new version is ready.',
    reload: 'Reload',
    later: 'Later',
  },
};
