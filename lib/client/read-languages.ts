/**
 * The first number and the first date of a process have Chromium read all the languages that it knows: 35 ms of a fast machine.
 * Here a worker has it done on another thread, while the page loads its scripts. Without it nothing is missing.
 */
export function readLanguages(): void {
  if (typeof Worker === 'undefined') return;
  const worker = new Worker('/read-languages.js');
  // Of what only makes it faster nobody has to know that it did not come.
  worker.addEventListener('error', (event) => event.preventDefault());
}
