-- AlterTable
ALTER TABLE "habitos" ADD COLUMN "nombre_en" TEXT;
ALTER TABLE "emociones" ADD COLUMN "nombre_en" TEXT;
ALTER TABLE "motivos" ADD COLUMN "nombre_en" TEXT;
ALTER TABLE "soluciones" ADD COLUMN "nombre_en" TEXT;

-- Of the entries that Latido comes with, where an administrador has given them no other name.
UPDATE "habitos" SET "nombre_en" = t.en FROM (VALUES
  ('Fumar cigarrillos', 'Smoking cigarettes'), ('Vapear', 'Vaping'), ('Beber alcohol', 'Drinking alcohol'),
  ('Correr', 'Running'), ('Leer', 'Reading')) AS t(es, en) WHERE "nombre" = t.es;
UPDATE "emociones" SET "nombre_en" = t.en FROM (VALUES
  ('Ansiedad', 'Anxiety'), ('Estrés', 'Stress'), ('Aburrimiento', 'Boredom'), ('Tristeza', 'Sadness'), ('Enojo', 'Anger'),
  ('Felicidad', 'Happiness'), ('Calma', 'Calm'), ('Frustración', 'Frustration')) AS t(es, en) WHERE "nombre" = t.es;
UPDATE "motivos" SET "nombre_en" = t.en FROM (VALUES
  ('Social', 'Social'), ('Trabajo', 'Work'), ('Habitual', 'Routine'), ('Problemas personales', 'Personal problems'),
  ('Celebración', 'Celebration')) AS t(es, en) WHERE "nombre" = t.es;
UPDATE "soluciones" SET "nombre_en" = t.en FROM (VALUES
  ('Respiración', 'Breathing'), ('Caminar', 'Walking'), ('Correr', 'Running'), ('Llamar a un amigo', 'Calling a friend'),
  ('Beber agua', 'Drinking water'), ('Meditación', 'Meditation'), ('Música', 'Music'), ('Leer', 'Reading'),
  ('Chicle', 'Chewing gum')) AS t(es, en) WHERE "nombre" = t.es;

-- In each language on its own: "Social" is the same in both.
CREATE UNIQUE INDEX "habitos_clave_en_key" ON "habitos" (catalogo_clave("nombre_en"));
CREATE UNIQUE INDEX "emociones_clave_en_key" ON "emociones" (catalogo_clave("nombre_en"));
CREATE UNIQUE INDEX "motivos_clave_en_key" ON "motivos" (catalogo_clave("nombre_en"));
CREATE UNIQUE INDEX "soluciones_clave_en_key" ON "soluciones" (catalogo_clave("nombre_en"));
