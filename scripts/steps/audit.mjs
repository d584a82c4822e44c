const GRAVE = ['high', 'critical'];

/**
 * What an answer of `npm audit --json` says: `{ok, text}`. Grave faults of what is shipped fail. A registry that
 * answers no audits (a mirror, no network) is said aloud and is no fault of the packages.
 */
export function auditVerdict(output) {
  const report = parsed(output);
  if (report?.metadata?.vulnerabilities === undefined) {
    const reason = report?.message ?? report?.error?.summary ?? 'sin respuesta';
    return { ok: true, text: `AVISO: el registro no contestó la auditoría de paquetes (${reason})` };
  }
  const found = Object.values(report.vulnerabilities ?? {});
  const grave = found.filter(({ severity }) => GRAVE.includes(severity));
  const text = grave.map(({ name, severity, range }) => `${name} ${range}: ${severity}`).join('\n');
  return { ok: grave.length === 0, text: text || `${found.length} avisos, ninguno grave` };
}

function parsed(output) {
  try {
    return JSON.parse(output);
  } catch {
    return undefined;
  }
}
