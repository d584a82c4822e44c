// See lib/client/read-languages.ts.
new Intl.NumberFormat('es').format(1);
new Intl.DateTimeFormat('es', { timeZone: 'UTC', dateStyle: 'long' }).format(0);
new Intl.PluralRules('es').select(1);
close();
