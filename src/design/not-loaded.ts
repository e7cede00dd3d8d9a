/** Says in English that no language could be loaded. Reloads the page when the network is back. */
export function showNotLoaded(place: HTMLElement): void {
  const message = document.createElement('p');
  message.role = 'alert';
  message.style.padding = '2rem';
  message.textContent = 'Inktally could not be loaded. Check your network, then load this page again.';
  place.replaceChildren(message);
  addEventListener('online', () => location.reload());
}
