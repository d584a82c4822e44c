-- CreateEnum
CREATE TYPE "feedback" AS ENUM ('acierto', 'falsa_alarma');

-- CreateEnum
CREATE TYPE "notificacion_tipo" AS ENUM ('recomendacion', 'alerta', 'recordatorio', 'logro');

-- AlterTable
ALTER TABLE "consumidores" ADD COLUMN     "dias_frecuencia" SMALLINT,
ADD COLUMN     "dias_movimiento" SMALLINT;

-- AlterTable
ALTER TABLE "dispositivos" ADD COLUMN     "senal" JSONB;

-- The readings of one day a partition. Their order of arrival is their seq; uniqueness of (dispositivo, n) lies in
-- lecturas_vistas, since a unique index of a partitioned table must hold its key.
ALTER TABLE "lecturas" RENAME TO "lecturas_anteriores";
ALTER TABLE "lecturas_anteriores" RENAME CONSTRAINT "lecturas_pkey" TO "lecturas_anteriores_pkey";
DROP INDEX "lecturas_consumidor_id_medido_at_idx";
CREATE TABLE "lecturas" (
    "id" BIGINT NOT NULL DEFAULT nextval('lecturas_id_seq'),
    "consumidor_id" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "dispositivo_id" INTEGER NOT NULL,
    "n" BIGINT,
    "medido_at" TIMESTAMPTZ(3) NOT NULL,
    "recibido_at" TIMESTAMPTZ(3) NOT NULL,
    "heart_rate" REAL,
    "rr_ms" REAL[],
    "accel_x" REAL,
    "accel_y" REAL,
    "accel_z" REAL,
    "gyro_x" REAL,
    "gyro_y" REAL,
    "gyro_z" REAL,
    "contacto" BOOLEAN,
    "fuente" "fuente" NOT NULL,
    "adelantada" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "lecturas_pkey" PRIMARY KEY ("consumidor_id", "medido_at", "seq")
) PARTITION BY RANGE ("medido_at");
ALTER SEQUENCE "lecturas_id_seq" OWNED BY "lecturas"."id";
CREATE INDEX "lecturas_consumidor_id_seq_idx" ON "lecturas"("consumidor_id", "seq");

-- The partition of a day (UTC). Built aside and attached, so that nobody who reads or writes waits for it.
CREATE FUNCTION lecturas_particion(dia DATE) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
  nombre TEXT := 'lecturas_' || to_char(dia, 'YYYYMMDD');
BEGIN
  IF to_regclass(nombre) IS NOT NULL THEN RETURN; END IF;
  PERFORM pg_advisory_xact_lock(hashtext('lecturas_particion'));
  IF to_regclass(nombre) IS NOT NULL THEN RETURN; END IF;
  EXECUTE format('CREATE TABLE %I (LIKE lecturas INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', nombre);
  EXECUTE format('ALTER TABLE lecturas ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
    nombre, dia::text || ' 00:00:00+00', (dia + 1)::text || ' 00:00:00+00');
END $$;

SELECT lecturas_particion(dia) FROM (
  SELECT DISTINCT (medido_at AT TIME ZONE 'UTC')::date AS dia FROM "lecturas_anteriores"
  WHERE medido_at > now() - interval '90 days'
) d;
INSERT INTO "lecturas" (id, consumidor_id, seq, dispositivo_id, n, medido_at, recibido_at, heart_rate, rr_ms,
  accel_x, accel_y, accel_z, gyro_x, gyro_y, gyro_z, contacto, fuente)
SELECT id, consumidor_id, seq, dispositivo_id, n, medido_at, recibido_at, heart_rate, rr_ms,
  accel_x, accel_y, accel_z, gyro_x, gyro_y, gyro_z, contacto, fuente
FROM "lecturas_anteriores" WHERE medido_at > now() - interval '90 days';
DROP TABLE "lecturas_anteriores";

