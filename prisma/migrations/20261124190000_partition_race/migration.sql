-- Two who find a day without its partition at once: the second one waits, and may still not see what the first made,
-- since what a session remembers of the catalogue is not refreshed by an advisory lock. Then it is told so.
CREATE OR REPLACE FUNCTION lecturas_particion(dia DATE) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
  nombre TEXT := 'lecturas_' || to_char(dia, 'YYYYMMDD');
BEGIN
  IF to_regclass(nombre) IS NOT NULL THEN RETURN; END IF;
  PERFORM pg_advisory_xact_lock(hashtext('lecturas_particion'));
  EXECUTE format('CREATE TABLE %I (LIKE lecturas INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', nombre);
  EXECUTE format('ALTER TABLE lecturas ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
    nombre, dia::text || ' 00:00:00+00', (dia + 1)::text || ' 00:00:00+00');
EXCEPTION WHEN duplicate_table THEN NULL;
END $$;
