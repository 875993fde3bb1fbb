// SPDX-License-Identifier: MIT
// npm `ddp` and `ddp-login`, as scripts that listen to a room use them.
const DDP = require('ddp');
const login = require('ddp-login');
const { say, heard } = require('./talk.cjs');

const [url, user, password, room] = process.argv.slice(2);
const { hostname, port } = new URL(url);
const client = new DDP({ host: hostname, port: Number(port), maintainCollections: true });

client.connect((failed) => {
  if (failed) throw failed;
  const options = { method: 'account', account: user, pass: password };
  login(client, options, (refused, who) => {
    if (refused) throw refused;
    say({ uid: who.id });
    client.subscribe('stream-room-messages', [room, false], () => say({ ready: true }));
  });
});
client.on('message', (text) => {
  const frame = JSON.parse(text);
  if (frame.msg === 'changed' && frame.collection === 'stream-room-messages') {
    say({ message: frame.fields.args[0].msg });
  }
});
heard('stop').then(() => {
  client.close();
  say({ done: true });
  process.exit(0);
});
