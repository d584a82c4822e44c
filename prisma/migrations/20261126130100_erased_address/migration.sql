-- Mails may name an address and no account: its fingerprint finds them when an erasure is verified.
ALTER TABLE "purgas" ADD COLUMN "huella_correo" TEXT;
