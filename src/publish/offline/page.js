// Sets up the worker that answers without a network, and says when a new version is there. It takes over only when the
// reader says so, or when no page of the old version is open any more: versions never mix.
const container = navigator.serviceWorker;
let asked = false;
const offer = (worker) => {
  if (!container.controller || document.getElementById('anew')) return;
  const note = document.createElement('p');
  note.id = 'anew';
  note.setAttribute('role', 'status');
  const button = document.createElement('button');
  button.className = 'way';
  button.textContent = 'Load it';
  button.onclick = () => { asked = true; worker.postMessage('now'); };
  note.append('A new version of this site is there. ', button);
  document.body.prepend(note);
};
container.addEventListener('controllerchange', () => asked && location.reload());
container.register('./sw.js', { updateViaCache: 'none' }).then((known) => {
  // Where workers are not let in, there is nothing to set up.
  if (!known) return;
  if (known.waiting) offer(known.waiting);
  known.addEventListener('updatefound', () => {
    const worker = known.installing;
    worker.addEventListener('statechange', () => worker.state === 'installed' && offer(worker));
  });
}, () => {});
