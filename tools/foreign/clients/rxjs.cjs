// SPDX-License-Identifier: MIT
// rocket.chat.realtime.api.rxjs as its README says: keep alive, log in, call, subscribe.
globalThis.WebSocket = require('ws');
const { RealTimeAPI } = require('rocket.chat.realtime.api.rxjs');
const { say, heard } = require('./talk.cjs');

const [url, user, password, room] = process.argv.slice(2);
const api = new RealTimeAPI(url);
const result = (observable) =>
  new Promise((resolve, reject) => {
    observable.subscribe((frame) => frame.msg === 'result' && resolve(frame), reject);
  });

(async () => {
  api.keepAlive().subscribe();
  api.connectToServer().subscribe();
  const login = await result(api.login(user, password));
  say({ uid: login.result.id });
  const rooms = await result(api.callMethod('rooms/get'));
  say({ rooms: rooms.result.map((one) => one.name) });
  api.onMessage((frame) => frame.msg === 'ready' && say({ ready: true }));
  api.getSubscription('stream-room-messages', room, false).subscribe((event) => {
    say({ message: event.fields.args[0].msg });
  });
  await heard('stop');
  say({ done: true });
  process.exit(0);
})();
