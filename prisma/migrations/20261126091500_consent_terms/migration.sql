-- AlterEnum
ALTER TYPE "consentimiento_hecho" ADD VALUE 'cambiado';

-- AlterTable
ALTER TABLE "consentimientos" ADD COLUMN     "expira_at" TIMESTAMPTZ(3),
ADD COLUMN     "hora_desde" TEXT,
ADD COLUMN     "hora_hasta" TEXT,
ADD COLUMN     "resolucion" TEXT NOT NULL DEFAULT 'vivo';

-- AlterTable
ALTER TABLE "one_time_codes" ADD COLUMN     "expira_at" TIMESTAMPTZ(3),
ADD COLUMN     "hora_desde" TEXT,
ADD COLUMN     "hora_hasta" TEXT,
ADD COLUMN     "resolucion" TEXT NOT NULL DEFAULT 'vivo';

-- AlterTable: rows that are there keep their text and hash (version 1), which know of no terms but the scopes.
ALTER TABLE "consentimientos_libro" ADD COLUMN     "expira_at" TIMESTAMPTZ(3),
ADD COLUMN     "hora_desde" TEXT,
ADD COLUMN     "hora_hasta" TEXT,
ADD COLUMN     "resolucion" TEXT NOT NULL DEFAULT 'vivo',
ADD COLUMN     "version" SMALLINT NOT NULL DEFAULT 1;

-- What the application may rely on: a word it knows, and both hours of the day or neither.
ALTER TABLE "consentimientos" ADD CONSTRAINT "consentimientos_terms_check" CHECK (
  "resolucion" IN ('vivo', '5min', 'diario')
  AND ("hora_desde" IS NULL) = ("hora_hasta" IS NULL)
  AND coalesce("hora_desde" ~ '^([01]\d|2[0-3]):[0-5]\d$' AND "hora_hasta" ~ '^([01]\d|2[0-3]):[0-5]\d$'
    AND "hora_desde" <> "hora_hasta", true));
ALTER TABLE "one_time_codes" ADD CONSTRAINT "one_time_codes_terms_check" CHECK (
  "resolucion" IN ('vivo', '5min', 'diario')
  AND ("hora_desde" IS NULL) = ("hora_hasta" IS NULL)
  AND coalesce("hora_desde" ~ '^([01]\d|2[0-3]):[0-5]\d$' AND "hora_hasta" ~ '^([01]\d|2[0-3]):[0-5]\d$'
    AND "hora_desde" <> "hora_hasta", true));
