// SPDX-License-Identifier: MIT
// simpleddp as its README says: connect, call, subscribe, listen.
const { createHash } = require('node:crypto');
const SimpleDDP = require('simpleddp');
const ws = require('isomorphic-ws');
const { say, heard } = require('./talk.cjs');

const [url, user, password, room] = process.argv.slice(2);

(async () => {
  const server = new SimpleDDP({
    endpoint: url,
    SocketConstructor: ws,
    reconnectInterval: 5000,
  });
  await server.connect();
  const digest = createHash('sha256').update(password).digest('hex');
  const who = await server.call('login', {
    user: { username: user },
    password: { digest, algorithm: 'sha-256' },
  });
  say({ uid: who.id });
  const rooms = await server.call('rooms/get');
  say({ rooms: rooms.map((one) => one.name) });
  server.ddpConnection.on('changed', (frame) => {
    say({ message: frame.fields.args[0].msg });
  });
  const messages = server.subscribe('stream-room-messages', room, false);
  await messages.ready();
  say({ ready: true });
  await heard('stop');
  await server.disconnect();
  say({ done: true });
  process.exit(0);
})();
