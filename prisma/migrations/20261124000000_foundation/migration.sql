-- CreateEnum
CREATE TYPE "rol" AS ENUM ('consumidor', 'cuidador', 'administrador');

-- CreateEnum
CREATE TYPE "fuente" AS ENUM ('sensor', 'simulado', 'importado');

-- CreateEnum
CREATE TYPE "deseo_tipo" AS ENUM ('comida', 'bebida', 'compra', 'sustancia', 'otro');

-- CreateEnum
CREATE TYPE "resultado" AS ENUM ('resistido', 'consumido', 'sin_registrar');

-- CreateEnum
CREATE TYPE "session_kind" AS ENUM ('web', 'token');

-- CreateEnum
CREATE TYPE "code_purpose" AS ENUM ('dispositivo', 'cuidador');

-- CreateTable
CREATE TABLE "usuarios" (
    "id" SERIAL NOT NULL,
    "nombre" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "rol" "rol" NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "deleted_at" TIMESTAMPTZ(3),
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "usuarios_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consumidores" (
    "id" SERIAL NOT NULL,
    "usuario_id" INTEGER NOT NULL,
    "zona_horaria" TEXT NOT NULL DEFAULT 'America/Tijuana',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consumidores_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "usuario_id" INTEGER NOT NULL,
    "kind" "session_kind" NOT NULL,
    "session_version" INTEGER NOT NULL,
    "refresh_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_codes" (
    "id" SERIAL NOT NULL,
    "purpose" "code_purpose" NOT NULL,
    "code_hash" TEXT NOT NULL,
    "consumidor_id" INTEGER NOT NULL,
    "alcances" TEXT[],
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dispositivos" (
    "id" SERIAL NOT NULL,
    "consumidor_id" INTEGER NOT NULL,
    "nombre" TEXT NOT NULL,
    "tipo" TEXT NOT NULL,
    "fuente" "fuente" NOT NULL,
    "clave_hash" TEXT NOT NULL,
    "cadencia_ms" INTEGER NOT NULL,
    "visto_at" TIMESTAMPTZ(3),
    "ultimo_medido_at" TIMESTAMPTZ(3),
    "bateria" REAL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "dispositivos_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "streams" (
    "consumidor_id" INTEGER NOT NULL,
    "stream" TEXT NOT NULL,
    "epoch" BIGINT NOT NULL,
    "last_offset" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "streams_pkey" PRIMARY KEY ("consumidor_id","stream")
);

-- CreateTable
CREATE TABLE "lecturas" (
    "id" BIGSERIAL NOT NULL,
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

    CONSTRAINT "lecturas_pkey" PRIMARY KEY ("consumidor_id","seq")
);

-- CreateTable
CREATE TABLE "ventanas" (
    "consumidor_id" INTEGER NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "n" INTEGER NOT NULL,
    "hr_n" INTEGER NOT NULL,
    "hr_sum" DECIMAL(65,30) NOT NULL,
    "hr_sumsq" DECIMAL(65,30) NOT NULL,
    "hr_min" REAL,
    "hr_max" REAL,

    CONSTRAINT "ventanas_pkey" PRIMARY KEY ("consumidor_id","window_start")
);

-- CreateTable
CREATE TABLE "deseos" (
    "id" SERIAL NOT NULL,
    "consumidor_id" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "uuid" UUID,
    "tipo" "deseo_tipo" NOT NULL,
    "intensidad" SMALLINT,
    "nota" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved" BOOLEAN NOT NULL DEFAULT false,
    "resultado" "resultado",
    "resuelto_at" TIMESTAMPTZ(3),

    CONSTRAINT "deseos_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consentimientos" (
    "id" SERIAL NOT NULL,
    "consumidor_id" INTEGER NOT NULL,
    "cuidador_id" INTEGER NOT NULL,
    "alcances" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "consentimientos_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "usuarios_email_key" ON "usuarios"("email");

-- CreateIndex
CREATE UNIQUE INDEX "consumidores_usuario_id_key" ON "consumidores"("usuario_id");

-- CreateIndex
CREATE INDEX "sessions_usuario_id_idx" ON "sessions"("usuario_id");

-- CreateIndex
CREATE INDEX "one_time_codes_purpose_code_hash_idx" ON "one_time_codes"("purpose", "code_hash");

-- CreateIndex
CREATE INDEX "one_time_codes_consumidor_id_idx" ON "one_time_codes"("consumidor_id");

-- CreateIndex
CREATE UNIQUE INDEX "dispositivos_clave_hash_key" ON "dispositivos"("clave_hash");

-- CreateIndex
CREATE INDEX "dispositivos_consumidor_id_idx" ON "dispositivos"("consumidor_id");

-- CreateIndex
CREATE INDEX "lecturas_consumidor_id_medido_at_idx" ON "lecturas"("consumidor_id", "medido_at");

-- CreateIndex
CREATE UNIQUE INDEX "lecturas_dispositivo_id_n_key" ON "lecturas"("dispositivo_id", "n");

-- CreateIndex
CREATE INDEX "deseos_consumidor_id_created_at_idx" ON "deseos"("consumidor_id", "created_at");

-- CreateIndex
CREATE INDEX "deseos_consumidor_id_seq_idx" ON "deseos"("consumidor_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "deseos_consumidor_id_uuid_key" ON "deseos"("consumidor_id", "uuid");

-- CreateIndex
CREATE INDEX "consentimientos_consumidor_id_cuidador_id_idx" ON "consentimientos"("consumidor_id", "cuidador_id");

-- CreateIndex
CREATE INDEX "consentimientos_cuidador_id_idx" ON "consentimientos"("cuidador_id");

-- AddForeignKey
ALTER TABLE "consumidores" ADD CONSTRAINT "consumidores_usuario_id_fkey" FOREIGN KEY ("usuario_id") REFERENCES "usuarios"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_usuario_id_fkey" FOREIGN KEY ("usuario_id") REFERENCES "usuarios"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_codes" ADD CONSTRAINT "one_time_codes_consumidor_id_fkey" FOREIGN KEY ("consumidor_id") REFERENCES "consumidores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispositivos" ADD CONSTRAINT "dispositivos_consumidor_id_fkey" FOREIGN KEY ("consumidor_id") REFERENCES "consumidores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "streams" ADD CONSTRAINT "streams_consumidor_id_fkey" FOREIGN KEY ("consumidor_id") REFERENCES "consumidores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lecturas" ADD CONSTRAINT "lecturas_consumidor_id_fkey" FOREIGN KEY ("consumidor_id") REFERENCES "consumidores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lecturas" ADD CONSTRAINT "lecturas_dispositivo_id_fkey" FOREIGN KEY ("dispositivo_id") REFERENCES "dispositivos"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ventanas" ADD CONSTRAINT "ventanas_consumidor_id_fkey" FOREIGN KEY ("consumidor_id") REFERENCES "consumidores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deseos" ADD CONSTRAINT "deseos_consumidor_id_fkey" FOREIGN KEY ("consumidor_id") REFERENCES "consumidores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consentimientos" ADD CONSTRAINT "consentimientos_consumidor_id_fkey" FOREIGN KEY ("consumidor_id") REFERENCES "consumidores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consentimientos" ADD CONSTRAINT "consentimientos_cuidador_id_fkey" FOREIGN KEY ("cuidador_id") REFERENCES "usuarios"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- One active grant per pair; revoked ones stay as history.
CREATE UNIQUE INDEX "consentimientos_active_key" ON "consentimientos"("consumidor_id", "cuidador_id") WHERE "revoked_at" IS NULL;

-- Ids below 1001 are kept for the demo, whose consumidor is 22.
ALTER SEQUENCE "usuarios_id_seq" RESTART WITH 1001;
ALTER SEQUENCE "consumidores_id_seq" RESTART WITH 1001;

-- Rows that are updated with every batch: room in the page keeps the updates in place.
ALTER TABLE "streams" SET (fillfactor = 50);
ALTER TABLE "dispositivos" SET (fillfactor = 70);
ALTER TABLE "ventanas" SET (fillfactor = 70);
