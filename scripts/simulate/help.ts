import { DEMO_PASSWORD } from '../demo-accounts.mjs';

export const HELP = `Simula personas que dejan de fumar y llevan una pulsera: frecuencia cardiaca, latidos, movimiento,
sueño, ejercicio, cigarros y antojos, con las fallas que se pidan y la verdad de todo en un archivo.
La misma semilla da siempre lo mismo. Usa sólo la interfaz pública, y todo queda marcado para siempre
con fuente «simulado».

Uso: npm run simulate -- [opciones]

  --url URL            servidor (http://127.0.0.1:3000)
  --persons 1          cuántas personas; cada una registra su cuenta simulado-<semilla>-<número>@latido.test
  --account CORREO     en lugar de eso, cuentas de consumidor que ya existen; varias con coma
  --password CLAVE     contraseña de las cuentas (${DEMO_PASSWORD}); obligatoria si el servidor no es esta máquina
  --seed 22            semilla: minúsculas, cifras y guiones
  --zone ZONA          zona horaria IANA (America/Tijuana); varias con coma se reparten
  --cadence 1000       milisegundos entre lecturas, de 20 (50 Hz) a 60000; el movimiento va promediado
  --from DÍA           desde la medianoche de AAAA-MM-DD, o desde un instante ISO 8601
  --days N             con --from: cuántos días desde ahí; sin él: los últimos N días. El pasado se envía
                       tan rápido como el servidor deje y después sigue en vivo
  --no-live            termina con el pasado (y con los envíos que sus fallas aplazaron)
  --speed 1            en vivo, cuántas veces más deprisa vive el cuerpo; la cadencia y los instantes no cambian
  --faults LISTA       fallas con coma, o all; cada una lleva sus números tras = y entre /
      drift=PPM                      el reloj se adelanta esas millonésimas (50)
      jump=SEGUNDOS/A_LOS            el reloj salta, a tantos segundos del comienzo (180/600)
      dst=HORAS                      escribe la hora local como si fuera UTC, desde el cambio de hora del
                                     pasado o, si no hay, desde un tercio (2). Al este de Greenwich queda en
                                     el futuro y el servidor lo rechaza
      loss=PARTE                     se pierde (0.01)
      duplication=PARTE/HASTA        se envía otra vez hasta tantos segundos después (0.02/10)
      reorder=PARTE/HASTA            espera hasta tantos segundos y otras la adelantan (0.05/5)
      offline=SEGUNDOS/CADA          sin conexión tantos segundos, una vez cada tantos; luego la ráfaga (300/7200)
  --socket             envía por el socket de dispositivos (/ws/dispositivo) en lugar de POST
  --truth ARCHIVO      escribe la verdad en JSON Lines; no sobrescribe
  --deseos             registra los antojos cuando ocurren, y cómo terminan; los del pasado no se pueden
  --consumos           registra los cigarros, también los del pasado
  --seconds N          termina a los N segundos
  --with-parent        termina también cuando termina el proceso que lo inició
  --data-dir CARPETA   dónde guarda las claves de los dispositivos: simulate-key-<semilla>.json (.data)
  --help               esto

Cada lectura lleva n = su instante verdadero entre la cadencia, sin huecos: repetir la misma semilla sobre
las mismas fechas no añade nada. Una clave de otro dispositivo no se admite: podría ser la de un sensor de verdad.
La verdad tiene una línea por corrida (run), suceso (event), lectura y total de cada persona; en una
lectura, fate es sent, rejected, lost o unsent, copies cuántas copias contestó el servidor y late_ms
cuánto esperó la primera. total: arrived son las n distintas que llegaron; stored, las que guardó.
Cada 10 s imprime la suma de todas las personas. Termina con Ctrl-C y dice qué no llegó a enviar.
Códigos de salida: 0 bien, 1 error, 2 opciones, 3 el dispositivo fue revocado.`;
