export const errors = {
  notFound: {
    title: 'There is no such page',
    text: 'The address may be mistyped.',
    link: 'Draw a digit',
  },

  crash: {
    title: 'Something went wrong',
    text: 'The page has stopped. Loading it again usually helps.',
    reload: 'Load again',
    details: 'Details',
  },
};
