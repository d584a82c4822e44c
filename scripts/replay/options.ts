import { DEMO_CONSUMIDOR } from '../demo-accounts.mjs';
import { type Account, listOf, numberIn, serverUrl, UsageError, valuesOf } from '../device/options';
import { ACC_HZ } from './recording';
import { SAMPLES_DIR } from './recording-files';

/** Who a subject's readings are sent as: an account that pairs a device, or the key of a paired one. */
export type Credentials = Account | { clave: string };

export type ReplayOptions = {
  url: string;
  subjects: { subject: string; credentials: Credentials }[];
  speed: number;
  loop: boolean;
  acc_hz: number;
  backfill_minutes: number;
  seconds: number | undefined;
  queue: number;
  /** Readings go over the socket of devices. */
  socket: boolean;
  with_parent: boolean;
  samples: string;
  data_dir: string;
};

export const HELP = `Reproduce grabaciones reales de muñeca (Empatica E4) como si un dispositivo las midiera ahora.
Usa sólo la interfaz pública de dispositivos: POST /api/token, /api/dispositivos/codigo,
/api/dispositivos/emparejar y /api/lecturas. Todo queda marcado con fuente «importado».

Uso: npm run replay -- [opciones]

  --url URL            servidor (http://127.0.0.1:3000)
  --subject S28        grabación de ${SAMPLES_DIR}; varias con coma, cada una con su cuenta o su clave
  --email CORREO       cuenta del consumidor (${DEMO_CONSUMIDOR.email}); varias con coma, una por grabación
  --password CLAVE     contraseña de esas cuentas (${DEMO_CONSUMIDOR.password})
  --key CLAVE          clave de un dispositivo ya emparejado, en lugar de la cuenta; varias con coma
  --speed 1            velocidad de la parte en vivo, 1 a 60: los instantes se comprimen, no se adelantan
  --loop               al terminar la grabación, empieza otra vez con instantes nuevos
  --acc-hz 4           lecturas por segundo: la aceleración de 32 Hz promediada; divide a 32
  --backfill MINUTOS   antes de empezar, envía los minutos pasados que falten en el servidor (0)
  --seconds N          termina a los N segundos
  --queue 20000        lecturas en vivo que esperan como máximo si el servidor no responde
  --socket             envía por el socket de dispositivos (/ws/dispositivo) en lugar de POST
  --with-parent        termina también cuando termina el proceso que lo inició
  --samples CARPETA    dónde están las grabaciones (${SAMPLES_DIR})
  --data-dir CARPETA   dónde guarda la clave del dispositivo: replay-key-<grabación>.json (.data)
  --help               esto

Cada lectura lleva n = su instante en microsegundos: siempre crece, también después de reiniciar,
y enviarla otra vez no la duplica. El dispositivo no tiene giroscopio: gyro_* va como null.
Cada 10 s imprime: enviadas (con reenvíos), aceptadas, duplicadas, rechazadas, en espera, descartadas.
Termina con Ctrl-C. Códigos de salida: 0 bien, 1 error, 2 opciones, 3 el dispositivo fue revocado.`;

/** `undefined` when help was asked for. Throws UsageError. */
export function parseOptions(argv: readonly string[]): ReplayOptions | undefined {
  const values = parseValues(argv);
  if (values.help) return undefined;
  const accHz = numberIn('acc-hz', values['acc-hz'], 1, ACC_HZ);
  if (ACC_HZ % accHz !== 0) throw new UsageError(`--acc-hz ${accHz} no divide a ${ACC_HZ}`);
  return {
    url: serverUrl(values.url),
    subjects: assign(values),
    speed: numberIn('speed', values.speed, 1, 60),
    loop: values.loop,
    acc_hz: accHz,
    backfill_minutes: numberIn('backfill', values.backfill, 0, 24 * 60),
    seconds: values.seconds === undefined ? undefined : numberIn('seconds', values.seconds, 0, 1e7),
    queue: numberIn('queue', values.queue, 1, 1e7),
    socket: values.socket,
    with_parent: values['with-parent'],
    samples: values.samples,
    data_dir: values['data-dir'],
  };
}

type Values = ReturnType<typeof parseValues>;

function parseValues(argv: readonly string[]) {
  return valuesOf(argv, {
    url: { type: 'string', default: 'http://127.0.0.1:3000' },
    subject: { type: 'string', default: 'S28' },
    email: { type: 'string', default: DEMO_CONSUMIDOR.email },
    password: { type: 'string', default: DEMO_CONSUMIDOR.password },
    key: { type: 'string' },
    speed: { type: 'string', default: '1' },
    loop: { type: 'boolean', default: false },
    'acc-hz': { type: 'string', default: '4' },
    backfill: { type: 'string', default: '0' },
    seconds: { type: 'string' },
    queue: { type: 'string', default: '20000' },
    socket: { type: 'boolean', default: false },
    'with-parent': { type: 'boolean', default: false },
    samples: { type: 'string', default: SAMPLES_DIR },
    'data-dir': { type: 'string', default: '.data' },
    help: { type: 'boolean', short: 'h', default: false },
  });
}

/** Two recordings never share a person: their readings would mix into one heart. */
function assign(values: Values): ReplayOptions['subjects'] {
  const subjects = listOf(values.subject);
  const [what, secrets] =
    values.key === undefined ? ['--email', listOf(values.email)] : ['--key', listOf(values.key)];
  if (subjects.length === 0) throw new UsageError('--subject está vacío');
  if (new Set(subjects).size !== subjects.length) throw new UsageError('--subject repite una grabación');
  if (secrets.length !== subjects.length || new Set(secrets).size !== secrets.length) {
    throw new UsageError(
      `Para ${subjects.length} grabaciones hacen falta ${subjects.length} ${what} distintos`,
    );
  }
  return subjects.map((subject, index) => {
    const secret = secrets[index] ?? '';
    const account = { email: secret, password: values.password };
    return { subject, credentials: values.key === undefined ? account : { clave: secret } };
  });
}
