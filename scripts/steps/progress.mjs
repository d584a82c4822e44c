/** Seconds since a `performance.now()`, as text. */
export function secondsSince(started) {
  return `${((performance.now() - started) / 1_000).toFixed(1)} s`;
}

/**
 * Numbered steps on the terminal, each with its seconds. `work` may return a word that says what it found.
 * A terminal sees the seconds run; a log sees one line at the start and one at the end.
 */
export function makeProgress(total, { quiet = true } = {}) {
  const done = [];
  const live = quiet && process.stdout.isTTY === true;
  return {
    done,
    async step(name, work) {
      const label = `[${done.length + 1}/${total}] ${name}`;
      const started = performance.now();
      const ticking = live
        ? setInterval(() => process.stdout.write(`\r${label} … ${secondsSince(started)}`), 200)
        : undefined;
      if (!live) console.log(`${label} …`);
      const end = (word) => {
        clearInterval(ticking);
        console.log(
          `${live ? '\r' : ''}${label}: ${word}, ${secondsSince(started)}${live ? '\u001b[K' : ''}`,
        );
      };
      try {
        const word = (await work()) ?? 'listo';
        end(word);
        done.push({ name, word, seconds: (performance.now() - started) / 1_000 });
      } catch (error) {
        end('falló');
        throw error;
      }
    },
  };
}
