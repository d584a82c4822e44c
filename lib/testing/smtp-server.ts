import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

export type Delivered = { from: string; to: string[]; data: string };

/** A mail server on loopback that takes what it is sent. `refuse`: answers the next so many mails with this instead. */
export async function startSmtpServer() {
  const delivered: Delivered[] = [];
  const state = { refuse: 0, answer: '451 later' };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    converse(socket, (mail) => {
      if (state.refuse > 0) {
        state.refuse -= 1;
        return state.answer;
      }
      delivered.push(mail);
      return '250 taken';
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    delivered,
    refuseNext: (count: number, answer = '451 later') => Object.assign(state, { refuse: count, answer }),
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** One connection of RFC 5321, as far as a client that sends a mail needs it. */
function converse(socket: Socket, take: (mail: Delivered) => string): void {
  let [from, to, data, buffer, inData] = ['', [] as string[], '', '', false];
  const say = (text: string) => socket.write(`${text}\r\n`);
  const address = (line: string) => /<([^>]*)>/.exec(line)?.[1] ?? '';
  const onLine = (line: string): unknown => {
    if (inData) {
      if (line !== '.') {
        data += `${line.replace(/^\./, '')}\n`;
        return;
      }
      inData = false;
      return say(take({ from, to, data }));
    }
    const command = line.slice(0, 4).toUpperCase();
    if (command === 'EHLO' || command === 'HELO') return say('250 loopback');
    if (command === 'MAIL') {
      [from, to, data] = [address(line), [], ''];
      return say('250 ok');
    }
    if (command === 'RCPT') return say(to.push(address(line)) > 0 ? '250 ok' : '');
    if (command === 'DATA') {
      inData = true;
      return say('354 go on');
    }
    if (command === 'QUIT') return socket.end('221 bye\r\n');
    return say('250 ok');
  };
  say('220 loopback');
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    const lines = (buffer + text).split('\r\n');
    buffer = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
}
