-- CreateEnum
CREATE TYPE "idioma" AS ENUM ('es', 'en');

-- CreateEnum
CREATE TYPE "genero" AS ENUM ('mujer', 'hombre', 'no_binario', 'otro');

-- CreateEnum
CREATE TYPE "inicio_paso" AS ENUM ('fisico', 'habitos', 'plan', 'resumen');

-- CreateEnum
CREATE TYPE "inicio_estado" AS ENUM ('hecho', 'omitido');

-- AlterTable
ALTER TABLE "usuarios" ADD COLUMN "telefono" TEXT,
ADD COLUMN "idioma" "idioma" NOT NULL DEFAULT 'es';

-- AlterTable
ALTER TABLE "consumidores" ADD COLUMN "fecha_nacimiento" DATE,
ADD COLUMN "peso" DOUBLE PRECISION,
ADD COLUMN "altura" DOUBLE PRECISION,
ADD COLUMN "genero" "genero",
ADD COLUMN "fecha_abandono" DATE,
ADD COLUMN "consumo_base" INTEGER,
ADD COLUMN "precio_cajetilla" DECIMAL(12,2),
ADD COLUMN "cigarrillos_por_cajetilla" INTEGER,
ADD COLUMN "moneda" TEXT,
ADD COLUMN "inicio_cerrado_at" TIMESTAMPTZ(3);

ALTER TABLE "consumidores" ADD CONSTRAINT "consumidores_medidas" CHECK ("peso" > 0 AND "altura" > 0),
ADD CONSTRAINT "consumidores_plan" CHECK ("consumo_base" >= 0 AND "precio_cajetilla" >= 0 AND "cigarrillos_por_cajetilla" > 0);

-- AlterTable
ALTER TABLE "habitos" ADD COLUMN "orden" INTEGER,
ADD COLUMN "activo" BOOLEAN NOT NULL DEFAULT true;
UPDATE "habitos" SET "orden" = "id";
ALTER TABLE "habitos" ALTER COLUMN "orden" SET NOT NULL;

-- AlterTable
ALTER TABLE "emociones" ADD COLUMN "orden" INTEGER,
ADD COLUMN "activo" BOOLEAN NOT NULL DEFAULT true;
UPDATE "emociones" SET "orden" = "id";
ALTER TABLE "emociones" ALTER COLUMN "orden" SET NOT NULL;