-- The sums move to rollups, which the server computes from the readings when it finds none.
DROP TABLE "ventanas";
CREATE TABLE "ventanas" (
    "id" SERIAL NOT NULL,
    "consumidor_id" INTEGER NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "seq" BIGINT,
    "closed_at" TIMESTAMPTZ(3),
    "pendiente" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "ventanas_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "ventanas" ADD CONSTRAINT "ventanas_consumidor_id_fkey" FOREIGN KEY ("consumidor_id") REFERENCES "consumidores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "usuario_streams" (
    "usuario_id" INTEGER NOT NULL,
    "stream" TEXT NOT NULL,
    "epoch" BIGINT NOT NULL,
    "last_offset" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "usuario_streams_pkey" PRIMARY KEY ("usuario_id","stream")
);

-- CreateTable
CREATE TABLE "lecturas_vistas" (
    "dispositivo_id" INTEGER NOT NULL,
    "bloque" BIGINT NOT NULL,
    "bits" BYTEA NOT NULL,

    CONSTRAINT "lecturas_vistas_pkey" PRIMARY KEY ("dispositivo_id","bloque")
);

-- CreateTable
CREATE TABLE "cuarentena" (
    "id" BIGSERIAL NOT NULL,
    "consumidor_id" INTEGER NOT NULL,
    "dispositivo_id" INTEGER NOT NULL,
    "n" BIGINT,
    "medido_at" TIMESTAMPTZ(3) NOT NULL,
    "recibido_at" TIMESTAMPTZ(3) NOT NULL,
    "lectura" JSONB NOT NULL,

    CONSTRAINT "cuarentena_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rollups" (
    "consumidor_id" INTEGER NOT NULL,
    "minutos" SMALLINT NOT NULL,
    "inicio" TIMESTAMPTZ(3) NOT NULL,
    "n" BIGINT NOT NULL,
    "covered_ms" BIGINT NOT NULL,
    "hr_n" BIGINT NOT NULL,
    "hr_sum" BIGINT NOT NULL,
    "hr_sq" BIGINT NOT NULL,
    "hr_min" INTEGER,
    "hr_max" INTEGER,
    "accel_n" BIGINT NOT NULL,
    "accel_mag" BIGINT NOT NULL,
    "accel_mag_sq" BIGINT NOT NULL,
    "accel_dev" BIGINT NOT NULL,
    "gyro_n" BIGINT NOT NULL,
    "gyro_sq" BIGINT NOT NULL,
    "rr_n" BIGINT NOT NULL,
    "nn_n" BIGINT NOT NULL,
    "nn_sum" BIGINT NOT NULL,
    "nn_sq" BIGINT NOT NULL,
    "nn_pairs" BIGINT NOT NULL,
    "nn_diff_sq" BIGINT NOT NULL,

    CONSTRAINT "rollups_pkey" PRIMARY KEY ("consumidor_id","minutos","inicio")
);

-- CreateTable
CREATE TABLE "analisis" (
    "id" SERIAL NOT NULL,
    "consumidor_id" INTEGER NOT NULL,
    "ventana_id" INTEGER NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "seq" BIGINT NOT NULL,
    "modelo_usado" TEXT NOT NULL,
    "probabilidad_modelo" DOUBLE PRECISION,
    "urge_label" SMALLINT,
    "razones" TEXT[],
    "feedback" "feedback",
    "feedback_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "analisis_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "habitos" (
    "id" SERIAL NOT NULL,
    "nombre" TEXT NOT NULL,
    "descripcion" TEXT,
    "es_cigarrillo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "habitos_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "emociones" (
    "id" SERIAL NOT NULL,
    "nombre" TEXT NOT NULL,
    "descripcion" TEXT,

    CONSTRAINT "emociones_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consumos" (
    "id" SERIAL NOT NULL,
    "consumidor_id" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "uuid" UUID,
    "habito_id" INTEGER,
    "habito_otro" TEXT,
    "cantidad" SMALLINT NOT NULL,
    "ocurrido_at" TIMESTAMPTZ(3) NOT NULL,
    "deseo_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consumos_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "formularios_temporales" (
    "id" SERIAL NOT NULL,
    "consumidor_id" INTEGER NOT NULL,
    "uuid" UUID,
    "emocion_id" INTEGER,
    "emocion_otra" TEXT,
    "intensidad" SMALLINT,
    "nota" TEXT,
    "ocurrido_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "formularios_temporales_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notificaciones" (
    "id" SERIAL NOT NULL,
    "usuario_id" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "tipo" "notificacion_tipo" NOT NULL,
    "contenido" TEXT NOT NULL,
    "enlace" TEXT,
    "leida" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notificaciones_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "cuarentena_consumidor_id_recibido_at_idx" ON "cuarentena"("consumidor_id", "recibido_at");

-- CreateIndex
CREATE UNIQUE INDEX "cuarentena_dispositivo_id_n_key" ON "cuarentena"("dispositivo_id", "n");

-- CreateIndex
CREATE INDEX "analisis_consumidor_id_seq_idx" ON "analisis"("consumidor_id", "seq");

-- CreateIndex
CREATE INDEX "analisis_linea_idx" ON "analisis"("consumidor_id", "window_start", "id", "urge_label", "probabilidad_modelo", "feedback", "feedback_at");

-- CreateIndex
CREATE UNIQUE INDEX "analisis_ventana_id_modelo_usado_key" ON "analisis"("ventana_id", "modelo_usado");

-- CreateIndex
CREATE UNIQUE INDEX "habitos_nombre_key" ON "habitos"("nombre");

-- CreateIndex
CREATE UNIQUE INDEX "emociones_nombre_key" ON "emociones"("nombre");

-- CreateIndex
CREATE INDEX "consumos_consumidor_id_ocurrido_at_idx" ON "consumos"("consumidor_id", "ocurrido_at");

-- CreateIndex
CREATE UNIQUE INDEX "consumos_consumidor_id_uuid_key" ON "consumos"("consumidor_id", "uuid");

-- CreateIndex
CREATE INDEX "formularios_temporales_consumidor_id_ocurrido_at_idx" ON "formularios_temporales"("consumidor_id", "ocurrido_at");

-- CreateIndex
CREATE UNIQUE INDEX "formularios_temporales_consumidor_id_uuid_key" ON "formularios_temporales"("consumidor_id", "uuid");

-- CreateIndex
CREATE INDEX "notificaciones_usuario_id_seq_idx" ON "notificaciones"("usuario_id", "seq");

-- CreateIndex
CREATE INDEX "notificaciones_usuario_id_created_at_idx" ON "notificaciones"("usuario_id", "created_at");

-- CreateIndex
CREATE INDEX "ventanas_consumidor_id_seq_idx" ON "ventanas"("consumidor_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "ventanas_consumidor_id_window_start_key" ON "ventanas"("consumidor_id", "window_start");

-- AddForeignKey
ALTER TABLE "usuario_streams" ADD CONSTRAINT "usuario_streams_usuario_id_fkey" FOREIGN KEY ("usuario_id") REFERENCES "usuarios"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lecturas_vistas" ADD CONSTRAINT "lecturas_vistas_dispositivo_id_fkey" FOREIGN KEY ("dispositivo_id") REFERENCES "dispositivos"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cuarentena" ADD CONSTRAINT "cuarentena_consumidor_id_fkey" FOREIGN KEY ("consumidor_id") REFERENCES "consumidores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cuarentena" ADD CONSTRAINT "cuarentena_dispositivo_id_fkey" FOREIGN KEY ("dispositivo_id") REFERENCES "dispositivos"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rollups" ADD CONSTRAINT "rollups_consumidor_id_fkey" FOREIGN KEY ("consumidor_id") REFERENCES "consumidores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "analisis" ADD CONSTRAINT "analisis_consumidor_id_fkey" FOREIGN KEY ("consumidor_id") REFERENCES "consumidores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "analisis" ADD CONSTRAINT "analisis_ventana_id_fkey" FOREIGN KEY ("ventana_id") REFERENCES "ventanas"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consumos" ADD CONSTRAINT "consumos_consumidor_id_fkey" FOREIGN KEY ("consumidor_id") REFERENCES "consumidores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consumos" ADD CONSTRAINT "consumos_habito_id_fkey" FOREIGN KEY ("habito_id") REFERENCES "habitos"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consumos" ADD CONSTRAINT "consumos_deseo_id_fkey" FOREIGN KEY ("deseo_id") REFERENCES "deseos"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "formularios_temporales" ADD CONSTRAINT "formularios_temporales_consumidor_id_fkey" FOREIGN KEY ("consumidor_id") REFERENCES "consumidores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "formularios_temporales" ADD CONSTRAINT "formularios_temporales_emocion_id_fkey" FOREIGN KEY ("emocion_id") REFERENCES "emociones"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notificaciones" ADD CONSTRAINT "notificaciones_usuario_id_fkey" FOREIGN KEY ("usuario_id") REFERENCES "usuarios"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What is still to be closed is few among many.
CREATE INDEX "ventanas_pendientes_idx" ON "ventanas"("window_start") WHERE "pendiente";

ALTER TABLE "consumos" ADD CONSTRAINT "consumos_un_habito" CHECK (num_nonnulls("habito_id", "habito_otro") = 1),
  ADD CONSTRAINT "consumos_cantidad" CHECK ("cantidad" > 0);
ALTER TABLE "formularios_temporales" ADD CONSTRAINT "formularios_temporales_una_emocion"
  CHECK (num_nonnulls("emocion_id", "emocion_otra") = 1);
ALTER TABLE "consumidores" ADD CONSTRAINT "consumidores_dias" CHECK ("dias_movimiento" > 0 AND "dias_frecuencia" > 0);

-- Rows that are updated with every batch: room in the page keeps the updates in place.
ALTER TABLE "rollups" SET (fillfactor = 70);
ALTER TABLE "lecturas_vistas" SET (fillfactor = 70);

INSERT INTO "habitos" ("nombre", "es_cigarrillo") VALUES
  ('Fumar cigarrillos', true), ('Vapear', false), ('Beber alcohol', false), ('Correr', false), ('Leer', false);
INSERT INTO "emociones" ("nombre") VALUES
  ('Ansiedad'), ('Estrés'), ('Aburrimiento'), ('Tristeza'), ('Enojo'), ('Felicidad'), ('Calma'), ('Frustración');

INSERT INTO "streams" ("consumidor_id", "stream", "epoch")
SELECT s.consumidor_id, nuevo, s.epoch FROM "streams" s, unnest(ARRAY['ventanas', 'analisis', 'consumos']) nuevo
WHERE s.stream = 'lecturas';
INSERT INTO "usuario_streams" ("usuario_id", "stream", "epoch")
SELECT id, 'notificaciones', floor(extract(epoch FROM now()))::bigint FROM "usuarios";

-- What an ingest statement takes, as arrays of rows: one parameter a kind costs a third of one a column.
-- Times are ms since 1970; whole numbers below 2^53 are exact as float8.
CREATE TYPE lectura_nueva AS (
  consumidor_id INT, seq BIGINT, dispositivo_id INT, n BIGINT, medido_ms FLOAT8, recibido_ms FLOAT8, heart_rate REAL,
  rr_ms REAL[], accel_x REAL, accel_y REAL, accel_z REAL, gyro_x REAL, gyro_y REAL, gyro_z REAL, contacto BOOLEAN,
  fuente fuente, adelantada BOOLEAN);
CREATE TYPE minuto_cambiado AS (
  consumidor_id INT, minuto_ms FLOAT8, dia_ms FLOAT8, parte_ms FLOAT8, n FLOAT8, covered_ms FLOAT8, hr_n FLOAT8, hr_sum FLOAT8, hr_sq FLOAT8, hr_min INT, hr_max INT, accel_n FLOAT8, accel_mag FLOAT8, accel_mag_sq FLOAT8, accel_dev FLOAT8, gyro_n FLOAT8, gyro_sq FLOAT8, rr_n FLOAT8, nn_n FLOAT8, nn_sum FLOAT8, nn_sq FLOAT8, nn_pairs FLOAT8, nn_diff_sq FLOAT8);
CREATE TYPE stream_movido AS (consumidor_id INT, antes BIGINT, despues BIGINT);
CREATE TYPE bloque_visto AS (dispositivo_id INT, bloque BIGINT, bits BYTEA);
CREATE TYPE dispositivo_oido AS (id INT, visto_ms FLOAT8, medido_ms FLOAT8, bateria REAL, senal JSONB);
