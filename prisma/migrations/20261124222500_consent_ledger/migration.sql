-- CreateEnum
CREATE TYPE "consentimiento_hecho" AS ENUM ('existente', 'invitado', 'aceptado', 'reemplazado', 'revocado');

-- CreateTable
CREATE TABLE "consentimientos_libro" (
    "consumidor_id" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "hecho" "consentimiento_hecho" NOT NULL,
    "cuidador_id" INTEGER,
    "consentimiento_id" INTEGER,
    "alcances" TEXT[],
    "actor_id" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "consentimientos_libro_pkey" PRIMARY KEY ("consumidor_id", "n")
);

-- AddForeignKey
ALTER TABLE "consentimientos_libro" ADD CONSTRAINT "consentimientos_libro_consumidor_id_fkey" FOREIGN KEY ("consumidor_id") REFERENCES "consumidores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "consentimientos_libro" ADD CONSTRAINT "consentimientos_libro_alcances_check" CHECK ("alcances" IS NOT NULL);

-- Appended only. A chain goes as a whole, with its consumidor: by then that row is gone, which nobody can pretend.
CREATE FUNCTION consentimientos_libro_guard() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF NOT EXISTS (SELECT 1 FROM consumidores WHERE id = OLD.consumidor_id) THEN RETURN OLD; END IF;
  END IF;
  RAISE EXCEPTION 'consentimientos_libro is only appended to' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER consentimientos_libro_guard BEFORE UPDATE OR DELETE ON "consentimientos_libro"
  FOR EACH ROW EXECUTE FUNCTION consentimientos_libro_guard();
CREATE TRIGGER consentimientos_libro_guard_truncate BEFORE TRUNCATE ON "consentimientos_libro"
  FOR EACH STATEMENT EXECUTE FUNCTION consentimientos_libro_guard();

-- The consents that are there already, with the text of lib/domain/consent-ledger.ts.
DO $$
DECLARE
  fact RECORD;
  chain INTEGER;
  place INTEGER;
  last TEXT;
  sealed TEXT;
BEGIN
  FOR fact IN
    SELECT consumidor_id, 'existente' AS hecho, cuidador_id, id, coalesce(alcances, '{}') AS alcances,
      created_at AS at, created_at AS turn
    FROM consentimientos
    UNION ALL
    SELECT consumidor_id, 'revocado', cuidador_id, id, coalesce(alcances, '{}'),
      revoked_at, greatest(revoked_at, created_at)
    FROM consentimientos WHERE revoked_at IS NOT NULL
    ORDER BY consumidor_id, turn, id, hecho
  LOOP
    IF chain IS DISTINCT FROM fact.consumidor_id THEN
      chain := fact.consumidor_id;
      place := 0;
      last := repeat('0', 64);
    END IF;
    place := place + 1;
    sealed := encode(sha256(convert_to(format('["latido.consentimientos.1",%s,%s,"%s",%s,%s,%s,null,"%s","%s"]',
      chain, place, fact.hecho, fact.cuidador_id, fact.id, to_json(fact.alcances),
      to_char(fact.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), last), 'UTF8')), 'hex');
    INSERT INTO consentimientos_libro VALUES (chain, place, fact.hecho::consentimiento_hecho, fact.cuidador_id, fact.id,
      fact.alcances, NULL, fact.at, last, sealed);
    last := sealed;
  END LOOP;
END $$;
