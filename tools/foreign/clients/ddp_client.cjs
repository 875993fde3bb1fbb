// SPDX-License-Identifier: MIT
// @rocket.chat/ddp-client as its README says: log in, call, stream, come back.
const { createHash } = require('node:crypto');
globalThis.WebSocket = require('ws');
const { DDPSDK } = require('@rocket.chat/ddp-client');
const { say, heard } = require('./talk.cjs');

const [url, user, password, room] = process.argv.slice(2);

(async () => {
  const sdk = await DDPSDK.createAndConnect(url, { retryCount: 5, retryTime: 20 });
  const digest = createHash('sha256').update(password).digest('hex');
  await sdk.account.loginWithPassword(user, digest);
  say({ status: sdk.connection.status, uid: sdk.account.uid });
  const rooms = await sdk.call('rooms/get');
  say({ rooms: rooms.map((one) => one.name) });
  const messages = sdk.stream('room-messages', room, (message) => {
    say({ message: message.msg });
  });
  await messages.ready();
  await sdk.call('sendMessage', { rid: room, msg: 'from ddp-client' });
  sdk.connection.on('reconnecting', () => say({ status: 'reconnecting' }));
  sdk.connection.on('connected', () => say({ status: 'connected again' }));
  say({ ready: true });
  await heard('stop');
  messages.stop();
  await sdk.account.logout();
  say({ done: true });
  process.exit(0);
})();