-- CreateTable
CREATE TABLE "motivos" (
    "id" SERIAL NOT NULL,
    "nombre" TEXT NOT NULL,
    "descripcion" TEXT,
    "orden" INTEGER NOT NULL,
    "activo" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "motivos_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "soluciones" (
    "id" SERIAL NOT NULL,
    "nombre" TEXT NOT NULL,
    "descripcion" TEXT,
    "orden" INTEGER NOT NULL,
    "activo" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "soluciones_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "deseos" ADD COLUMN "motivo_id" INTEGER,
ADD COLUMN "motivo_otro" TEXT,
ADD COLUMN "emocion_id" INTEGER,
ADD COLUMN "emocion_otra" TEXT,
ADD COLUMN "solucion_id" INTEGER,
ADD COLUMN "solucion_otra" TEXT;

ALTER TABLE "deseos" ADD CONSTRAINT "deseos_un_motivo" CHECK (num_nonnulls("motivo_id", "motivo_otro") <= 1),
ADD CONSTRAINT "deseos_una_emocion" CHECK (num_nonnulls("emocion_id", "emocion_otra") <= 1),
ADD CONSTRAINT "deseos_una_solucion" CHECK (num_nonnulls("solucion_id", "solucion_otra") <= 1);

-- CreateTable
CREATE TABLE "formularios" (
    "id" SERIAL NOT NULL,
    "consumidor_id" INTEGER NOT NULL,
    "habito_id" INTEGER,
    "habito_otro" TEXT,
    "emociones" INTEGER[],
    "emocion_otra" TEXT,
    "motivos" INTEGER[],
    "motivo_otro" TEXT,
    "soluciones" INTEGER[],
    "solucion_otra" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "formularios_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "formularios" ADD CONSTRAINT "formularios_un_habito" CHECK (num_nonnulls("habito_id", "habito_otro") = 1),
ADD CONSTRAINT "formularios_listas" CHECK (num_nulls("emociones", "motivos", "soluciones") = 0);

-- CreateTable
CREATE TABLE "inicio_pasos" (
    "consumidor_id" INTEGER NOT NULL,
    "paso" "inicio_paso" NOT NULL,
    "estado" "inicio_estado" NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inicio_pasos_pkey" PRIMARY KEY ("consumidor_id", "paso")
);

-- CreateIndex
CREATE UNIQUE INDEX "motivos_nombre_key" ON "motivos"("nombre");

-- CreateIndex
CREATE UNIQUE INDEX "soluciones_nombre_key" ON "soluciones"("nombre");

-- AddForeignKey
ALTER TABLE "deseos" ADD CONSTRAINT "deseos_motivo_id_fkey" FOREIGN KEY ("motivo_id") REFERENCES "motivos"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deseos" ADD CONSTRAINT "deseos_emocion_id_fkey" FOREIGN KEY ("emocion_id") REFERENCES "emociones"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deseos" ADD CONSTRAINT "deseos_solucion_id_fkey" FOREIGN KEY ("solucion_id") REFERENCES "soluciones"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "formularios" ADD CONSTRAINT "formularios_consumidor_id_fkey" FOREIGN KEY ("consumidor_id") REFERENCES "consumidores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "formularios" ADD CONSTRAINT "formularios_habito_id_fkey" FOREIGN KEY ("habito_id") REFERENCES "habitos"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inicio_pasos" ADD CONSTRAINT "inicio_pasos_consumidor_id_fkey" FOREIGN KEY ("consumidor_id") REFERENCES "consumidores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "motivos" ("nombre", "orden") VALUES
  ('Social', 1), ('Trabajo', 2), ('Habitual', 3), ('Problemas personales', 4), ('Celebración', 5);
INSERT INTO "soluciones" ("nombre", "orden") VALUES
  ('Respiración', 1), ('Caminar', 2), ('Correr', 3), ('Llamar a un amigo', 4), ('Beber agua', 5), ('Meditación', 6),
  ('Música', 7), ('Leer', 8), ('Chicle', 9);

-- What a name is told from others by: neither case nor accents make another.
CREATE FUNCTION catalogo_clave(nombre TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN lower(regexp_replace(normalize(btrim(nombre), NFD), '[\u0300-\u036f]', '', 'g'));

CREATE UNIQUE INDEX "habitos_clave_key" ON "habitos" (catalogo_clave("nombre"));
CREATE UNIQUE INDEX "emociones_clave_key" ON "emociones" (catalogo_clave("nombre"));
CREATE UNIQUE INDEX "motivos_clave_key" ON "motivos" (catalogo_clave("nombre"));
CREATE UNIQUE INDEX "soluciones_clave_key" ON "soluciones" (catalogo_clave("nombre"));
CREATE UNIQUE INDEX "formularios_habito_key" ON "formularios"
  ("consumidor_id", coalesce("habito_id", 0), coalesce(catalogo_clave("habito_otro"), ''));

-- What was ever offered is only deactivated: logs and the lists of formularios refer to it.
CREATE FUNCTION catalogo_guard() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an entry of a catalogue is deactivated, never deleted' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER habitos_guard BEFORE DELETE ON "habitos" FOR EACH ROW EXECUTE FUNCTION catalogo_guard();
CREATE TRIGGER emociones_guard BEFORE DELETE ON "emociones" FOR EACH ROW EXECUTE FUNCTION catalogo_guard();
CREATE TRIGGER motivos_guard BEFORE DELETE ON "motivos" FOR EACH ROW EXECUTE FUNCTION catalogo_guard();
CREATE TRIGGER soluciones_guard BEFORE DELETE ON "soluciones" FOR EACH ROW EXECUTE FUNCTION catalogo_guard();
